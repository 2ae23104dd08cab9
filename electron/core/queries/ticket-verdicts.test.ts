import { expect, test } from "vitest";
import { FILED } from "../../../tests/support/domain/filed.ts";
import { ask, office, run } from "../../../tests/support/core/core.ts";
import type { Core } from "../compose.ts";

// 本机判定 and the hub's, of a ticket that was closed while the office decided otherwise (domain.md 3.5).

const NOW = "2027-02-01T02:00:00.000Z";
const clockOf = (core: Core, id: string) => ask(core, "ticket.clock", { id, at: NOW });

function closeOn(core: Core): string {
  const set = { title: "打印机卡纸", impact: "medium", urgency: "high" };
  const ticket = run(core, { type: "ticket.open", set }).id as string;
  run(core, { type: "ticket.accept", ticket });
  run(core, { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了搓纸轮以后好了" });
  run(core, { type: "ticket.close", ticket, confirmation: "verbal", ...FILED });
  return ticket;
}

const stricter = {
  type: "definition.set",
  ...{ family: "target", key: "p2" },
  set: { body: { for: { priorities: ["P2"] }, minutes: { response: 30, resolution: 60 }, always: false } },
};

test("what the hub's target had become before it took the closing is judged by both, with the reason", () => {
  const { hub, a, b } = office();
  run(b.core, stricter);
  hub.sync(b.sync);
  const ticket = closeOn(a.core);
  expect(clockOf(a.core, ticket)).toMatchObject({ provisional: true, verdicts: null });
  hub.sync(a.sync);
  const told = clockOf(a.core, ticket);
  expect(told).toMatchObject({ provisional: false, closed: true, target: { key: "p2", version: 1 } });
  expect(told?.verdicts).toMatchObject({
    why: ["target"],
    laptop: { target: { key: "p2", version: 1 } },
    hub: { target: { key: "p2", version: 2 } },
  });
  const resolution = told?.verdicts?.clocks.find(({ name }) => name === "resolution");
  expect([resolution?.laptop.targetMinutes, resolution?.hub.targetMinutes]).toEqual([480, 60]);
});

test("a target that changes after the closing was taken is the rule of another time, and no difference", () => {
  const { hub, a, b } = office();
  const ticket = closeOn(a.core);
  hub.sync(a.sync);
  hub.sync(b.sync);
  run(b.core, stricter);
  hub.sync(b.sync);
  hub.sync(a.sync);
  expect(clockOf(a.core, ticket)).toMatchObject({ verdicts: null, corrected: [], target: { version: 1 } });
});

test("an open ticket whose laptop ran a year ahead tells on every console which times were corrected", () => {
  const { hub, a, b } = office();
  // The stand-in hub receives in January of 2027.
  const ahead = Date.parse("2028-03-01T02:00:00.000Z");
  a.core.profile.store.environment.now = () => ahead;
  const ticket = run(a.core, { type: "ticket.open", set: { title: "屏幕不亮" } }).id as string;
  hub.sync(a.sync);
  hub.sync(b.sync);
  for (const { core } of [a, b]) {
    const told = clockOf(core, ticket);
    expect(told?.corrected).toMatchObject([{ kind: "opened", said: ahead, why: "receipt" }]);
  }
});
