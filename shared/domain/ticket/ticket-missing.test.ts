import { describe, expect, test } from "vitest";
import { Story, TICKET, openTicket, uuid } from "../../../tests/support/domain/operations.ts";
import { firstBreach } from "../kind/rule.ts";
import { ticketActs } from "./ticket-acts.ts";
import { ticketMissing } from "./ticket-missing.ts";

const WHOLE = {
  ...{ requester: "Li Na", contact: "8012", site: uuid(41), description: "It hums and stops" },
  ...{ impact: "high", urgency: "high", category: "hardware.printer" },
};

function missingOf(
  set: Record<string, unknown>,
  ...acts: [type: string, payload: Record<string, unknown>][]
) {
  const story = new Story();
  story.act(1, "ticket.open", openTicket(set));
  for (const [type, payload] of acts) story.act(1, type, { ticket: TICKET, ...payload });
  return ticketMissing(story.state("ticket", TICKET), () => null);
}

const solved = { resolutionCode: "fixed", solution: "Changed the fuser" };

describe("what is asked of a ticket and not said yet (domain.md 2.8)", () => {
  test("a title is enough to save; everything else is asked", () => {
    expect(missingOf({})).toEqual({
      save: ["requester", "contact", "site", "description", "impact", "urgency"],
      accept: ["contact", "site", "description", "category"],
      resolve: ["category", "resolutionCode", "solution"],
      close: ["category", "confirmation", "rating"],
    });
    const known = { now: 0, today: "2026-11-25", state: () => null };
    expect(
      firstBreach(ticketActs["ticket.open"].rules as never, { set: { title: "Silent" } }, known),
    ).toBeNull();
  });

  test("of hardware, the asset; of P1 and P2, the cause", () => {
    expect(missingOf(WHOLE, ["ticket.resolve", solved])).toEqual({
      resolve: ["assets"],
      close: ["rootCause", "confirmation", "rating"],
    });
    expect(missingOf({ ...WHOLE, impact: "low" }, ["ticket.resolve", solved]).close).not.toContain(
      "rootCause",
    );
  });

  test("of hardware without an asset, no longer once somebody has said why", () => {
    expect(
      missingOf({ ...WHOLE, noAsset: "unlabelled" }, ["ticket.resolve", solved]).resolve,
    ).toBeUndefined();
    const takenBack = ["ticket.edit", { set: { noAsset: null } }] as [string, Record<string, unknown>];
    expect(
      missingOf({ ...WHOLE, noAsset: "unlabelled" }, ["ticket.resolve", solved], takenBack).resolve,
    ).toEqual(["assets"]);
  });

  test("nothing of a ticket that says everything", () => {
    const done = missingOf(
      WHOLE,
      ["ticket.edit", { add: { assets: [uuid(2)] } }],
      ["ticket.resolve", { ...solved, rootCause: "hardware" }],
      ["ticket.close", { confirmation: "verbal", rating: 5 }],
    );
    expect(done).toEqual({});
  });
});

describe("a note", () => {
  const readers = (v: number, note: Record<string, unknown>) => {
    const story = new Story();
    story.act(1, "ticket.open", openTicket());
    story.act(1, "ticket.note", { ticket: TICKET, text: "Called back", ...note }, { v });
    return story.state("ticket", TICKET).lists.actions?.map(({ value }) => value.to);
  };

  test("is the team's own unless it is written to the user", () => {
    expect(readers(2, {})).toEqual(["team"]);
    expect(readers(2, { to: "user" })).toEqual(["user"]);
  });

  test("of 0.1.0 is the team's own, whatever else it says", () => {
    expect(readers(1, {})).toEqual(["team"]);
    expect(readers(1, { to: "user" })).toEqual(["team"]);
  });
});
