import { describe, expect, test } from "vitest";
import { Story, TICKET, openTicket, stamp, uuid } from "../../../tests/support/domain/operations.ts";
import { firstBreach } from "../kind/rule.ts";
import { ticketActs } from "./ticket-acts.ts";
import { attemptsOf, isUnreached } from "./ticket-attempts.ts";
import { ticketMissing } from "./ticket-missing.ts";
import { ticketRow } from "./ticket-view.ts";
import { visitOfNext, visitsOf } from "./ticket-visits.ts";

const [ME, YOU] = [1, 2];
type Said = [member: number, type: string, payload?: Record<string, unknown>, minute?: number];

function told(...acts: Said[]) {
  const story = new Story();
  story.act(ME, "ticket.open", openTicket());
  const operations = acts.map(([member, type, payload, minute]) =>
    story.act(member, type, { ticket: TICKET, ...payload }, minute === undefined ? {} : { minute }),
  );
  return { story, operations, state: story.state("ticket", TICKET) };
}

const onSite = { text: "Changed the fuser", way: "onSite" };
const numbers = (...acts: Said[]) =>
  visitsOf(told(...acts).state).map(({ no, operations }) => [no, operations.length]);
const arrive = { at: stamp(0) };

describe("visits", () => {
  test("an arrival begins one, and what is done on site belongs to it", () => {
    expect(numbers([ME, "ticket.arrive", arrive], [ME, "ticket.note", onSite])).toEqual([[1, 2]]);
    expect(numbers([ME, "ticket.note", onSite], [ME, "ticket.arrive", arrive])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  test("each goes there for himself; what is done from afar is no visit", () => {
    const remote = { text: "Set the driver", way: "remote", consent: true };
    expect(
      numbers([ME, "ticket.note", onSite], [YOU, "ticket.note", onSite], [ME, "ticket.note", remote]),
    ).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  test("on another day it is another one; the next entry is told its number", () => {
    const { state } = told([ME, "ticket.note", onSite, 0], [ME, "ticket.note", onSite, 24 * 60]);
    const visits = visitsOf(state);
    expect(visits.map(({ no }) => no)).toEqual([1, 2]);
    const last = visits[1];
    expect(visitOfNext(visits, last?.member ?? "", (last?.at ?? 0) + 60_000)).toBe(2);
    expect(visitOfNext(visits, last?.member ?? "", (last?.at ?? 0) + 24 * 3_600_000)).toBe(3);
    expect(visitOfNext(visits, "somebody else", last?.at ?? 0)).toBe(3);
  });

  test("an arrival that was taken back is none", () => {
    const { story, operations } = told([ME, "ticket.arrive", arrive]);
    story.act(ME, "ticket.undo", {
      ticket: TICKET,
      operation: operations[0]?.id,
      act: "ticket.arrive",
      set: { arrivedAt: null },
    });
    expect(visitsOf(story.state("ticket", TICKET))).toEqual([]);
  });

  test("a note of an older program that was a visit is one", () => {
    const { story } = told();
    story.act(ME, "ticket.note", { ticket: TICKET, text: "Was there", minutes: null, visit: true }, { v: 1 });
    story.act(
      YOU,
      "ticket.note",
      { ticket: TICKET, text: "Too", minutes: null, visit: true, to: "user" },
      { v: 2 },
    );
    const state = story.state("ticket", TICKET);
    expect(visitsOf(state)).toHaveLength(2);
    expect(ticketRow(state).visits).toBe(2);
  });
});

test("nobody works from afar without the user's consent", () => {
  const known = { now: 0, today: "2026-11-25", state: () => null };
  const asked = {
    ticket: TICKET,
    text: "t",
    minutes: null,
    to: "team",
    way: "remote",
    consent: false,
  } as const;
  const rules = ticketActs["ticket.note"].rules;
  expect(firstBreach(rules, asked, known)?.details).toEqual({ missing: ["consent"] });
  expect(firstBreach(rules, { ...asked, consent: true }, known)).toBeNull();
});

test("attempts in vain are counted in a row", () => {
  const attempt = (outcome: string): Said => [ME, "ticket.attempt", { way: "phone", outcome }];
  const thrice = ["noAnswer", "leftMessage", "notAtDesk"].map(attempt);
  expect(attemptsOf(told().state)).toBe(0);
  expect(isUnreached(told(...thrice.slice(1)).state)).toBe(false);
  expect(isUnreached(told(...thrice).state)).toBe(true);
  expect(attemptsOf(told(...thrice, attempt("reached"), attempt("busy")).state)).toBe(1);
});

test("what was planned is done when somebody came; what is planned anew stands", () => {
  const plan = { at: stamp(600), who: uuid(41) };
  const planned: Said = [ME, "ticket.plan", { plan }];
  const came: Said = [ME, "ticket.arrive", arrive];
  const planOf = (...acts: Said[]) => ticketRow(told(...acts).state).plan;
  expect(planOf(planned)).toEqual(plan);
  expect(planOf(planned, came)).toBeNull();
  expect(planOf(came, planned)).toEqual(plan);
  expect(planOf(planned, [ME, "ticket.plan", { plan: null }])).toBeNull();
});

test("what the user was told stands in the log as written to him, with the next moment", () => {
  const next = stamp(300);
  const { state } = told([ME, "ticket.told", { way: "phone", text: "Still at it", nextUpdate: next }]);
  expect(ticketRow(state).nextUpdate).toBe(next);
  expect(state.lists.actions?.at(0)?.value).toMatchObject({ to: "user", act: "told", told: "phone" });
});

test("closed without the user's word: nobody confirmed it, and how he was told of it stands there", () => {
  const { state } = told(
    [ME, "ticket.resolve", { resolutionCode: "fixed", solution: "Changed the fuser" }],
    [ME, "ticket.close", { confirmation: null, notice: "message", category: "hardware.printer", uses: [] }],
  );
  expect(state.fields).toMatchObject({ status: "closed", confirmation: null, notice: "message" });
  expect(ticketMissing(state, () => null).close).toEqual(["rating"]);
});
