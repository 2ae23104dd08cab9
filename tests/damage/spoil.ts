import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PAGE_BYTES } from "../../electron/core/store/care/pages/page-cipher.ts";

/** What is done to one file of a profile. Places and lengths are parts of the file, from 0 to 1. */
export type Spoil =
  | { do: "flip"; file: string; at: number }
  | { do: "zero"; file: string; page: number; pages?: number }
  | { do: "noise"; file: string; from: number; to: number }
  | { do: "cut"; file: string; to: number }
  | { do: "remove"; file: string };

export function spoil(folder: string, what: Spoil): void {
  const path = join(folder, what.file);
  if (what.do === "remove") return rmSync(path, { force: true });
  const bytes = readFileSync(path);
  if (what.do === "cut") return truncateSync(path, Math.floor(bytes.length * what.to));
  if (what.do === "flip") {
    const at = what.at < 1 ? Math.floor(bytes.length * what.at) : what.at - 1;
    if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  } else if (what.do === "zero") {
    const start = Math.min(bytes.length, (what.page - 1) * PAGE_BYTES);
    bytes.fill(0, start, Math.min(bytes.length, start + (what.pages ?? 1) * PAGE_BYTES));
  } else {
    const [from, to] = [Math.floor(bytes.length * what.from), Math.floor(bytes.length * what.to)];
    for (let at = from; at < to; at += 1) bytes[at] = (Math.imul(at, 2_654_435_761) >>> 13) & 0xff;
  }
  writeFileSync(path, bytes);
}
