import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import type { Page } from "../../shared/ipc/queries.ts";
import { takeText } from "../support/core/blobs.ts";
import { problemsOf } from "../support/core/profile.ts";
import { everything, expectNothingOf } from "../support/sync/nothing-of.ts";
import { WIRES, must, openOffice } from "../support/sync/sync-office.ts";
import type { Console, Office } from "../support/sync/sync-office.ts";

// What a console keeps of records that its member may not see, and what everybody is shown of a decision
// that breaks a rule.

vi.mock("../../shared/domain/kinds.ts", async (original) => {
  const { withGuardedTicket } = await import("../support/domain/guarded-ticket.ts");
  return withGuardedTicket(await original());
});

const SECRET = "quarkxylophon 泄密调查";
const WORD = "quarkxylophon";

/** Seals an act of the test's, as a command would. */
function seal({ profile: { store } }: Console, type: string, ticket: string, more: object = {}): string {
  return must(store.write(() => store.append({ type, payload: { ticket, ...more }, label: "" })));
}

const restrict = (console: Console, ticket: string, roles: string[] | null) =>
  seal(console, "ticket.restrict", ticket, { roles });

const breachesOf = (console: Console) =>
  console
    .query<Page<ConflictRow>>("conflict.page", { limit: 10 })
    .rows.map(({ class: of, field, entity, sides }) => ({ of, field, entity, sides: sides.length }));

