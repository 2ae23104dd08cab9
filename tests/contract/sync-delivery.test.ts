import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runTimers } from "../../hub/features/timers/run-timers.ts";
import type { RatingRow } from "../../shared/domain/rating/rating.ts";
import { entriesOf } from "../../shared/log/state.ts";
import { problemsOf } from "../support/core/profile.ts";
import { WIRES, must, openOffice } from "../support/sync/sync-office.ts";
import type { Console, Office } from "../support/sync/sync-office.ts";

// The end of the work between consoles and hub: hand-overs of two who were offline, a rating that leaves the
// laptop on which it was given, what the hub wrote by its own clock.

const COMMENT = "quarkxylophon 等了两天";

describe.each(WIRES)("the end of the work, %s", (wire) => {
  let office: Office;
  let lead: Console;
  let tech: Console;
  beforeEach(async () => {
    office = await openOffice(wire);
    lead = await office.console(await office.member("lead", "组长"));
    tech = await office.console(await office.member());
  });
  afterEach(() => office.close());
  const both = async () => {
    for (const console of [lead, tech, lead, tech]) {
      const round = await console.sync();
      expect(round.ok ? "" : round.message).toBe("");
    }
  };
  const stateAt = (console: Console, key: string) => console.profile.store.state(key);
  const everything = ({ profile: { store } }: Console) =>
    (
      store.db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%'")
        .pluck()
        .all() as string[]
    )
      .map((name) => JSON.stringify(store.db.prepare(`SELECT * FROM ${name}`).all()))
      .join();

  test("two who hand a ticket on without knowing of each other: both are kept, nothing is contested", async () => {
    const ticket = tech.act({ type: "ticket.open", set: { title: "打印机不能打印" } });
    await both();
    tech.act({ type: "ticket.escalate", ticket, to: "secondLine", reason: "需要域控权限" });
    lead.act({ type: "ticket.escalate", ticket, to: "supplier", reason: "在保修期内", reference: "C-1" });
    await both();
    for (const console of [lead, tech]) {
      const state = stateAt(console, `ticket:${ticket}`);
      const told = state ? entriesOf(state, "escalations").map(({ value }) => value.to) : [];
      expect([...told].sort()).toEqual(["secondLine", "supplier"]);
      expect(state?.conflicts).toEqual([]);
      expect(state?.overwritten).toEqual([]);
    }
  });

  test("a rating reaches the lead and is gone from the technician's laptop", async () => {
    const ticket = tech.act({ type: "ticket.open", set: { title: "打印机不能打印" } });
    tech.act({ type: "rating.give", ticket, stars: 2, comment: COMMENT });
    await both();
    const seen = lead.query<RatingRow[]>("rating.of", { id: ticket });
    expect(seen).toMatchObject([{ stars: 2, comment: COMMENT }]);
    expect(tech.query<RatingRow[]>("rating.of", { id: ticket })).toEqual([]);
    expect(everything(tech)).not.toContain("quarkxylophon");
    expect(problemsOf(tech.core)).toEqual([]);
    expect(problemsOf(lead.core)).toEqual([]);
  });

  test("who was a lead on a hub that is gone keeps nothing of what a lead sees", async () => {
    const member = await office.member();
    const raised = await office.console(member);
    const ticket = tech.act({ type: "ticket.open", set: { title: "打印机不能打印" } });
    tech.act({ type: "rating.give", ticket, stars: 2, comment: COMMENT });
    await both();
    const backup = await office.backup();
    must(await office.hub.service.administration.setRole(member, "lead"));
    await raised.sync();
    expect(everything(raised)).toContain("quarkxylophon");
    // The one that is put back says again what it knows; that word has a higher number than the one that comes back.
    await office.restore(backup);
    must(await office.hub.service.administration.setRole(member, "technician"));
    for (let round = 0; round < 3; round += 1) expect(await raised.sync()).toMatchObject({ ok: true });
    expect(everything(raised)).not.toContain("quarkxylophon");
    expect(problemsOf(raised.core)).toEqual([]);
  });

  test("a rating that waits to be sent is answered to nobody at the laptop on which it was given", async () => {
    const ticket = tech.act({ type: "ticket.open", set: { title: "打印机不能打印" } });
    await both();
    const id = tech.act({ type: "rating.give", ticket, stars: 2, comment: COMMENT });
    const [waiting] = tech.query<{ rows: { id: string }[] }>("outbox.page", {
      ...{ state: "waiting", offset: 0, limit: 10 },
    }).rows;
    const history = { kind: "rating", id, order: "newest", after: null, offset: 0, limit: 10 };
    const found = { text: "quarkxylophon", limit: 20 };
    const answers = JSON.stringify([
      tech.query("rating.of", { id: ticket }),
      tech.query("rating.list"),
      tech.query("outbox.page", { state: "waiting", offset: 0, limit: 10 }),
      tech.query("operation.get", { id: waiting?.id }),
      tech.query("operation.read", { id: waiting?.id }),
      tech.query("history.page", history),
      tech.query("search.all", found),
    ]);
    expect(tech.core.query("rating.get", { id })).toMatchObject({ ok: false });
    expect(answers).not.toContain("quarkxylophon");
    expect(answers).not.toContain("stars");
    await both();
    expect(lead.query<{ row: RatingRow }[]>("rating.list")).toMatchObject([{ row: { stars: 2 } }]);
    expect(tech.query("rating.list")).toEqual([]);
  });

  test("a technician is told what five ratings of his work come to, and nothing of one", async () => {
    const ticket = tech.act({ type: "ticket.open", set: { title: "打印机不能打印" } });
    tech.act({ type: "ticket.accept", ticket });
    const rated = async (...stars: number[]) => {
      for (const each of stars) tech.act({ type: "rating.give", ticket, stars: each, comment: COMMENT });
      await both();
      await runTimers(office.hub.service.context);
      await runTimers(office.hub.service.context);
      await both();
    };
    await rated(5, 4, 3, 2);
    expect(tech.query("rating.sums")).toEqual([]);
    await rated(1);
    expect(tech.query("rating.sums")).toMatchObject([{ total: 15 }]);
    await rated(5, 5, 5, 5, 5, 1);
    const sums = tech.query<{ total: number }[]>("rating.sums").map(({ total }) => total);
    expect([...sums].sort()).toEqual([15, 25]);
    expect(tech.query("rating.list")).toEqual([]);
    expect(everything(tech)).not.toContain("quarkxylophon");
    expect(lead.query<unknown[]>("rating.list")).toHaveLength(11);
    expect(lead.query("rating.sums")).toEqual([]);
    expect(problemsOf(tech.core)).toEqual([]);
  });

  test("what the hub fired is on every console, signed by its service", async () => {
    const set = { title: "全公司断网", impact: "high", urgency: "high" };
    const ticket = tech.act({ type: "ticket.open", set });
    await both();
    expect(await runTimers(office.hub.service.context)).toMatchObject({ wrote: 1 });
    await both();
    for (const console of [lead, tech]) {
      expect(stateAt(console, `ticket:${ticket}`)?.fields["fired.urgent"]).toBe(true);
      expect(problemsOf(console.core)).toEqual([]);
    }
  });
});
