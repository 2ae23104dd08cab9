import { CHUNK_BYTES } from "../../../shared/blob/limits.ts";
import { savedName } from "../../../shared/blob/file-name.ts";
import { file as kind } from "../../../shared/domain/file/file.ts";
import type { FileRow } from "../../../shared/domain/file/file.ts";
import { logLine } from "../../../shared/proof/log-line.ts";
import type { OperationBody } from "../../../shared/log/operation.ts";
import { referencesIn } from "../../../shared/log/parts.ts";
import { ATTACHED, FILES } from "../../../shared/proof/pack.ts";
import { partsFrom } from "../store/log/stored-parts.ts";
import type { ReadStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { createCustodyLog } from "./custody-log.ts";

/** More than this a pack does not carry: its reader holds it in memory. */
const MOST_BYTES = 512 * 1024 * 1024;

/** A file that goes into the pack. */
export interface PackedFile {
  name: string;
  chunks: () => Iterable<Buffer>;
}

export interface AttachedFiles {
  /** What their devices signed when they were attached; null where nothing is attached. */
  text: string | null;
  files: PackedFile[];
  /** Not on this laptop, or beyond what a pack carries. */
  missing: { name: string; address: string }[];
}

type Reading = Pick<ReadStore, "prepare" | "operationsOf" | "source">;

/**
 * The files of these records, and those that the document names itself, with who attached them; of media and lots
 * also what was done to them.
 */
export function attachedFiles(
  store: Reading,
  { blobs }: Pick<Store, "blobs">,
  log: Pick<ReturnType<typeof createCustodyLog>, "line" | "roster">,
  { number, about, named }: { number: string; about: readonly string[]; named: readonly string[] },
): AttachedFiles {
  const rows = rowsOf(store, about, named);
  const attaching = rows.flatMap(({ id }) =>
    store.operationsOf(kind.name, id).filter(({ body }) => typeIn(body) === "file.attach"),
  );
  const done = about.flatMap((key) => {
    const [of = "", id = ""] = key.split(":");
    const own = STEPS_OF.has(of) ? store.operationsOf(of, id) : [];
    return own.filter(({ body }) => typeIn(body).startsWith(`${of}.`));
  });
  // What is done to a lot touches its media as well.
  const operations = [...new Map([...attaching, ...done].map((each) => [each.id, each])).values()];
  const lines = operations.flatMap(({ id }) => log.line(id) ?? []);
  const inOrder = lines.sort(
    (a, b) => (a.seq ?? LAST) - (b.seq ?? LAST) || countIn(a.body) - countIn(b.body),
  );
  const parts = operations.flatMap(({ body, parts: stored }) => {
    const texts = partsFrom(stored);
    return referencesIn(body).flatMap((part) => texts.get(part) ?? []);
  });
  const roster = log.roster(inOrder.map(({ device }) => device));
  const text = [
    `${ATTACHED}\t${number}`,
    ...[...roster, ...inOrder].map(logLine),
    ...parts.map((part) => `part\t${part}`),
  ];

  const files: PackedFile[] = [];
  const missing: AttachedFiles["missing"] = [];
  let left = MOST_BYTES;
  for (const [index, { blob: address, name: given, type, size }] of rows.entries()) {
    if (address === "") continue;
    const name = `${FILES}${`${index + 1}`.padStart(2, "0")} ${savedName(given, type)}`;
    const row = blobs.get(address);
    if (row?.state !== "whole" || size > left) {
      missing.push({ name, address });
      continue;
    }
    left -= size;
    files.push({
      name,
      *chunks() {
        for (let at = 0; at < row.size; at += CHUNK_BYTES) yield blobs.read(row, at, CHUNK_BYTES);
      },
    });
  }
  return { text: lines.length === 0 ? null : text.map((line) => `${line}\n`).join(""), files, missing };
}

const LAST = Number.MAX_SAFE_INTEGER;
/** Kinds whose steps are part of what is proven. */
const STEPS_OF = new Set(["medium", "disposal"]);
const typeIn = (body: string) => (JSON.parse(body) as OperationBody).type;
/** Place among what its device has done: the order of what no hub has numbered. */
const countIn = (body: string) => (JSON.parse(body) as OperationBody).deviceSeq;

function rowsOf(store: Reading, about: readonly string[], named: readonly string[]): FileRow[] {
  const of = store
    .prepare<[string], string>(`SELECT row FROM ${kind.name} WHERE about = ? AND removed = 0 ORDER BY at, e`)
    .pluck();
  const found = about.flatMap((key) => of.all(key).map((row) => JSON.parse(row) as FileRow));
  const rows = new Map(found.map((row) => [row.id, row]));
  for (const id of named) {
    const row = store.source.row(kind.name, id) as FileRow | null;
    if (row) rows.set(id, row);
  }
  return [...rows.values()];
}
