/** Entries of an evidence pack by their names; the form of those that say what belongs to it. */
export const PACK = {
  receipt: "receipt.txt",
  record: "record.txt",
  log: "log.txt",
  /** Who attached the files, as their devices signed it. */
  attached: "attached.txt",
  /** Attached files that the pack does not hold, by their hash. */
  missing: "missing.txt",
  /** SHA-256 of every other entry, as `sha256sum -c` reads it. */
  contents: "contents.txt",
  /** The packing laptop's signature over `contents.txt`. */
  seal: "seal.txt",
} as const;

/** Folder of the attached files. */
export const FILES = "files/";

/** What `attached.txt` begins with. */
export const ATTACHED = "attached";

/** One line of `contents.txt` or `missing.txt`. */
export const sumLine = (sha256: string, name: string): string => `${sha256}  ${name}\n`;

/** Reads such lines; null for a text that has another. */
export function sumsIn(text: string): Map<string, string> | null {
  const sums = new Map<string, string>();
  for (const line of text.split("\n").slice(0, -1)) {
    const [, sha256, name] = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line) ?? [];
    if (sha256 === undefined || name === undefined || sums.has(name)) return null;
    sums.set(name, sha256);
  }
  return text.endsWith("\n") || text === "" ? sums : null;
}

/** What stands for a hub's signature that there is none of, and for the number of a whole log. */
export const NONE = "-";

/** What the packing laptop signs: it begins like no other text that a device signs. */
export function sealStatement(number: string, contents: string, code: string, key: string): string {
  return ["evidence-pack", number, contents, code, key].join("|");
}
