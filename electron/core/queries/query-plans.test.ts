import { describe, expect, test } from "vitest";
import { memoryCore } from "../../../tests/support/core/core.ts";
import { assetCountSql, assetPageSql } from "./asset.ts";
import { SEARCHED_KINDS } from "../store/derived/search-index.ts";
import { createFound } from "../store/derived/search-query.ts";
import { readStore } from "../store/read-store.ts";
import { PERSON_PAGE_SQL, personSearchSql } from "./directory.ts";
import { DUE_SQL } from "./due.ts";
import { HISTORY_SQL } from "./log.ts";
import { addressPageSql } from "./address.ts";
import { PAST_SQL } from "./past-runs.ts";
import { MONTH_SQL } from "./round-month.ts";
import { ROUNDS_SQL } from "./round.ts";
import { OF_TOUR_SQL } from "./targets.ts";
import { TOURS_SQL } from "./tour.ts";
import { newestSql } from "./search.ts";
import { ticketCountSql, ticketPageSql, ticketSearchSql } from "./ticket.ts";
import type { TicketFilter } from "../../../shared/ipc/ticket-filter.ts";
import { TICKET_SCOPES } from "../../../shared/ipc/ticket-filter.ts";
import { filteringBy } from "./ticket-filter.ts";

const { store } = memoryCore().profile;
const { db } = store;
const foundIn = (kind: string) => createFound(readStore(store))()(kind);
const found = foundIn("asset");
const BOUND = {
  ...{ limit: 100, offset: 0, me: "m", match: '"打 印" *', kind: "laptop", status: "inUse", site: "s" },
  ...{ id: "i", unsent: 1, seq: 9, deviceSeq: 9 },
};

function planOf(sql: string): string[] {
  const names = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => name as string);
  const known: Readonly<Record<string, unknown>> = BOUND;
  const named = Object.fromEntries(names.map((name) => [name, known[name] ?? "x"]));
  const steps = db.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(named);
  return steps.map(({ detail }) => detail);
}

/** Of the parts that need no order. */
const WHOLE_FILTER: TicketFilter = {
  ...{ category: "hardware.printer", group: "hardware", priorities: ["P1"], type: "incident" },
  ...{ site: "s", assignee: "m", security: true, conflicts: true, workgroup: "mine" },
};

/** Reads the whole table, or sorts more rows than the page has. */
const walksTable = (plan: string[], table: string) =>
  plan.some((step) => new RegExp(`^SCAN ${table}\\b(?! USING| VIRTUAL)`).test(step));
const sorts = (plan: string[]) => plan.some((step) => step.startsWith("USE TEMP B-TREE FOR ORDER BY"));

describe("the register's pages are cut on one covering index", () => {
  test.each(["number", "updated", "name", "tag", "holder"] as const)("in the order of %s", (sort) => {
    for (const filters of [[], ["kind"], ["kind", "status", "site"]] as const) {
      const plan = planOf(assetPageSql({ sort, descending: true, filters, search: "none" }, found));
      // Nothing is sorted: the index has the order of the page.
      expect(plan).toEqual([
        "CO-ROUTINE found",
        `SCAN a USING COVERING INDEX asset_${sort}`,
        "SCAN found",
        "SEARCH p USING INTEGER PRIMARY KEY (rowid=?)",
      ]);
    }
  });

  test("counts stay on a covering index", () => {
    for (const filters of [[], ["kind"], ["kind", "status", "site"]] as const) {
      expect(planOf(assetCountSql({ filters, search: "none" }, found))).toEqual([
        "SCAN a USING COVERING INDEX asset_number",
      ]);
    }
  });

  test("few matches are sorted, many are walked in the order of the page", () => {
    const few = planOf(
      assetPageSql({ sort: "name", descending: false, filters: ["kind"], search: "few" }, found),
    );
    expect(few.some((step) => step.startsWith("SCAN search VIRTUAL TABLE"))).toBe(true);
    expect(walksTable(few, "a")).toBe(false);
    const many = planOf(
      assetPageSql({ sort: "name", descending: false, filters: ["kind"], search: "many" }, found),
    );
    expect(many).toContain("SCAN a USING COVERING INDEX asset_name");
  });
});

