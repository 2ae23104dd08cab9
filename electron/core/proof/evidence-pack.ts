import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { logLine } from "../../../shared/proof/log-line.ts";
import type { LogLine } from "../../../shared/proof/log-line.ts";
import { packReadme } from "./pack-readme.ts";
import { verifyScript } from "./verify-script.ts";

/** What goes into one pack beside the script and the page that explains it. */
export interface PackContents {
  /** Public key that a stranger begins with. */
  anchor: string;
  /** Works without a hub. */
  alone: boolean;
  /** The custody log, a page at a time. */
  log: AsyncIterable<readonly LogLine[]>;
  /** By name; of a pack about the whole log there are none. */
  files: Readonly<Record<string, string>>;
  /** Of every entry, so that equal contents make equal bytes. */
  at: Date;
}

/**
 * Writes the ZIP to a file that is not there yet.
 *
 * @throws what the disk or the log's reader throws
 */
export async function writePack(
  file: string,
  { anchor, alone, log, files, at }: PackContents,
): Promise<void> {
  const zip = new ZipFile();
  const options = { mtime: at, mode: 0o100644 };
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text, "utf8"), name, options);
  add("readme.txt", packReadme({ anchor, alone, names: Object.keys(files) }));
  add("anchor.txt", `${anchor}\n`);
  zip.addBuffer(verifyScript(), "verify.sh", options);
  for (const [name, text] of Object.entries(files)) add(name, text);
  const lines = Readable.from(textOf(log), { objectMode: false });
  // The archive does not listen to what its entries fail of.
  lines.on("error", (error) => zip.outputStream.destroy(error));
  zip.addReadStream(lines, LOG_NAME, options);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }));
}

/** Name of the custody log in a pack. */
export const LOG_NAME = "log.txt";

async function* textOf(log: AsyncIterable<readonly LogLine[]>): AsyncGenerator<Buffer> {
  for await (const lines of log) {
    if (lines.length > 0) yield Buffer.from(lines.map((line) => `${logLine(line)}\n`).join(""), "utf8");
  }
}
