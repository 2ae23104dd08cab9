import { createHash } from "node:crypto";

/** Entries of a pack by their names. */
export type Entries = Map<string, Buffer>;

/** Who may seal the pack of a number: the laptop that its hub vouches for, or one that nobody vouches for. */
export interface Sealing {
  number: string;
  sealed(entries: Entries, vouched: boolean): void;
}

const hashOf = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const without = (text: Buffer | undefined, word: string) =>
  Buffer.from(
    String(text)
      .split("\n")
      .filter((line) => !line.includes(word))
      .join("\n"),
  );
const flipped = (bytes: Buffer | undefined) => {
  const copy = Buffer.from(bytes as Buffer);
  copy[copy.length >> 1] = (copy[copy.length >> 1] as number) ^ 1;
  return copy;
};
/** The list is put right again. */
export const listedAgain = (entries: Entries) => {
  const sums = [...entries].filter(([name]) => !["contents.txt", "seal.txt"].includes(name));
  const text = sums.map(([name, bytes]) => `${hashOf(bytes)}  ${name}\n`).join("");
  entries.set("contents.txt", Buffer.from(text));
};
const PHOTO = "files/01 划痕.png";

/** What is done to a pack, and the word that names it. */
export const OF_PACKS: readonly (readonly [string, string, (entries: Entries, by: Sealing) => void])[] = [
  [
    "pack-changed",
    "a page of the document",
    (e, by) => e.set(`${by.number}.pdf`, flipped(e.get(`${by.number}.pdf`))),
  ],
  ["pack-changed", "a photo", (e) => e.set(PHOTO, flipped(e.get(PHOTO)))],
  ["pack-changed", "the readme", (e) => e.set("readme.txt", Buffer.from("ok\n"))],
  ["pack-changed", "the script", (e) => e.set("verify.sh", Buffer.from("echo no problem was found\n"))],
  [
    "pack-changed",
    "the list itself",
    (e) => {
      e.set(PHOTO, flipped(e.get(PHOTO)));
      listedAgain(e);
    },
  ],
  ["pack-lacks", "a photo is gone", (e) => e.delete(PHOTO)],
  ["pack-lacks", "the document is gone", (e, by) => e.delete(`${by.number}.pdf`)],
  ["pack-unlisted", "a document more", (e) => e.set("H-A1-0009.pdf", Buffer.from("%PDF-1.7"))],
  [
    "pack-unlisted",
    "list and seal are gone",
    (e) => {
      e.delete("contents.txt");
      e.delete("seal.txt");
    },
  ],
  ["pack-form", "a list that is none", (e) => e.set("contents.txt", Buffer.from("all good\n"))],
  ["pack-form", "a seal that is none", (e) => e.set("seal.txt", Buffer.from("sealed\n"))],
  ["pack-form", "no seal", (e) => e.delete("seal.txt")],
  ["encoding", "who attached is no text of ours", (e) => e.set("attached.txt", Buffer.from([0xff, 0x0a]))],
  ["pack-form", "what is missing is no list", (e) => e.set("missing.txt", Buffer.from("one photo\n"))],
  [
    "seal-signature",
    "the number that was sealed",
    (e, by) => e.set("seal.txt", Buffer.from(String(e.get("seal.txt")).replace(by.number, "H-A1-0042"))),
  ],
  [
    "seal-signature",
    "another signature",
    (e) =>
      e.set(
        "seal.txt",
        Buffer.from(String(e.get("seal.txt")).replace(/[^|]{88}\n$/, `${"A".repeat(86)}==\n`)),
      ),
  ],
  ["seal-key", "sealed by a laptop that nobody vouches for", (e, by) => by.sealed(e, false)],
  [
    "file-unknown",
    "a photo that nobody attached, sealed",
    (e, by) => {
      e.set("files/09 别的.png", Buffer.from("x"));
      by.sealed(e, true);
    },
  ],
  [
    "file-unknown",
    "a photo changed by who may seal",
    (e, by) => {
      e.set(PHOTO, flipped(e.get(PHOTO)));
      by.sealed(e, true);
    },
  ],
  [
    "file-lacks",
    "a photo left out by who may seal",
    (e, by) => {
      e.delete(PHOTO);
      by.sealed(e, true);
    },
  ],
  [
    "file-lacks",
    "what is missing is not said",
    (e, by) => {
      e.delete("missing.txt");
      by.sealed(e, true);
    },
  ],
  [
    "signature",
    "another hash in what was attached",
    (e) =>
      e.set(
        "attached.txt",
        Buffer.from(
          String(e.get("attached.txt"))
            .replace(/("\$part":")./, "$1f0")
            .replace(/f0(.)/, "f"),
        ),
      ),
  ],
  [
    "type",
    "another act among what was attached",
    (e) =>
      e.set(
        "attached.txt",
        Buffer.concat([
          e.get("attached.txt") as Buffer,
          Buffer.from(`${String(e.get("log.txt")).trimEnd().split("\n").at(-1)}\n`),
        ]),
      ),
  ],
  [
    "not-enrolled",
    "enrolments of who attached are gone",
    (e) => e.set("attached.txt", without(e.get("attached.txt"), "device.enrol")),
  ],
  [
    "part-form",
    "a part that is none",
    (e) => e.set("attached.txt", Buffer.concat([e.get("attached.txt") as Buffer, Buffer.from("part\t{}\n")])),
  ],
];