describe("tickets", () => {
  test.each(TICKET_SCOPES)("a page of %s reads no row but its own", (scope) => {
    const plan = planOf(ticketPageSql(scope));
    expect(walksTable(plan, "t")).toBe(false);
    expect(plan.some((step) => /t USING (COVERING )?INDEX/.test(step))).toBe(true);
  });
  test.each(["all", "closed", "archived"] as const)("a page of %s is not sorted", (scope) => {
    expect(sorts(planOf(ticketPageSql(scope)).slice(0, 3))).toBe(false);
  });
  test.each(TICKET_SCOPES)("the count of %s stays on an index", (scope) => {
    expect(walksTable(planOf(ticketCountSql(scope)), "t")).toBe(false);
  });
  test.each(TICKET_SCOPES)("what is filtered in %s is read off an index that has all of it", (scope) => {
    const day = { from: "2026-11-01", until: "2026-11-30" };
    for (const filter of [WHOLE_FILTER, { ...WHOLE_FILTER, ...day }] as const) {
      const { sql } = filteringBy(filter, readStore(store));
      for (const plan of [planOf(ticketPageSql(scope, sql)), planOf(ticketCountSql(scope, sql))]) {
        expect(plan.some((step) => /^(SCAN|SEARCH) t USING COVERING INDEX ticket_opened/.test(step))).toBe(
          true,
        );
        expect(sorts(plan.slice(0, 3))).toBe(false);
      }
    }
  });
  test.each(["mine", "team", "archived", "all"] as const)(
    "a search in %s begins with the matches",
    (scope) => {
      const sql = ticketSearchSql(scope, foundIn("ticket"));
      expect(planOf(sql).some((step) => step.startsWith("SCAN search VIRTUAL TABLE"))).toBe(true);
      expect(walksTable(planOf(sql), "t")).toBe(false);
    },
  );
});

describe("rounds", () => {
  const plan = (sql: string) => {
    const params = [...sql].filter((each) => each === "?").map(() => "x");
    const steps = db.prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...params);
    return steps.map(({ detail }) => detail);
  };

  test("what is due, and how far it has come, is read off indexes alone", () => {
    expect(plan(DUE_SQL.done)).toEqual(["SEARCH tour USING COVERING INDEX tour_due (due>? AND due<?)"]);
    expect(plan(DUE_SQL.open)).toEqual(["SCAN tour USING COVERING INDEX tour_open"]);
    expect(plan(DUE_SQL.walked)).toEqual(["SEARCH run USING COVERING INDEX run_tour (tour=? AND status=?)"]);
    expect(plan(DUE_SQL.rounds)).toEqual(["SEARCH round USING INDEX round_name (status=?)"]);
  });

  test("a tour reads its own runs, a month its own tours", () => {
    expect(plan(OF_TOUR_SQL)).toEqual(["SEARCH run USING INDEX run_tour (tour=?)"]);
    expect(plan(MONTH_SQL)).toEqual(["SEARCH tour USING INDEX tour_round (round=? AND due>? AND due<?)"]);
    expect(plan(TOURS_SQL.open)).toEqual(["SCAN tour USING INDEX tour_open"]);
    expect(plan(TOURS_SQL.walked)).toEqual([
      "SEARCH run USING COVERING INDEX run_tour (tour=? AND status=? AND target=?)",
    ]);
    expect(plan(ROUNDS_SQL.last)).toEqual(["SEARCH tour USING INDEX tour_round (round=?)"]);
  });
});

test("addresses of a list are read off its index in their order", () => {
  const bound = { subnet: "f3", status: "held", today: "2026-12-01", limit: 100, offset: 0 };
  const steps = (["held", "expired", "released"] as const).map((scope) =>
    db
      .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${addressPageSql(scope)}`)
      .all(bound)
      .map(({ detail }) => detail),
  );
  expect(steps).toEqual(Array(3).fill(["SEARCH address USING INDEX address_subnet (subnet=? AND status=?)"]));
});

test("what earlier runs of a checklist came to is read off an index alone, the newest first", () => {
  const steps = db
    .prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${PAST_SQL.finished}`)
    .all("x", "x", "9");
  expect(steps.map(({ detail }) => detail)).toEqual([
    "SEARCH run USING COVERING INDEX run_finished (checklist=?)",
    "SCALAR SUBQUERY 1",
    "SEARCH entity USING COVERING INDEX sqlite_autoindex_entity_1 (id=? AND kind=?)",
  ]);
});

describe("people and the palette", () => {
  test("people are paged on the index of names", () => {
    expect(planOf(PERSON_PAGE_SQL)).toContain("SCAN person USING COVERING INDEX person_name");
    expect(walksTable(planOf(personSearchSql(foundIn("person"))), "p")).toBe(false);
  });
  test.each(SEARCHED_KINDS)("a search for %s stops at its limit without sorting", (kind) => {
    const plan = planOf(newestSql(foundIn(kind)));
    expect(sorts(plan)).toBe(false);
    expect(plan.findIndex((step) => step.includes("VIRTUAL TABLE"))).toBeGreaterThanOrEqual(0);
  });
});

test.each(Object.entries(HISTORY_SQL))(
  "a history, %s first, reads the operations of its record alone",
  (_, sql) => {
    expect(planOf(sql)).toEqual([
      "SEARCH n USING COVERING INDEX sqlite_autoindex_entity_1 (id=? AND kind=?)",
      "SEARCH eo USING PRIMARY KEY (e=?)",
      "SEARCH o USING INTEGER PRIMARY KEY (rowid=?)",
      "USE TEMP B-TREE FOR ORDER BY",
    ]);
  },
);
