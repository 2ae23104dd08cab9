import { expect, test } from "vitest";
import { ask, memoryCore, run, testEnvironment } from "../../../tests/support/core/core.ts";
import { stateIn } from "../../../tests/laws/office.ts";
import { ticketActs } from "../../../shared/domain/ticket/ticket-acts.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";

// Why a target was missed, and the review of the work.

const HOUR = 3_600_000;

function opened(set: Record<string, unknown> = {}) {
  const environment = testEnvironment();
  const core = memoryCore(environment);
  const said = { title: "Printer is silent", category: "hardware.printer", ...set };
  const ticket = run(core, { type: "ticket.open", set: said }).id as string;
  const act = (name: string, more: object = {}) => core.execute({ type: `ticket.${name}`, ticket, ...more });
  const detail = () => ask(core, "ticket.get", { id: ticket });
  const solve = () =>
    act("resolve", { resolutionCode: "fixed", solution: "Changed the fuser", rootCause: null });
  return { core, ticket, act, detail, solve, clock: environment.clock };
}

test("why a target was missed is said of one that was missed, and shown with the ticket", () => {
  const { core, ticket, act, detail, solve, clock } = opened();
  const early = act("explainMiss", { missReason: "parts" });
  expect(early).toMatchObject({ ok: false, error: { details: { rule: "notMissed" } } });
  expect(act("accept").ok).toBe(true);
  clock.now += 40 * 24 * HOUR;
  expect(solve().ok).toBe(true);
  expect(detail()).toMatchObject({ missed: ["resolution"] });
  expect(detail()?.fields.missReason).toBeUndefined();
  expect(act("explainMiss", { missReason: "other" })).toMatchObject({
    ok: false,
    error: { details: { missing: ["note"] } },
  });
  expect(act("explainMiss", { missReason: "parts", note: "The fuser came from abroad" }).ok).toBe(true);
  expect(detail()).toMatchObject({ fields: { missReason: "parts" } });
  expect(act("close", { confirmation: "verbal" }).ok).toBe(true);
  // Judged by what was copied when it was closed, and said anew by whoever knows better.
  expect(detail()?.missed).toEqual(["resolution"]);
  expect(act("explainMiss", { missReason: "supplier" }).ok).toBe(true);
  expect(stateIn(core, "ticket", ticket)?.fields.missReason).toBe("supplier");
});

test("what was solved in time owes no reason", () => {
  const { act, detail, solve } = opened();
  expect([act("accept").ok, solve().ok]).toEqual([true, true]);
  expect(detail()?.missed).toEqual([]);
  expect(act("explainMiss", { missReason: "parts" })).toMatchObject({ ok: false });
});

test("a review is owed at the second reopening and at the third visit, and nobody reviews their own work", () => {
  const { core, ticket, act, detail, solve, clock } = opened();
  const review = () => (detail()?.row as TicketRow).review;
  const again = () => [solve().ok, act("reopen", { reason: "It is silent again" }).ok];
  const looked = { finding: "diagnosis", said: "The cable was never looked at" };
  expect(act("accept").ok).toBe(true);
  again();
  expect(review()).toBeNull();
  again();
  expect(review()).toBe("owed");
  expect(act("review", looked)).toMatchObject({ ok: false, error: { details: { rule: "ownWork" } } });
  expect(act("assign", { assignee: null }).ok).toBe(true);
  expect(act("review", looked).ok).toBe(true);
  expect(review()).toBe("done");
  again();
  expect(review()).toBe("done");
  for (let visit = 0; visit < 3; visit += 1) {
    expect(act("arrive").ok).toBe(true);
    clock.now += 24 * HOUR;
  }
  expect(review()).toBe("owed");
  expect(act("review", { ...looked, finding: "none" }).ok).toBe(true);
  expect(review()).toBe("done");
  const history = stateIn(core, "ticket", ticket)?.lists.reviews;
  expect(history).toHaveLength(2);
});

test("the hub holds against whoever writes it all the same that it was their own work", () => {
  const { core, ticket, act } = opened();
  expect(act("accept").ok).toBe(true);
  const state = stateIn(core, "ticket", ticket);
  if (!state) throw new Error("no ticket");
  const { ownWork } = ticketActs["ticket.review"].guards ?? {};
  const by = (actor: string) =>
    ownWork?.(state, { ticket, finding: "none", said: "Fine" }, { actor } as never);
  expect(by(String(state.fields.assignee))).toMatchObject({ by: [{ actor: state.fields.assignee }] });
  expect(by("somebody else")).toBeNull();
});
