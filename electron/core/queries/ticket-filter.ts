import { definition } from "../../../shared/domain/definition/definition.ts";
import { definitionsOf, groupOf } from "../../../shared/domain/definition/definition-view.ts";
import { groupsOf } from "../../../shared/domain/definition/group.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { MY_GROUPS, NOBODY, partsSet } from "../../../shared/ipc/ticket-filter.ts";
import type { FilterPart, TicketFilter } from "../../../shared/ipc/ticket-filter.ts";
import type { ReadStore } from "../store/read-store.ts";

/** Conditions on the columns of a ticket `t`, and the values that they name. */
export interface Filtering {
  /** '' where nothing is chosen; else it follows another condition. */
  sql: string;
  bound: Record<string, unknown>;
}

type Condition = (filter: Required<TicketFilter>, store: Pick<ReadStore, "source" | "identity">) => Filtering;

const CONDITIONS: Record<FilterPart, Condition> = {
  category: ({ category }) => ({ sql: "t.category = @category", bound: { category } }),
  // Which categories a group has the team says: it may move one, and its own are called anything.
  group: ({ group }, store) => ({
    sql: "t.category IN (SELECT value FROM json_each(@categories))",
    bound: { categories: JSON.stringify(categoriesOf(group, store)) },
  }),
  priorities: ({ priorities }) => ({
    sql: "t.priority IN (SELECT value FROM json_each(@priorities))",
    bound: { priorities: JSON.stringify(priorities) },
  }),
  type: ({ type }) => ({ sql: "t.type = @type", bound: { type } }),
  site: ({ site }) => ({ sql: "t.site = @site", bound: { site } }),
  assignee: ({ assignee }) =>
    assignee === NOBODY
      ? { sql: "t.assignee IS NULL", bound: {} }
      : { sql: "t.assignee = @assignee", bound: { assignee } },
  // Who is of a group the team says, and it may say otherwise tomorrow.
  workgroup: ({ workgroup }, store) =>
    workgroup === MY_GROUPS
      ? {
          sql: "t.workgroup IN (SELECT value FROM json_each(@groups))",
          bound: { groups: JSON.stringify(groupsOf(store.identity().member, definitionsIn("group", store))) },
        }
      : { sql: "t.workgroup = @workgroup", bound: { workgroup } },
  security: () => ({ sql: "t.security = 1", bound: {} }),
  conflicts: () => ({ sql: "t.conflicts > 0", bound: {} }),
  from: ({ from }) => ({ sql: "t.openedAt >= @from", bound: { from: midnight(from, 0) } }),
  until: ({ until }) => ({ sql: "t.openedAt < @until", bound: { until: midnight(until, 1) } }),
};

/** How tickets are chosen by a filter; its text depends on which parts are set alone. */
export function filteringBy(filter: TicketFilter, store: Pick<ReadStore, "source" | "identity">): Filtering {
  const set = partsSet(filter).map((part) => CONDITIONS[part](filter as Required<TicketFilter>, store));
  return {
    sql: set.map(({ sql }) => ` AND ${sql}`).join(""),
    bound: Object.assign({}, ...set.map(({ bound }) => bound)) as Record<string, unknown>,
  };
}

const definitionsIn = (family: "category" | "group", { source }: Pick<ReadStore, "source">) =>
  definitionsOf(family, source.rows(definition.name) as DefinitionRow[]);

function categoriesOf(group: string, store: Pick<ReadStore, "source">): string[] {
  return definitionsIn("category", store)
    .filter((row) => groupOf(row) === group)
    .map(({ key }) => key);
}

/** When a day begins on the clock of this machine, or one so many days after it, ms since the epoch. */
function midnight(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).getTime();
}
