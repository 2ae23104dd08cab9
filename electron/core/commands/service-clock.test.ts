import { expect, test } from "vitest";
import { ask, memoryCore, run, testEnvironment } from "../../../tests/support/core/core.ts";

// What the acts of the service clock refuse, and what nobody can say twice.

const rule = (outcome: { ok: boolean; error?: { details?: unknown } }) =>
  outcome.ok ? null : outcome.error?.details;

function opened(set: Record<string, unknown> = {}) {
  const environment = testEnvironment();
  const core = memoryCore(environment);
  const ticket = run(core, { type: "ticket.open", set: { title: "Printer is silent", ...set } }).id as string;
  return { core, ticket, clock: environment.clock };
}

test("what waits for nothing cannot go on, nor what has gone on by itself", () => {
  const { core, ticket, clock } = opened();
  expect(rule(core.execute({ type: "ticket.resume", ticket }))).toEqual({ rule: "notPaused" });
  const until = new Date(clock.now + 3_600_000).toISOString();
  run(core, { type: "ticket.pause", ticket, reason: "appointment", until });
  clock.now += 2 * 3_600_000;
  expect(rule(core.execute({ type: "ticket.resume", ticket }))).toEqual({ rule: "notPaused" });
  run(core, { type: "ticket.pause", ticket, reason: "supplier" });
  run(core, { type: "ticket.resume", ticket });
  expect(ask(core, "ticket.get", { id: ticket }).row.pause).toBeNull();
});

test("a matter of security is decided to be urgent, never to wait", () => {
  const { core, ticket } = opened({ securityFlag: true });
  const decide = (priority: string) =>
    core.execute({ type: "ticket.prioritise", ticket, priority, reason: "It can wait" });
  expect(rule(decide("P4"))).toEqual({ rule: "securityFloor" });
  expect(decide("P1").ok).toBe(true);
  expect(ask(core, "ticket.get", { id: ticket }).row.priority).toBe("P1");
});

test("nothing is closed without its class, alone or among others; a zone that is none is no calendar's", () => {
  const { core, ticket } = opened({ impact: "high", urgency: "high" });
  const solved = { resolutionCode: "fixed", solution: "Changed the fuser" };
  const close = { type: "ticket.close", ticket, confirmation: "verbal" };
  const all = core.executeAll([{ type: "ticket.resolve", ticket, ...solved }, close]);
  expect(rule(all)).toMatchObject({ missing: ["category", "rootCause"], command: 1 });
  expect(ask(core, "ticket.get", { id: ticket }).row.status).toBe("new");
  const body = { zone: "Mars/Olympus", week: {} };
  const set = core.execute({ type: "definition.set", family: "calendar", key: "standard", set: { body } });
  expect(set).toMatchObject({ ok: false, error: { code: "malformed", path: "set.body.zone" } });
});
