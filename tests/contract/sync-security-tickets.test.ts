import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { takeText } from "../support/core/blobs.ts";
import { problemsOf } from "../support/core/profile.ts";
import { FILED } from "../support/domain/filed.ts";
import { everything, expectNothingOf } from "../support/sync/nothing-of.ts";
import { WIRES, must, openOffice } from "../support/sync/sync-office.ts";
import type { Console, Office } from "../support/sync/sync-office.ts";

// S28: a matter of security is seen by lead and manager, by its opener and assignee, and by whoever wrote
// on it; with all that belongs to it, on every path.

const WORD = "quarkxylophon";
const SECRET = `${WORD} 疑似数据泄露`;

describe.each(WIRES)("tickets of security, %s", (wire) => {
  let office: Office;
  let lead: Console;
  let opener: Console;
  let other: Console;
  let otherMember: string;
  let ticket: string;

  const settle = async (...consoles: Console[]) => {
    const all = [lead, opener, other, ...consoles];
    for (const console of [...all, ...all]) {
      const round = await console.sync();
      expect(round.ok ? "" : round.message).toBe("");
    }
  };
  const sees = (console: Console) => console.core.query("ticket.get", { id: ticket }).ok;
  /** With a picture and a run of a checklist, which has a picture of its own. */
  function openSecret(console: Console, set: object = { securityFlag: true }): string {
    const id = console.act({ type: "ticket.open", set: { title: SECRET, ...set } });
    const attach = (about: string, name: string) => {
      const [blob = ""] = takeText(console.profile.store, `${SECRET} ${name}`);
      console.act({ type: "file.attach", about, blob, name });
    };
    attach(`ticket:${id}`, `${WORD}-1.txt`);
    const run = console.act({
      type: "run.start",
      checklist: "slowComputer",
      ticket: id,
      place: `${WORD} 机房`,
    });
    attach(`run:${run}`, `${WORD}-2.txt`);
    return id;
  }

  beforeEach(async () => {
    office = await openOffice(wire);
    lead = await office.console(await office.member("lead", "组长"));
    opener = await office.console(await office.member("technician", "报告人"));
    otherMember = await office.member("technician", "旁人");
    other = await office.console(otherMember);
    await settle();
    ticket = openSecret(opener);
  });
  afterEach(() => office.close());

  test("made offline and synced, it is on the laptops of its opener and the lead alone", async () => {
    await settle();
    expectNothingOf(other, ticket, WORD);
    for (const console of [opener, lead]) {
      expect(sees(console)).toBe(true);
      expect(JSON.stringify(console.query("search.all", { text: WORD }))).toContain(ticket);
      expect(everything(console)).toContain(`${WORD}-2.txt`);
    }
    expect(JSON.stringify(other.query("ticket.page", { limit: 50 }))).not.toContain(ticket);
    const manager = await office.console(await office.member("manager"));
    const keeper = await office.console(await office.member("assetManager"));
    await settle(manager, keeper);
    expect(sees(manager)).toBe(true);
    expectNothingOf(keeper, ticket, WORD);
  });

  test("its assignee gets it whole, and whoever wrote on it keeps it", async () => {
    await settle();
    lead.act({ type: "ticket.assign", ticket, assignee: otherMember });
    await settle();
    expect(other.profile.store.state(`ticket:${ticket}`)).toEqual(
      lead.profile.store.state(`ticket:${ticket}`),
    );
    expect(everything(other)).toContain(`${WORD}-2.txt`);
    lead.act({ type: "ticket.assign", ticket, assignee: null });
    await settle();
    expectNothingOf(other, ticket, WORD);
    lead.act({ type: "ticket.assign", ticket, assignee: otherMember });
    await settle();
    other.act({ type: "ticket.note", ticket, text: "已隔离" });
    lead.act({ type: "ticket.assign", ticket, assignee: null });
    await settle();
    expect(sees(other)).toBe(true);
    expect(problemsOf(other.core)).toEqual([]);
  });

  test("a ticket that turns out to be one goes from laptops that had it, with all that belongs to it", async () => {
    ticket = openSecret(opener, {});
    await settle();
    expect(sees(other)).toBe(true);
    expect(everything(other)).toContain(`${WORD}-2.txt`);
    must(
      other.core.execute({ type: "draft.save", key: `note:${ticket}`, form: "note", data: { text: WORD } }),
    );
    lead.act({ type: "ticket.edit", ticket, set: { securityFlag: true } });
    await settle();
    expectNothingOf(other, ticket, WORD);
    // That it is none any more is for those to say who see all of them.
    const declared = { type: "ticket.edit", ticket, set: { securityFlag: false } };
    expect(opener.core.execute(declared)).toMatchObject({
      ok: false,
      error: { code: "notAllowed", details: { rule: "overseen" } },
    });
    lead.act(declared);
    await settle();
    expect(sees(other)).toBe(true);
  });

  test("what is erased of it is no fact about a record that is missing to whoever may not see it", async () => {
    await settle();
    const reason = "按本人要求清除";
    lead.act({ type: "record.erase", record: `ticket:${ticket}`, wish: false, reason, rule: "本人要求" });
    await settle();
    expect(other.query<{ total: number }>("conflict.page", { limit: 9 }).total).toBe(0);
    expect(everything(other)).not.toContain(WORD);
    expect(problemsOf(other.core)).toEqual([]);
  });

  test("closed and archived it stays as secret", async () => {
    lead.act({ type: "ticket.open", set: { title: "打印机卡纸" } });
    await settle();
    lead.act({ type: "ticket.accept", ticket });
    lead.act({ type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: `${WORD} 已处置` });
    lead.act({ type: "ticket.close", ticket, confirmation: "verbal", ...FILED });
    await settle();
    lead.act({ type: "ticket.archive", ticket });
    await settle();
    expectNothingOf(other, ticket, WORD);
    expect(sees(lead)).toBe(true);
  });
});
