import type { Readable } from "node:stream";

/** The package brings no types; these are as far as the evidence pack uses it (tsconfig.json, `paths`). */
export interface EntryOptions {
  mtime: Date;
  mode?: number;
  compress?: boolean;
}

export class ZipFile {
  readonly outputStream: Readable;
  addBuffer(bytes: Buffer, name: string, options: EntryOptions): void;
  addReadStream(stream: Readable, name: string, options: EntryOptions): void;
  end(): void;
  on(event: "error", listener: (error: Error) => void): this;
}
