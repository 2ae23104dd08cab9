import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

/** A marked word; secrets are looked for as programs write keys and tokens, too. */
export interface Canary {
  word: string;
  secret: boolean;
  /** The bytes that `word` stands for, when it is not text itself. */
  raw?: Buffer;
}

export interface FoundCanary {
  file: string;
  canary: string;
  /** `escaped`: JSON with `\\uXXXX`, as some programs write what is not ASCII. */
  encoding: "utf8" | "utf16le" | "utf16be" | "escaped" | "base64" | "hex" | "raw";
}

interface Needle {
  canary: Canary;
  encoding: FoundCanary["encoding"];
  bytes: Buffer;
}

export interface Search {
  found: (FoundCanary & { secret: boolean })[];
  files: string[];
}

function escaped(text: string): Buffer {
  const parts = text.split("").map((unit) => {
    const code = unit.charCodeAt(0);
    return code < 0x80 ? unit : `\\u${code.toString(16).padStart(4, "0")}`;
  });
  return Buffer.from(parts.join(""), "latin1");
}

/** Base64 of bytes that stand anywhere in a longer text: three ways, without the ends that vary. */
function base64Forms(bytes: Buffer): Buffer[] {
  const forms = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const whole = text.slice(
      before === 0 ? 0 : before + 1,
      (before + bytes.length) % 3 === 0 ? undefined : -1,
    );
    return [whole, whole.replaceAll("+", "-").replaceAll("/", "_")];
  });
  return [...new Set(forms)].map((form) => Buffer.from(form));
}

function needlesOf(canary: Canary): Needle[] {
  const { word, secret, raw } = canary;
  const bytes = raw ?? Buffer.from(word, "utf8");
  const text: [FoundCanary["encoding"], Buffer][] = raw
    ? [["raw", raw]]
    : [
        ["utf8", bytes],
        ["utf16le", Buffer.from(word, "utf16le")],
        ["utf16be", Buffer.from(word, "utf16le").swap16()],
        // Without a character beyond ASCII the two would be the same bytes.
        ...(/[^\0-\x7f]/.test(word) ? [["escaped", escaped(word)] as [FoundCanary["encoding"], Buffer]] : []),
      ];
  const coded: [FoundCanary["encoding"], Buffer][] = secret
    ? [
        ...base64Forms(bytes).map((form) => ["base64", form] as [FoundCanary["encoding"], Buffer]),
        ["hex", Buffer.from(bytes.toString("hex"))],
        ["hex", Buffer.from(bytes.toString("hex").toUpperCase())],
      ]
    : [];
  return [...text, ...coded].map(([encoding, form]) => ({ canary, encoding, bytes: form }));
}

const HEAD = 3;
const headAt = (content: Buffer, at: number): number =>
  ((content[at] as number) << 16) | ((content[at + 1] as number) << 8) | (content[at + 2] as number);

/** Thousands of words in hundreds of megabytes: one pass, in which three bytes tell whether to look closer. */
function finder(needles: readonly Needle[]): (content: Buffer) => Set<Needle> {
  const byHead = new Map<number, Needle[]>();
  const heads = new Uint8Array(1 << 24);
  for (const needle of needles) {
    if (needle.bytes.length < HEAD) throw new Error(`too short to be looked for: ${needle.canary.word}`);
    const head = headAt(needle.bytes, 0);
    heads[head] = 1;
    byHead.set(head, [...(byHead.get(head) ?? []), needle]);
  }
  return (content) => {
    const found = new Set<Needle>();
    for (let at = 0; at + HEAD <= content.length; at += 1) {
      const head = headAt(content, at);
      if (heads[head] === 0) continue;
      for (const needle of byHead.get(head) ?? []) {
        const end = at + needle.bytes.length;
        if (end <= content.length && content.compare(needle.bytes, 0, needle.bytes.length, at, end) === 0) {
          found.add(needle);
        }
      }
    }
    return found;
  };
}

/** Looks for marked words in every file below the folders, in the encodings programs write. */
export async function searchFiles(folders: readonly string[], canaries: readonly Canary[]): Promise<Search> {
  const find = finder(canaries.flatMap(needlesOf));
  const search: Search = { found: [], files: [] };
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      // Sockets and dangling links (the single-instance lock) hold no text.
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const content = await readFile(file).catch(() => null);
      // A running application may delete its own temporary file under our eyes.
      if (content === null) continue;
      search.files.push(file);
      for (const { canary, encoding } of find(content)) {
        search.found.push({ file, canary: canary.word, encoding, secret: canary.secret });
      }
    }
  }
  return search;
}

/** The same for a handful of words, while a test runs. */
export async function findCanaries(folders: string[], words: string[]): Promise<FoundCanary[]> {
  const { found } = await searchFiles(
    folders,
    words.map((word) => ({ word, secret: false })),
  );
  return found.map(({ file, canary, encoding }) => ({ file, canary, encoding }));
}
