import { expect, test } from "vitest";
import { entriesOf } from "../../../shared/log/state.ts";
import { ask, memoryCore, run, testEnvironment } from "../../../tests/support/core/core.ts";
import { stateIn } from "../../../tests/laws/office.ts";

// What the acts of the end of the work refuse and keep.

const rule = (outcome: { ok: boolean; error?: { details?: unknown } }) =>
  outcome.ok ? null : outcome.error?.details;

function opened(set: Record<string, unknown> = {}) {
  const environment = testEnvironment();
  const core = memoryCore(environment);
  const ticket = run(core, { type: "ticket.open", set: { title: "Printer is silent", ...set } }).id as string;
  return { core, ticket, clock: environment.clock };
}

test("handing a ticket on stops no clock, and every hand-over is kept", () => {
  const { core, ticket, clock } = opened({ impact: "high", urgency: "medium" });
  run(core, { type: "ticket.accept", ticket });
  for (const to of ["secondLine", "supplier"]) {
    run(core, {
      type: "ticket.escalate",
      ticket,
      to,
      reason: "Needs rights",
      done: "",
      open: "",
      reference: "",
    });
  }
  const state = stateIn(core, "ticket", ticket);
  expect(state && entriesOf(state, "escalations").map(({ value }) => value.to)).toEqual([
    "secondLine",
    "supplier",
  ]);
  clock.now += 3_600_000;
  const at = new Date(clock.now).toISOString();
  expect(ask(core, "ticket.clock", { id: ticket, at })?.clocks.resolution?.state).toBe("running");
});

test("nobody says by hand that the user did not object; a message has a time, and a signature was signed", () => {
  const { core, ticket, clock } = opened({ category: "hardware.printer" });
  run(core, { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "Changed the fuser" });
  const close = (more: object) => core.execute({ type: "ticket.close", ticket, ...more });
  expect(close({ confirmation: "automatic" })).toMatchObject({ ok: false, error: { code: "malformed" } });
  expect(core.execute({ type: "ticket.closeByRule", ticket, days: 3 })).toMatchObject({ ok: false });
  expect(rule(close({ confirmation: "verbal", way: "im" }))).toEqual({ missing: ["at"] });
  const signature = {
    ...{ name: "王芳", identityCheck: "face", signedAt: new Date(clock.now).toISOString() },
    strokes: [
      [
        [1, 2, 0],
        [30, 40, 500],
      ],
    ],
  };
  expect(rule(close({ confirmation: "verbal", signature }))).toEqual({ rule: "notSigned" });
  expect(close({ confirmation: "signed", by: "王芳", signature, guidance: "Mind the tray" }).ok).toBe(true);
  const state = stateIn(core, "ticket", ticket);
  const word = state && entriesOf(state, "confirmations").at(0)?.value;
  expect(word).toMatchObject({ by: "王芳", guidance: "Mind the tray", signature: { name: "王芳" } });
});

test("who is not solved in time has a day on which the hub closes it; a lone sheet is not taken over by its writer", () => {
  const { core, ticket } = opened({ category: "hardware.printer" });
  expect(ask(core, "ticket.get", { id: ticket }).lapsesAt).toBeNull();
  run(core, { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "Changed the fuser" });
  expect(ask(core, "ticket.get", { id: ticket }).lapsesAt).not.toBeNull();
  const shift = run(core, { type: "shift.write", items: [{ section: "open", record: null, text: "T-1" }] })
    .id as string;
  const receiver = core.profile.store.identity().member;
  const signature = {
    ...{ name: "Me", identityCheck: "face", signedAt: "2026-11-23T09:00:00.000+08:00" },
    strokes: [
      [
        [1, 2, 0],
        [30, 40, 500],
      ],
    ],
  };
  expect(rule(core.execute({ type: "shift.takeOver", shift, receiver, signature }))).toEqual({
    rule: "sameShift",
  });
});

test("a problem gathers tickets, and is found at each of them", () => {
  const { core, ticket } = opened();
  const problem = run(core, {
    ...{ type: "problem.open", set: { title: "Spooler", workaround: "Restart it" }, tickets: [ticket] },
  }).id as string;
  run(core, { type: "problem.edit", problem, set: { state: "known", changeNo: "CHG-7" } });
  expect(ask(core, "problem.list", { ticket })).toMatchObject([{ state: "known", changeNo: "CHG-7" }]);
  expect(ask(core, "problem.get", { id: problem }).tickets).toHaveLength(1);
});

test("a shift sheet gathers what is open and what waits, and nothing of a matter of security", () => {
  const { core, ticket, clock } = opened();
  run(core, { type: "ticket.accept", ticket });
  const open = (title: string, set: object = {}) =>
    run(core, { type: "ticket.open", set: { title, ...set } }).id as string;
  const waiting = open("Waits for a fuser");
  run(core, {
    ...{ type: "ticket.pause", ticket: waiting, reason: "parts", until: null },
    ...{ nextOn: "2026-12-01", reference: "B-7", note: "" },
  });
  run(core, { type: "ticket.accept", ticket: open("Somebody copied files", { securityFlag: true }) });
  const now = new Date(clock.now).toISOString();
  const lines = ask(core, "shift.collect", { now }).map(({ section, text }) => `${section} ${text}`);
  expect(lines).toEqual([
    expect.stringMatching(/^open .*Printer is silent$/),
    expect.stringMatching(/^paused .*Waits for a fuser 2026-12-01$/),
  ]);
});
