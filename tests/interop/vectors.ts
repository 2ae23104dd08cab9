import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What every reader of proofs must say of some files. */
export interface Vector {
  name: string;
  /** Public key that the reader begins with. */
  anchor: string;
  /** The word for what was done to them; null where they are whole. */
  kind: string | null;
  /** By name: places of its lines in lines.txt (joined by line feeds), or base64 of what has no such lines. */
  files: Record<string, number[] | string>;
}

export const FOLDER = join(import.meta.dirname, "vectors");

/** Vectors that came together: `<set>.jsonl`, and the lines of their files, `<set>-lines.txt` (of the first `lines.txt`). */
export const SETS = { vectors: "lines.txt", later: "later-lines.txt", packs: "packs-lines.txt" } as const;
export type VectorSet = keyof typeof SETS;

/** `packed`: they are an unpacked pack, and checked as one. */
type Loaded = Omit<Vector, "files"> & { files: Record<string, Buffer>; packed: boolean };

/** The committed vectors with their files as bytes. */
export function vectors(): Loaded[] {
  return (Object.keys(SETS) as VectorSet[]).flatMap(vectorsIn);
}

function vectorsIn(set: VectorSet): Loaded[] {
  const lines = readFileSync(join(FOLDER, SETS[set]), "utf8").split("\n");
  const bytesOf = (packed: number[] | string) =>
    typeof packed === "string"
      ? Buffer.from(packed, "base64")
      : Buffer.from(packed.map((place) => lines[place]).join("\n"), "utf8");
  return readFileSync(join(FOLDER, `${set}.jsonl`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Vector)
    .map((vector) => ({
      ...vector,
      packed: set === "packs",
      files: Object.fromEntries(
        Object.entries(vector.files).map(([name, packed]) => [name, bytesOf(packed)]),
      ),
    }));
}
