import { expect, test } from "vitest";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { AssetDetail, CustodyEntry, HistoryEntry } from "../../../shared/ipc/queries.ts";
import { lifeOf } from "./life-entries.ts";
import type { LifeEntry } from "./life-entries.ts";

const entry = (operation: string, corrected: number) => ({ operation, corrected }) as HistoryEntry;
const ticket = (id: string, openedAt: number) => ({ id, openedAt }) as TicketRow;
const detail = (events: string[], tickets: TicketRow[]) =>
  ({
    custody: { events: events.map((operation) => ({ operation }) as CustodyEntry) },
    tickets,
  }) as AssetDetail;
const nameOf = (each: LifeEntry) =>
  each.is === "ticket" ? each.ticket.id : `${each.is} ${each.entry.operation}`;

const ENTRIES = [entry("edit", 50), entry("return", 30), entry("handOver", 10)];
const LIFE = detail(["handOver", "return"], [ticket("old", 5), ticket("middle", 20), ticket("new", 60)]);

test("one story: a custody act once, a ticket where it was opened, nothing lost", () => {
  expect(lifeOf(ENTRIES, LIFE, true).map(nameOf)).toEqual([
    ...["new", "change edit", "custody return", "middle", "custody handOver", "old"],
  ]);
});

test("while older entries are not shown, neither are the tickets of their time", () => {
  expect(lifeOf(ENTRIES.slice(0, 2), LIFE, false).map(nameOf)).toEqual([
    "new",
    "change edit",
    "custody return",
  ]);
  expect(lifeOf([], LIFE, true).map(nameOf)).toEqual(["new", "middle", "old"]);
});
