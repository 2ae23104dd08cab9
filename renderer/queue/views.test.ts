import { expect, test } from "vitest";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import { countsOf, inView, otherViewsWith, viewWith } from "./views.ts";

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
    vip: false,
    main: null,
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
    ...{ group: null, plan: null, nextUpdate: null, visits: 0, attempts: 0 },
    fired: [],
    reopened: 0,
    review: null,
    owesReason: false,
    owesCallback: false,
    ...more,
  };
}

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
