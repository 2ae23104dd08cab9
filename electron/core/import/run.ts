import { open } from "node:fs/promises";
import { basename } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { HEAD_BYTES, TAIL_BYTES, tellType } from "../../../shared/blob/tell-type.ts";
import { isHostileName } from "../../../shared/blob/file-name.ts";
import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import type { ImportItem, ImportReport } from "../../../shared/ipc/import-report.ts";
import { MAX_BODY_CHARS, entityKeyOf } from "../../../shared/log/operation.ts";
import { success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { findDocuments } from "./files.ts";
import type { ImportCommand, ImportPorts, Work } from "./import-ports.ts";
import { importRow } from "./import-row.ts";
import { mapInventory } from "./inventory.ts";
import type { Inventory, Rejection } from "./inventory.ts";
import { candidateOf, itemOf, rejected } from "./item.ts";
import { planImport } from "./plan.ts";
import { MAX_DOCUMENT_BYTES, openDocument } from "./raw-document.ts";
import type { RawDocument } from "./raw-document.ts";
import { rehearse } from "./rehearsal.ts";
import { MAX_SHEET_BYTES, openSheet } from "./sheet.ts";

export interface ImportJob {
  paths: readonly string[];
  dryRun: boolean;
  /** By file: the asset that a person says it is about, null for a new one. */
  decisions?: ReadonlyMap<string, string | null>;
  ports: ImportPorts;
  onProgress(done: number, total: number): void;
  signal: AbortSignal;
}

export interface ImportResult {
  report: ImportReport;
  /** Stopped by the user; the report says what was done until then. */
  cancelled: boolean;
}

/** Room that an operation's envelope takes beside fields and document. */
const ENVELOPE_CHARS = 4_000;

/**
 * Looks at files and folders (dry run) or imports them, one act per file, or per row of an
 * exported register. What is wrong with one is said in its item and stops no other; what was imported
 * stays when the user cancels, and running it all again doubles nothing.
 */
export async function runImport({
  paths,
  dryRun,
  decisions = new Map(),
  ports,
  onProgress,
  signal,
}: ImportJob): Promise<ImportResult> {
  const counts = { new: 0, changed: 0, unchanged: 0, doubtful: 0, rejected: 0 };
  const items: ImportItem[] = [];
  const { found, left } = await findDocuments(paths);
  const work: Work = { ports, rehearsal: dryRun ? rehearse(ports) : null, decisions, rows: new Map() };
  let total = found.length;
  onProgress(0, total);
  for (const { file, fault } of found) {
    if (signal.aborted) break;
    const steps = fault === null ? await openFile(file, work) : [() => rejected(file, readFault(fault))];
    // What has rows counts as many times as it has.
    total += steps.length - 1;
    for (const step of steps) {
      if (signal.aborted) break;
      const item = await step();
      counts[item.outcome] += 1;
      items.push(item);
      onProgress(items.length, total);
      // The core answers the window between two steps.
      await nextTurn();
    }
  }
  return { report: { dryRun, counts, items, left }, cancelled: items.length < total };
}

const readFault = (message: string): Rejection => ({ code: "unreadable", message, path: "" });

/** One item of the report, worked out and done when it is its turn. */
type Step = () => ImportItem | Promise<ImportItem>;

async function openFile(file: string, work: Work): Promise<Step[]> {
  const bytes = await readDocument(file);
  if (!(bytes instanceof Uint8Array)) return [() => rejected(file, bytes)];
  const sheet = await openSheet(bytes);
  if (sheet?.ok) return sheet.rows.map((row) => () => importRow(`${file}:${row.place}`, row, work));
  if (sheet) return [() => rejected(file, sheet.rejection)];
  const read = openInventory(file, bytes, work);
  return [() => (read.ok ? apply(file, read, work) : rejected(file, read.rejection))];
}

/** Clocks of machines differ by their zones and a little; more than this is no time that was. */
const AHEAD_MS = 36 * 3_600_000;

/** A document that was read and understood. */
interface Understood {
  inventory: Inventory;
  document: RawDocument;
  bytes: Uint8Array;
}
type Read = ({ ok: true } & Understood) | { ok: false; rejection: Rejection };

/** Why what was understood is not kept as a file all the same. */
const UNFIT: Readonly<Record<"markup" | "type", Rejection>> = {
  markup: { code: "fileMarkup", message: "the file is like a page that a browser would draw", path: "" },
  type: { code: "encoding", message: "the file has bytes that no text has", path: "" },
};

function openInventory(file: string, bytes: Uint8Array, { ports }: Work): Read {
  if (bytes.length > MAX_DOCUMENT_BYTES)
    return { ok: false, rejection: tooLarge(bytes.length, MAX_DOCUMENT_BYTES) };
  const opened = openDocument(basename(file), bytes);
  if (!opened.ok) return opened;
  const mapped = mapInventory(opened.json);
  if (!mapped.ok) return mapped;
  // It is kept as a file of the asset, which is asked what every file is asked.
  const told = tellType(bytes.subarray(0, HEAD_BYTES), bytes.subarray(-TAIL_BYTES));
  if (told === "markup" || told === "type") return { ok: false, rejection: UNFIT[told] };
  const { takenAt } = mapped.inventory;
  const isAhead = takenAt !== null && Date.parse(`${takenAt}Z`) > ports.now() + AHEAD_MS;
  // A clock that runs ahead would make every later inventory an older one.
  const inventory = isAhead ? { ...mapped.inventory, takenAt: null } : mapped.inventory;
  return { ok: true, inventory, document: opened.document, bytes };
}

async function apply(
  file: string,
  { inventory, document, bytes }: Understood,
  work: Work,
): Promise<ImportItem> {
  const { ports, rehearsal, decisions } = work;
  const label = inventory.set.name ?? inventory.set.model ?? inventory.marks.serial;
  const chosen = decisions.get(file);
  const decision = chosen === undefined ? undefined : { asset: chosen };
  const plan = planImport(inventory, document.sha256, rehearsal ?? ports, decision);
  if (plan.outcome === "rejected") return rejected(file, plan.reason, label);
  const shownId = (id: string) => (rehearsal?.isImagined(id) ? null : id);
  if (plan.outcome === "doubtful") {
    const candidates = plan.candidates.map((each) => candidateOf(each, shownId));
    return { ...itemOf(file, "doubtful", label), candidates };
  }
  const asset = plan.outcome === "new" ? null : plan.asset.id;
  const gone = plan.outcome === "new" ? null : plan.asset.gone;
  const item = {
    ...itemOf(file, plan.outcome, label),
    asset: asset === null ? null : shownId(asset),
    ...(gone === null ? {} : { gone }),
  };
  if (plan.outcome === "unchanged") return item;
  const { set, changes } = plan;
  const chars = JSON.stringify(set).length + ENVELOPE_CHARS;
  if (chars > MAX_BODY_CHARS) {
    const message = `with its fields it has ${chars} characters; an operation takes ${MAX_BODY_CHARS}`;
    return rejected(file, { code: "tooLarge", message, path: "" }, label);
  }
  item.changes = changes;
  if (plan.outcome === "changed") item.kept = plan.kept;
  if (rehearsal) {
    rehearsal.note(asset, set, document.sha256);
    return item;
  }
  const done = await write(
    asset === null ? { type: "asset.register", set, document } : { type: "asset.edit", asset, set, document },
    { document, bytes },
    ports,
  );
  if (!done.ok) return rejected(file, done.error, label);
  return { ...item, asset: asset ?? done.value };
}

/** Writes the asset, and the file that has its document, as one act. Answers the asset. */
async function write(
  command: ImportCommand,
  { document: { name }, bytes }: Pick<Understood, "document" | "bytes">,
  ports: ImportPorts,
): Promise<Outcome<string | null>> {
  const taken = await ports.takeIn(bytes);
  if (!taken.ok) return taken;
  const blob = taken.value.address;
  const done = ports.executeAll([
    command,
    ([asset]) => ({
      ...{ type: "file.attach", about: entityKeyOf(assetKind.name, asset?.id ?? ""), blob },
      name: isHostileName(name) ? PLAIN_NAME : name,
    }),
  ]);
  if (done.ok) return success(done.value[0]?.id ?? null);
  ports.release(blob);
  return done;
}

/** Of a document whose own name no file may have. */
const PLAIN_NAME = "inventory.txt";

async function readDocument(file: string): Promise<Uint8Array | Rejection> {
  try {
    const handle = await open(file, "r");
    try {
      const { size } = await handle.stat();
      if (size > MAX_SHEET_BYTES) return tooLarge(size, MAX_SHEET_BYTES);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    return readFault(`the file cannot be read (${code})`);
  }
}

function tooLarge(size: number, most: number): Rejection {
  return { code: "tooLarge", message: `${size} bytes; at most ${most} are read`, path: "" };
}
