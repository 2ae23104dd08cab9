import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { serviceRulesOf, ticketClock } from "../../shared/domain/ticket/ticket-clock.ts";
import { waitsAt } from "../../shared/domain/ticket/ticket-view.ts";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import { WIRES, openOffice } from "../support/sync/sync-office.ts";
import type { Console, Office } from "../support/sync/sync-office.ts";

describe.each(WIRES)("two who work on one ticket without knowing of each other, %s", (wire) => {
  let office: Office;
  let lead: Console;
  let tech: Console;
  let ticket: string;
  beforeEach(async () => {
    office = await openOffice(wire);
    lead = await office.console(await office.member("lead", "组长"));
    tech = await office.console(await office.member());
    ticket = tech.act({ type: "ticket.open", set: { title: "打印机不能打印" } });
    tech.act({ type: "ticket.accept", ticket });
    await both();
  });
  afterEach(() => office.close());
  async function both() {
    for (const console of [lead, tech, lead, tech]) {
      const round = await console.sync();
      expect(round.ok ? "" : round.message).toBe("");
    }
  }
  const seconds = () => Math.floor(office.environment.now() / 1000);
  const rows = () =>
    [lead, tech].map((console) => console.query<{ row: TicketRow }>("ticket.get", { id: ticket }).row);
  const states = () =>
    [lead, tech]
      .map((console) => console.profile.store.state(`ticket:${ticket}`))
      .map((state) => ({
        fields: state?.fields,
        contested: state?.conflicts.map((each) => [
          each.field,
          each.class,
          each.sides.map(({ value }) => value),
        ]),
        overwritten: state?.overwritten.map(({ field, value }) => [field, value]),
      }));

  test("different fields are both kept, one field follows its class, notes stand beside each other", async () => {
    const asset = tech.act({ type: "asset.register", set: { name: "三楼打印机" } });
    await both();
    const ofTech = { title: "三楼打印机不能打印", impact: "high", description: "卡在定影器里" };
    const ofLead = { title: "财务打印机不能打印", urgency: "low", description: "面板说没有碳粉" };
    tech.act({ type: "ticket.edit", ticket, set: ofTech, add: { assets: [asset], tags: ["打印"] } });
    office.advance(60_000);
    lead.act({ type: "ticket.edit", ticket, set: ofLead, add: { tags: ["财务"] } });
    tech.act({ type: "ticket.note", ticket, text: "拆开看过了" });
    lead.act({ type: "ticket.note", ticket, text: "用户打电话来催" });
    await both();
    const [mine, other] = states();
    expect(mine).toEqual(other);
    // Of one value the later word counts, and the other is kept; of a text nobody's goes.
    expect(mine?.fields).toMatchObject({ title: ofLead.title, impact: "high", urgency: "low" });
    expect(mine?.overwritten).toEqual([["title", ofTech.title]]);
    expect(mine?.contested).toEqual([["description", "text", [ofLead.description, ofTech.description]]]);
    for (const row of rows()) {
      expect(row).toMatchObject({ notes: 2, assets: [asset], triaged: true, conflicts: 1 });
      expect([...row.tags].sort()).toEqual(["打印", "财务"]);
    }
  });

  // Whoever reaches the hub first, the work is done: a pause of what is solved never was.
  test.each(["the solution", "the pause"])(
    "a pause on one, a solution on the other: it is solved (%s is heard first)",
    async (first) => {
      tech.act({ type: "ticket.pause", ticket, reason: "awaitingUser" });
      lead.act({ type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了搓纸轮以后好了" });
      if (first === "the pause") await tech.sync();
      await both();
      for (const row of rows()) expect(row).toMatchObject({ status: "resolved", pause: null, conflicts: 0 });
      lead.act({ type: "ticket.reopen", ticket, reason: "又卡纸了" });
      await both();
      for (const row of rows()) {
        expect(row).toMatchObject({ pause: null });
        expect(waitsAt(row.times, office.environment.now())).toBe(false);
        const clock = ticketClock(row.times, { site: null, rules: serviceRulesOf([]) }, seconds());
        expect(clock?.clocks.resolution?.state).toBe("running");
      }
    },
  );

  test("two solutions: the ticket is solved once, and which text stands is for somebody to choose", async () => {
    tech.act({ type: "ticket.resolve", ticket, resolutionCode: "replaced", solution: "换了整台打印机" });
    office.advance(60_000);
    lead.act({ type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了搓纸轮以后好了" });
    await both();
    const [mine, other] = states();
    expect(mine).toEqual(other);
    expect(mine?.fields).toMatchObject({ status: "resolved", resolutionCode: "fixed" });
    expect(mine?.overwritten).toEqual([["resolutionCode", "replaced"]]);
    expect(mine?.contested).toEqual([
      ["status", "state", ["resolved", "resolved"]],
      ["solution", "text", ["换了搓纸轮以后好了", "换了整台打印机"]],
    ]);
  });
});
