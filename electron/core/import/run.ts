import { open } from "node:fs/promises";
import { basename } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ImportCandidate, ImportItem, ImportReport } from "../../../shared/ipc/queries.ts";
import { MAX_BODY_CHARS } from "../../../shared/log/operation.ts";
import type { Outcome } from "../outcome.ts";
import { findDocuments } from "./files.ts";
import type { AssetFinder, Candidate } from "./identify.ts";
import { mapInventory } from "./inventory.ts";
import type { Inventory, Rejection } from "./inventory.ts";
import { planImport } from "./plan.ts";
import { MAX_DOCUMENT_BYTES, openDocument } from "./raw-document.ts";
import type { RawDocument } from "./raw-document.ts";
import { rehearse } from "./rehearsal.ts";
import type { Rehearsal } from "./rehearsal.ts";

/** Commands the import gives; each is one operation. */
export type ImportCommand =
  | { type: "asset.register"; set: Record<string, unknown>; document: RawDocument }
  | { type: "asset.edit"; asset: string; set: Record<string, unknown>; document: RawDocument };

/** What the import needs of the core. */
export interface ImportPorts extends AssetFinder {
  /** The device's clock, ms since the epoch. */
  now(): number;
  execute(command: ImportCommand): Outcome<{ id: string | null }>;
}

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
 * Looks at files and folders (dry run) or imports them, one operation per file. What is wrong with
 * one file is said in its item and stops no other; what was imported stays when the user cancels,
 * and running it all again doubles nothing.
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
  const rehearsal = dryRun ? rehearse(ports) : null;
  const { found, left } = await findDocuments(paths);
  const work: Work = { ports, rehearsal, decisions };
  onProgress(0, found.length);
  for (const { file, fault } of found) {
    if (signal.aborted) break;
    const item = fault === null ? await importFile(file, work) : rejected(file, readFault(fault));
    counts[item.outcome] += 1;
    items.push(item);
    onProgress(items.length, found.length);
    // The core answers the window between two files.
    await nextTurn();
  }
  return { report: { dryRun, counts, items, left }, cancelled: items.length < found.length };
}

const readFault = (message: string): Rejection => ({ code: "unreadable", message, path: "" });

/** What an import works with, file by file. */
interface Work {
  ports: ImportPorts;
  rehearsal: Rehearsal | null;
  decisions: ReadonlyMap<string, string | null>;
}

/** Clocks of machines differ by their zones and a little; more than this is no time that was. */
const AHEAD_MS = 36 * 3_600_000;

function itemOf(file: string, outcome: ImportItem["outcome"], label: string): ImportItem {
  return { file, outcome, asset: null, label, changes: [], kept: [], candidates: [], reason: null };
}

function rejected(file: string, reason: Rejection, label = ""): ImportItem {
  return { ...itemOf(file, "rejected", label), reason };
}

async function importFile(file: string, work: Work): Promise<ImportItem> {
  const bytes = await readDocument(file);
  if (!(bytes instanceof Uint8Array)) return rejected(file, bytes);
  const opened = await openDocument(basename(file), bytes);
  if (!opened.ok) return rejected(file, opened.rejection);
  const mapped = mapInventory(opened.json);
  if (!mapped.ok) return rejected(file, mapped.rejection);
  const { takenAt } = mapped.inventory;
  const isAhead = takenAt !== null && Date.parse(`${takenAt}Z`) > work.ports.now() + AHEAD_MS;
  // A clock that runs ahead would make every later inventory an older one.
  const inventory = isAhead ? { ...mapped.inventory, takenAt: null } : mapped.inventory;
  return apply(file, inventory, opened.document, work);
}

function apply(file: string, inventory: Inventory, document: RawDocument, work: Work): ImportItem {
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
  const item = { ...itemOf(file, plan.outcome, label), asset: asset === null ? null : shownId(asset) };
  if (plan.outcome === "unchanged") return item;
  const { set, changes } = plan;
  const chars = JSON.stringify(set).length + document.gzip.length + ENVELOPE_CHARS;
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
  const done = ports.execute(
    asset === null ? { type: "asset.register", set, document } : { type: "asset.edit", asset, set, document },
  );
  if (!done.ok) return rejected(file, done.error, label);
  return { ...item, asset: asset ?? done.value.id };
}

function candidateOf(
  { asset: { id, fields }, agrees, contradicts }: Candidate,
  shownId: (id: string) => string | null,
): ImportCandidate {
  const texts = ["name", "model", "serial"].map((name) => fields[name]);
  const title = texts.find((each) => typeof each === "string" && each !== "") ?? "";
  const number = typeof fields.number === "string" ? fields.number : null;
  return {
    kind: "asset",
    id: shownId(id),
    number,
    title: String(title),
    agrees: [...agrees],
    contradicts: [...contradicts],
  };
}

async function readDocument(file: string): Promise<Uint8Array | Rejection> {
  try {
    const handle = await open(file, "r");
    try {
      const { size } = await handle.stat();
      if (size > MAX_DOCUMENT_BYTES) {
        const message = `${size} bytes; at most ${MAX_DOCUMENT_BYTES} are read`;
        return { code: "tooLarge", message, path: "" };
      }
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    return readFault(`the file cannot be read (${code})`);
  }
}
