// Makes vectors that every reader of proofs must agree on: node tests/interop/make-vectors.ts SET
import { isUtf8 } from "node:buffer";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { baseOf } from "./base.ts";
import { seeded } from "./seeded.ts";
import { OF_LATER, SOUND_LATER } from "./later-tampering.ts";
import { laterStory } from "./later-story.ts";
import { packStory } from "./pack-story.ts";
import { OF_PACKS } from "./pack-tampering.ts";
import { loneStory, officeStory } from "./story.ts";
import { OF_LOGS, OF_LONE_LOGS, OF_RECEIPTS, OF_RECORDS, SOUND } from "./tampering.ts";
import type { Files } from "./tampering.ts";
import { FOLDER, SETS } from "./vectors.ts";
import type { Vector, VectorSet } from "./vectors.ts";

const OFFICES = [11];
const LONE = [21];
const LATER = 31;

/** Texts of many vectors share nearly all of their lines: each line stands once, and is named by its place. */
async function made(set: VectorSet) {
  const places = new Map<string, number>();
  const placeOf = (line: string) => {
    const place = places.get(line) ?? places.size;
    places.set(line, place);
    return place;
  };
  const vectors: Vector[] = [];
  const add = (name: string, anchor: string, kind: string | null, files: Files) => {
    const packed = Object.entries(files).map(([file, text]): [string, Vector["files"][string]] => [
      file,
      typeof text === "string" && !text.includes("\r")
        ? text.split("\n").map(placeOf)
        : Buffer.from(text as string).toString("base64"),
    ]);
    vectors.push({ name, anchor, kind, files: Object.fromEntries(packed) });
  };
  if (set === "later") {
    const base = baseOf(laterStory(LATER), seeded(LATER), true);
    for (const [what, make] of SOUND_LATER) add(`signed later: ${what}`, base.anchor, null, make(base));
    for (const [kind, what, make] of OF_LATER) add(`signed later: ${what}`, base.anchor, kind, make(base));
    return { lines: [...places.keys()], vectors };
  }
  if (set === "packs") {
    for (const { what, kind, anchor, files } of await packs()) add(`a pack: ${what}`, anchor, kind, files);
    return { lines: [...places.keys()], vectors };
  }
  for (const [n, seed] of [...OFFICES, ...LONE].entries()) {
    const alone = n >= OFFICES.length;
    const base = baseOf(alone ? loneStory(seed) : officeStory(seed), seeded(seed), !alone);
    const title = `${alone ? "lone laptop" : "office"} ${seed}`;
    for (const [what, make] of SOUND) add(`${title}: ${what}`, base.anchor, null, make(base));
    const kinds = alone ? [OF_LONE_LOGS, OF_RECORDS, OF_RECEIPTS] : [OF_LOGS, OF_RECORDS, OF_RECEIPTS];
    for (const [kind, what, make] of kinds.flat()) {
      // A lone laptop's code is vouched for by nobody.
      if (alone && what === "another device's code") continue;
      add(`${title}: ${what}`, base.anchor, kind, make(base));
    }
  }
  return { lines: [...places.keys()], vectors };
}

/** One real pack, its page and its script only hinted at, and what is done to it. */
async function packs() {
  const folder = mkdtempSync(join(tmpdir(), "deskside-packs-"));
  try {
    const told = await packStory(folder);
    const whole = new Map(told.entries);
    whole.set(`${told.number}.pdf`, Buffer.from("%PDF-1.7\n"));
    whole.set("verify.sh", Buffer.from("# docs/verify/verify.sh\n"));
    told.sealed(whole, true);
    const untouched = [null, "as it was", () => {}] as const;
    return [untouched, ...OF_PACKS].map(([kind, what, change]) => {
      const entries = new Map(whole);
      change(entries, told);
      const files = Object.fromEntries(
        [...entries].map(([name, bytes]): [string, string | Buffer] => [
          name,
          isUtf8(bytes) ? bytes.toString("utf8") : bytes,
        ]),
      );
      return { what, kind, anchor: told.hub.key.publicKey, files };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const set = process.argv[2] as VectorSet;
  const { lines, vectors } = await made(set);
  writeFileSync(join(FOLDER, SETS[set]), lines.map((line) => `${line}\n`).join(""));
  writeFileSync(join(FOLDER, `${set}.jsonl`), vectors.map((each) => `${JSON.stringify(each)}\n`).join(""));
  process.stdout.write(`${vectors.length} vectors, ${lines.length} lines\n`);
}
