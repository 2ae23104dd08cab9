import { expect, test } from "vitest";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import { byUrgency, countsOf, groupCounts, inView, otherViewsWith, viewWith } from "./views.ts";

let last = 0;
function ticket(more: Partial<TicketRow>): TicketRow {
  last += 1;
  return {
    id: `id-${last}`,
    number: `T-K7-${String(last).padStart(4, "0")}`,
    title: "t",
    status: "new",
    type: "incident",
    priority: "P3",
    requester: "",
    contact: "",
    dept: "",
    site: null,
    place: "",
    category: null,
    securityFlag: false,
    assignee: null,
    assets: [],
    tags: [],
    openedAt: 1000,
    updatedAt: 1000,
    conflicts: 0,
    pending: 0,
    needsUpdate: false,
    notes: 0,
    triaged: true,
    times: [],
    pause: null,
    fired: [],
    ...more,
  };
}

test("what must be done next comes first", () => {
  const waits = ticket({ title: "waits for the user", status: "resolved", priority: "P1" });
  const old = ticket({ title: "old", openedAt: 1 });
  const recent = ticket({ title: "recent", openedAt: 9000 });
  const urgent = ticket({ title: "urgent", priority: "P1", openedAt: 9999 });
  const taken = ticket({ title: "taken", status: "accepted", priority: "P2", openedAt: 0 });
  const order = [waits, recent, taken, old, urgent].sort(byUrgency).map(({ title }) => title);
  expect(order).toEqual(["urgent", "old", "recent", "taken", "waits for the user"]);
});

test("a conflict is a mark, no urgency", () => {
  const contested = ticket({ title: "two spellings", status: "accepted", conflicts: 2 });
  const outage = ticket({ title: "no network", status: "accepted", priority: "P1", openedAt: 9000 });
  expect([contested, outage].sort(byUrgency).map(({ title }) => title)).toEqual([
    "no network",
    "two spellings",
  ]);
});

test("each group says how many it holds", () => {
  expect(groupCounts([ticket({}), ticket({}), ticket({ status: "resolved" })])).toEqual({
    new: 2,
    resolved: 1,
  });
});

test("views hold open tickets; mine, nobody's, everybody's", () => {
  const all = [
    ticket({ assignee: "me" }),
    ticket({ assignee: "you", status: "accepted" }),
    ticket({}),
    ticket({ assignee: "me", status: "closed" }),
    ticket({ status: "archived" }),
  ];
  expect(countsOf(all, "me")).toEqual({ mine: 1, unassigned: 1, team: 3 });
  expect(all.filter((each) => inView(each, "team", "me"))).toHaveLength(3);
});

test("a ticket is shown in the view that is open where it is in it, else in the nearest", () => {
  const own = ticket({ assignee: "me" });
  const open = ticket({});
  const other = ticket({ assignee: "you" });
  const views = (view: "mine" | "team" | "closed") =>
    [own, open, other].map((each) => viewWith(each, view, "me"));
  expect(views("mine")).toEqual(["mine", "unassigned", "team"]);
  expect(views("team")).toEqual(["team", "team", "team"]);
  expect(views("closed")).toEqual(["mine", "unassigned", "team"]);
});

test("what is found elsewhere is counted once, and is not what is found here", () => {
  const found = { mine: 0, unassigned: 1, team: 3, closed: 2, archived: 0 };
  expect(otherViewsWith(found, "mine")).toEqual({
    total: 5,
    views: [
      { id: "team", count: 3 },
      { id: "closed", count: 2 },
    ],
  });
  expect(otherViewsWith(found, "team").views.map(({ id }) => id)).toEqual(["closed"]);
  expect(otherViewsWith({ ...found, team: 0, closed: 0 }, "archived").total).toBe(0);
});
