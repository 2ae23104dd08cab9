/** As far as the evidence pack uses it; the package brings no types. */
declare module "yazl" {
  import type { Readable } from "node:stream";

  interface EntryOptions {
    mtime: Date;
    mode?: number;
  }
  export class ZipFile {
    readonly outputStream: Readable;
    addBuffer(bytes: Buffer, name: string, options: EntryOptions): void;
    addReadStream(stream: Readable, name: string, options: EntryOptions): void;
    end(): void;
    on(event: "error", listener: (error: Error) => void): this;
  }
}
