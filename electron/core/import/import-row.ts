import type { ImportItem } from "../../../shared/ipc/import-report.ts";
import type { ImportCommand, ImportPorts, Work } from "./import-ports.ts";
import { candidateOf, itemOf, rejected } from "./item.ts";
import { planRow } from "./plan-row.ts";
import type { RowPlan } from "./plan-row.ts";
import { EDITED_COLUMNS } from "./sheet-columns.ts";
import type { Column } from "./sheet-columns.ts";
import type { SheetRow } from "./sheet.ts";

/**
 * One row of an exported register: looked at, or written as one operation.
 *
 * @param at the item: file and row
 */
export function importRow(at: string, row: SheetRow, work: Work): ImportItem {
  return { ...rowItem(at, row, work), row: row.place };
}

/** What another register may have and this one has not: the rest of the row is taken without it. */
const OF_ANOTHER = ["site", "kind"];

const isEdited = (name: string) => EDITED_COLUMNS.includes(name as Column);

function rowItem(at: string, row: SheetRow, work: Work): ImportItem {
  const { ports, rehearsal, decisions } = work;
  const label = ["name", "model", "serial", "number"].map((name) => row.cells.get(name)).find(Boolean) ?? "";
  if (row.fault) return rejected(at, row.fault, label);
  const chosen = decisions.get(at);
  const plan = planRow(row, rehearsal ?? ports, chosen === undefined ? undefined : { asset: chosen });
  const shownId = (id: string) => (rehearsal?.isImagined(id) ? null : id);
  if (plan.outcome === "rejected") return rejected(at, plan.reason, label);
  if (plan.outcome === "doubtful") {
    const candidates = plan.candidates.map((each) => candidateOf(each, shownId));
    return { ...itemOf(at, "doubtful", label), candidates };
  }
  const id = plan.asset?.id;
  const before = id === undefined ? undefined : work.rows.get(id);
  const differs = Object.keys(plan.set).length > 0 || plan.kept.some((name) => isEdited(name));
  if (before !== undefined && differs) {
    const message = "another row says something else of this asset";
    return rejected(at, { code: "twice", message, path: String(before) }, label);
  }
  const { item, made } = write({ ...itemOf(at, "unchanged", label), kept: plan.kept }, plan, work);
  const about = id ?? made;
  if (about !== undefined && before === undefined) work.rows.set(about, row.place);
  return item;
}

/** Writes what the row changes, without what this register lacks. Answers which asset it made. */
function write(
  item: ImportItem,
  plan: Extract<RowPlan, { set: unknown }>,
  { ports, rehearsal }: Work,
): { item: ImportItem; made?: string | undefined } {
  const asset = plan.asset?.id ?? null;
  const isImagined = asset !== null && rehearsal?.isImagined(asset) === true;
  const { set, kept, error } = isImagined ? { ...plan, error: null } : fitting(plan, asset, ports);
  if (error) return { item: rejected(item.file, error, item.label) };
  const changes = Object.keys(set);
  const done = { ...item, asset: isImagined ? null : asset, kept };
  if (asset !== null && changes.length === 0) return { item: done };
  const outcome = asset === null ? "new" : "changed";
  if (rehearsal) return { item: { ...done, outcome, changes }, made: rehearsal.note(asset, set, null) };
  const executed = ports.execute(commandOf(asset, set));
  if (!executed.ok) return { item: rejected(item.file, executed.error, item.label) };
  const made = executed.value.id ?? undefined;
  return { item: { ...done, outcome, changes, asset: asset ?? made ?? null }, made };
}

function commandOf(asset: string | null, set: Record<string, unknown>): ImportCommand {
  return asset === null ? { type: "asset.register", set } : { type: "asset.edit", asset, set };
}

/** What of a row can be written here: a site or kind that only another register knows is left out. */
function fitting(plan: Extract<RowPlan, { set: unknown }>, asset: string | null, ports: ImportPorts) {
  let { set, kept } = plan;
  for (;;) {
    if (asset !== null && Object.keys(set).length === 0) return { set, kept, error: null };
    const examined = ports.examine(commandOf(asset, set));
    if (examined.ok) return { set, kept, error: null };
    const { error } = examined;
    const lacking = OF_ANOTHER.find((name) => error.code === "notFound" && error.path === `set.${name}`);
    if (lacking === undefined) return { set, kept, error };
    set = Object.fromEntries(Object.entries(set).filter(([name]) => name !== lacking));
    kept = [...kept, lacking];
  }
}
