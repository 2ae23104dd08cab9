import { shippedChecklists } from "../../../shared/domain/checklist/catalogue.ts";
import { checklistForm } from "../../../shared/domain/checklist/checklist-form.ts";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import { definition } from "../../../shared/domain/definition/definition.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { definitionId } from "../../../shared/domain/definition/shipped.ts";
import type { ChecklistDetail, ChecklistRow } from "../../../shared/ipc/diagnostics.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import type { ReadStore } from "../store/read-store.ts";
import { memberNames } from "./parts.ts";
import type { Query, QueryContext } from "./query.ts";

/** Points of what speaks for a checklist where a ticket or an asset is named. */
const BY_REQUEST = 4;
const BY_CATEGORY = 2;
const BY_KIND = 1;
/** Behind what ships, in the order of their titles. */
const OWN_ORDER = 100_000;

interface Known {
  key: string;
  document: Checklist;
  shipped: Checklist | null;
  row: DefinitionRow | null;
  /** The team has said it; otherwise its record, if there is one, holds whether it is offered. */
  own: boolean;
}

/** All checklists: what ships, as the team has changed it, and the team's own. */
function known(store: ReadStore): Known[] {
  const changed = (store.source.rows(definition.name) as DefinitionRow[]).filter(
    ({ family }) => family === "checklist",
  );
  const ships = shippedChecklists();
  const shipped = [...ships].map(([key, document]) =>
    stands(key, document, changed.find((row) => row.key === key) ?? null),
  );
  const own = changed.filter(({ key }) => !ships.has(key)).map((row) => stands(row.key, null, row));
  return [...shipped, ...own].filter((each) => each !== null);
}

function stands(key: string, shipped: Checklist | null, row: DefinitionRow | null): Known | null {
  const read = row ? checklistForm.safeParse(row.body) : null;
  const own = read?.success ? read.data : null;
  const document = own ?? shipped;
  return document && { key, document, shipped, row, own: own !== null };
}

function originOf({ shipped, own }: Known): ChecklistRow["origin"] {
  if (!shipped) return "own";
  return own ? "changed" : "shipped";
}

/** Whether what ships has changed since the team changed it. */
const isOutdated = ({ document, shipped, own }: Known) =>
  own && shipped !== null && document.edition < shipped.edition;

export function checklistQueries({ store }: QueryContext) {
  const nameOf = memberNames(store);

  /** What lost against the body that stands. */
  function overwrittenBy(id: string): ChecklistDetail["overwritten"] {
    const state = store.state(entityKeyOf(definition.name, id));
    const standing = state?.marks.at(state.writes.body ?? -1)?.op;
    const lost = state?.overwritten.findLast(({ field, by }) => field === "body" && by.op === standing);
    const read = lost ? checklistForm.safeParse(lost.value) : null;
    if (!lost || !read?.success) return null;
    return { document: read.data, actorName: nameOf(lost.mark.actor), at: lost.mark.at };
  }

  const list: Query<"definition.checklists"> = ({ ticket, asset, retired }) => {
    const about = aboutWhat(store, ticket, asset);
    const rows = known(store)
      .map((each) => rowOf(each, about))
      .filter((row) => retired || !row.retired);
    const shown = rows.map((row, index) => ({ row, at: row.origin === "own" ? OWN_ORDER + index : index }));
    return success(shown.sort((a, b) => b.row.fit - a.row.fit || a.at - b.at).map(({ row }) => row));
  };

  const get: Query<"definition.checklist"> = ({ key }) => {
    const found = known(store).find((each) => each.key === key);
    if (!found) return failure("notFound", "there is no checklist with this key", "key");
    const { document, shipped, row } = found;
    const detail: ChecklistDetail = {
      ...{ key, definition: definitionId("checklist", key), document, shipped },
      ...{ origin: originOf(found), outdated: isOutdated(found), retired: row?.retired ?? false },
      version: row?.version ?? 1,
      overwritten: overwrittenBy(definitionId("checklist", key)),
    };
    return success(detail);
  };

  return { "definition.checklists": list, "definition.checklist": get };
}

/** What a ticket and its asset speak for. */
function aboutWhat(store: ReadStore, ticket: string | null, asset: string | null) {
  const state = (kind: string, id: string | null) =>
    id === null ? null : store.state(entityKeyOf(kind, id));
  return {
    category: state("ticket", ticket)?.fields.category ?? null,
    wanted: state("ticket", ticket)?.fields.checklist ?? null,
    kind: state("asset", asset)?.fields.kind ?? null,
  };
}

function rowOf(each: Known, { category, wanted, kind }: ReturnType<typeof aboutWhat>): ChecklistRow {
  const { key, document, row } = each;
  const { title, about = {}, section, steps, gate, categories, assetKinds, symptoms } = document;
  const fits = (list: readonly string[], word: unknown) => typeof word === "string" && list.includes(word);
  return {
    ...{ key, title, about, section, gate, symptoms },
    steps: steps.length,
    probes: steps.filter((step) => step.kind === "probe").length,
    origin: originOf(each),
    outdated: isOutdated(each),
    retired: row?.retired ?? false,
    wanted: key === wanted,
    fit:
      (key === wanted ? BY_REQUEST : 0) +
      (fits(categories, category) ? BY_CATEGORY : 0) +
      (fits(assetKinds, kind) ? BY_KIND : 0),
  };
}