describe.each(WIRES)("audiences, %s", (wire) => {
  let office: Office;
  let lead: Console;
  let tech: Console;
  let member: string;
  const both = async () => {
    for (const console of [lead, tech, lead, tech]) {
      const round = await console.sync();
      expect(round.ok ? "" : round.message).toBe("");
    }
  };
  const opened = () => lead.act({ type: "ticket.open", set: { title: SECRET } });

  beforeEach(async () => {
    office = await openOffice(wire);
    lead = await office.console(await office.member("lead", "组长"));
    member = await office.member();
    tech = await office.console(member);
  });
  afterEach(() => office.close());

  test("a record another role may see leaves nothing on this laptop, and nothing counts as missing", async () => {
    const ticket = opened();
    restrict(lead, ticket, ["lead"]);
    lead.act({ type: "ticket.note", ticket, text: SECRET });
    const open = lead.act({ type: "ticket.open", set: { title: "打印机不能打印" } });
    await both();
    expectNothingOf(tech, ticket, WORD);
    expect(tech.core.query("ticket.get", { id: open }).ok).toBe(true);
    tech.act({ type: "ticket.note", ticket: open, text: "已到现场" });
    await both();
    expect(problemsOf(lead.core)).toEqual([]);
  });

  test("it comes into sight whole, in its old place, and goes out of sight with all that was made of it", async () => {
    const ticket = opened();
    restrict(lead, ticket, ["lead"]);
    await both();
    restrict(lead, ticket, null);
    await both();
    expect(tech.profile.store.state(`ticket:${ticket}`)).toEqual(
      lead.profile.store.state(`ticket:${ticket}`),
    );
    expect(JSON.stringify(tech.query("search.all", { text: WORD }))).toContain(ticket);
    tech.act({ type: "ticket.note", ticket, text: `${WORD} 的处理` });
    must(
      tech.core.execute({ type: "draft.save", key: `note:${ticket}`, form: "note", data: { text: WORD } }),
    );
    await both();
    restrict(lead, ticket, ["lead"]);
    await both();
    expectNothingOf(tech, ticket, WORD);
    // The numbers it used are used; it works on, and back in sight its own note is its own again.
    const next = tech.act({ type: "ticket.open", set: { title: "键盘失灵" } });
    await both();
    expect(lead.core.query("ticket.get", { id: next }).ok).toBe(true);
    restrict(lead, ticket, null);
    await both();
    expect(tech.profile.store.state(`ticket:${ticket}`)).toEqual(
      lead.profile.store.state(`ticket:${ticket}`),
    );
    expect(problemsOf(tech.core)).toEqual([]);
  });

  test("a file goes out of sight with its record, and its bytes leave this laptop with it", async () => {
    const ticket = opened();
    const [blob = ""] = takeText(lead.profile.store, SECRET);
    const file = lead.act({ type: "file.attach", about: `ticket:${ticket}`, blob, name: `${WORD}.txt` });
    await both();
    const { forSync } = tech.core.blobs;
    must(forSync.begin(blob));
    must(forSync.append(blob, 0, Buffer.from(SECRET)));
    must(forSync.finish(blob));
    expect(tech.query("file.get", { id: file })).toMatchObject({ standing: "sent" });
    expect(everything(tech)).toContain(Buffer.from(SECRET).toString("base64"));
    restrict(lead, ticket, ["lead"]);
    await both();
    expectNothingOf(tech, ticket, WORD);
    expect(tech.core.query("file.get", { id: file }).ok).toBe(false);
    expect(everything(tech)).not.toContain(Buffer.from(SECRET).toString("base64"));
    expect(lead.query("file.get", { id: file })).toMatchObject({ blob });
  });

  test("what waits in the outbox about a record out of sight is still sent, and then goes too", async () => {
    const ticket = opened();
    await both();
    tech.act({ type: "ticket.note", ticket, text: `${WORD} 离线写的` });
    restrict(lead, ticket, ["lead"]);
    await lead.sync();
    tech.line.loseReply = "push";
    await tech.sync();
    await both();
    expectNothingOf(tech, ticket, WORD);
    expect(lead.profile.store.state(`ticket:${ticket}`)?.lists.actions).toHaveLength(1);
  });

  test("a change of role takes and gives", async () => {
    const ticket = opened();
    restrict(lead, ticket, ["lead"]);
    await both();
    must(await office.hub.service.administration.setRole(member, "lead"));
    await both();
    expect(tech.profile.store.state(`ticket:${ticket}`)).toEqual(
      lead.profile.store.state(`ticket:${ticket}`),
    );
    must(await office.hub.service.administration.setRole(member, "technician"));
    await both();
    expectNothingOf(tech, ticket, WORD);
  });

  test("a role of before a restore that comes back late does not hide that the role changes again", async () => {
    await both();
    const backup = await office.backup();
    const { administration } = office.hub.service;
    must(await administration.setRole(member, "lead"));
    const ticket = opened();
    restrict(lead, ticket, ["lead"]);
    await both();
    expect(tech.core.query("ticket.get", { id: ticket }).ok).toBe(true);
    await office.restore(backup);
    must(await office.hub.service.administration.setRole(member, "assetManager"));
    // Brings back that the member was a lead, behind what holds now.
    await both();
    expectNothingOf(tech, ticket, WORD);
    must(await office.hub.service.administration.setRole(member, "lead"));
    await both();
    expect(tech.profile.store.state(`ticket:${ticket}`)).toEqual(
      lead.profile.store.state(`ticket:${ticket}`),
    );
  });

  test("a restored hub gets everything back from those who see it, and nothing from those who do not", async () => {
    await both();
    const backup = await office.backup();
    const ticket = opened();
    restrict(lead, ticket, ["lead"]);
    await both();
    await office.restore(backup);
    await tech.sync();
    await both();
    expectNothingOf(tech, ticket, WORD);
    expect(lead.core.query("ticket.get", { id: ticket }).ok).toBe(true);
    const fresh = await office.console(await office.member("lead"));
    await fresh.sync();
    expect(fresh.core.query("ticket.get", { id: ticket }).ok).toBe(true);
  });

  test("a decision taken without knowing what forbids it is a breach on every laptop until it is settled", async () => {
    const ticket = lead.act({ type: "ticket.open", set: { title: "请批准采购" } });
    const other = await office.console(member);
    await both();
    await other.sync();
    seal(tech, "ticket.request", ticket);
    seal(other, "ticket.approve", ticket);
    await tech.sync();
    await other.sync();
    await both();
    const breach = { of: "breach", field: "separation", entity: ticket, sides: 2 };
    for (const each of [lead, tech, other]) expect(breachesOf(each)).toEqual([breach]);
    const [row] = lead.query<Page<ConflictRow>>("conflict.page", { limit: 10 }).rows;
    const sides = row?.sides.map(({ op }) => op);
    lead.act({
      type: "conflict.resolve",
      kind: "ticket",
      entity: ticket,
      field: "separation",
      sides,
      value: "acknowledged",
    });
    await both();
    await other.sync();
    for (const each of [lead, tech, other]) expect(breachesOf(each)).toEqual([]);
    // Who knows what forbids it is refused.
    seal(tech, "ticket.approve", ticket);
    await tech.sync();
    const refused = tech.query<Page<{ reason: object }>>("outbox.page", { state: "refused", limit: 5 }).rows;
    expect(refused).toMatchObject([{ reason: { code: "forbidden", path: "separation" } }]);
  });
});
