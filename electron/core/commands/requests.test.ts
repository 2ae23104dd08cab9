import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ask, memoryCore, office, run, temporaryFolder } from "../../../tests/support/core/core.ts";
import { pagesIn } from "../../../tests/support/documents/pdf-text.ts";
import { packageIn, definitionsOf } from "../../../shared/domain/definition/definition-view.ts";
import { packageTickets } from "../../../shared/domain/ticket/package-plan.ts";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import type { Core } from "../compose.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const TODAY = "2026-12-01";
const refusal = (core: Core, command: { type: string } & Record<string, unknown>) => {
  const done = core.execute(command);
  return done.ok ? null : (done.error.details ?? { code: done.error.code, path: done.error.path });
};
const missingOf = (core: Core, id: string) => ask(core, "ticket.get", { id }).missing;

function asking(core: Core, item: string, more: object = {}) {
  const set = { type: "request", title: "申请一件事", item, requester: "王芳", contact: "8012", ...more };
  return run(core, { type: "ticket.open", set }).id as string;
}
const step = (name: string, more: object = {}) => ({
  ...{ name, decision: "approve", at: "2026-11-20T10:00:00.000+08:00", way: "external" },
  ...{ external: { number: "OA-1" }, ...more },
});

describe("a request of the catalogue", () => {
  test("asks what its item asks for, each at its step, and refuses nothing for it", () => {
    const core = memoryCore();
    const ticket = asking(core, "restore");
    expect(missingOf(core, ticket).accept).toEqual(
      expect.arrayContaining(["answers.authorisedBy", "answers.what", "answers.source", "answers.asOf"]),
    );
    expect(missingOf(core, ticket).accept).not.toContain("description");
    const answers = { authorisedBy: "陈主任", what: "对账表", source: "共享盘", asOf: "2026-11-13" };
    run(core, { type: "ticket.answer", ticket, set: { answers } });
    expect(missingOf(core, ticket).accept?.filter((name) => name.startsWith("answers."))).toEqual([]);
    expect(missingOf(core, ticket).resolve).toEqual(
      expect.arrayContaining(["answers.result", "answers.checkedBy", "approvals"]),
    );
    run(core, { type: "ticket.accept", ticket });
  });

  test("keeps what it asked in the words of its time, and what a later definition asks no more", () => {
    const core = memoryCore();
    const ticket = asking(core, "complaint");
    run(core, { type: "ticket.answer", ticket, set: { answers: { about: "修了三次", wanted: "换一台" } } });
    const fields = [{ key: "wanted", title: { "zh-CN": "希望怎么办" }, form: "text" }];
    run(core, { type: "definition.set", family: "item", key: "complaint", set: { body: { fields } } });
    const { answers, uses } = ask(core, "ticket.get", { id: ticket });
    expect(answers.map(({ field, value, asked }) => [field.title["zh-CN"], value, asked])).toEqual([
      ["希望怎么办", "换一台", true],
      ["投诉事项", "修了三次", false],
    ]);
    expect(uses["answers.wanted"]?.title["zh-CN"]).toBe("诉求");
  });

  test("hides what was answered from the signed text, and shows it", () => {
    const core = memoryCore();
    const ticket = asking(core, "complaint");
    const { operation } = run(core, {
      type: "ticket.answer",
      ticket,
      set: { answers: { about: "机密的抱怨" } },
    });
    const { body } = core.profile.store.db
      .prepare<[string], { body: string }>("SELECT body FROM operation WHERE id = ?")
      .get(operation as string) as { body: string };
    expect(body).not.toContain("机密的抱怨");
    expect(ask(core, "ticket.get", { id: ticket }).fields["answers.about"]).toBe("机密的抱怨");
    expect(Object.keys(OPERATION_TYPES.get("ticket.answer")?.personal ?? {})).toEqual(["set.answers"]);
  });

  test("is closed once somebody has decided on it, however late; what nobody did needs no decision", async () => {
    const core = memoryCore();
    const ticket = asking(core, "equipment", { category: "hardware.equipment" });
    const close = { type: "ticket.close", ticket, confirmation: "verbal" };
    run(core, {
      ...{ type: "ticket.resolve", ticket, resolutionCode: "configured", solution: "已装好在工位" },
    });
    expect(refusal(core, close)).toMatchObject({ rule: "notApproved", missing: ["approvals"] });
    expect(refusal(core, { type: "ticket.approve", ticket, step: step("陈主任") })).toEqual({
      rule: "afterwards",
    });
    run(core, { type: "ticket.approve", ticket, step: step("陈主任", { afterwards: true }) });
    expect(ask(core, "ticket.get", { id: ticket }).approval).toMatchObject({
      standing: { approved: true },
      steps: [{ level: "department", afterwards: true }],
    });
    run(core, close);
    const { number } = ask(core, "ticket.get", { id: ticket }).row;
    run(core, {
      type: "ticket.answer",
      ticket,
      set: { answers: { what: "monitor", count: 2, purpose: "双屏对账" } },
    });
    const file = join(folder.path, "request.pdf");
    const paper = { id: 3, kind: "job", name: "document", params: { number, file } };
    expect(await core.handle(paper)).toMatchObject({ ok: true });
    const text = (await pagesIn(readFileSync(file))).join("");
    for (const said of ["申请事项设备申领", "申领设备显示器", "数量2", "用途双屏对账", "陈主任同意"]) {
      expect(text).toContain(said);
    }
    expect(text).toContain("事后审批");
    const withdrawn = asking(core, "equipment", { category: "hardware.equipment" });
    run(core, {
      ...{
        type: "ticket.resolve",
        ticket: withdrawn,
        resolutionCode: "withdrawn",
        solution: "用户不需要了，撤单",
      },
    });
    run(core, { ...close, ticket: withdrawn });
  });

  test("is not allowed by who asks for it, nor twice by one person; rejected, nothing is due", () => {
    const core = memoryCore();
    const ticket = asking(core, "account", { category: "security.account" });
    expect(refusal(core, { type: "ticket.approve", ticket, step: step("王 芳") })).toEqual({
      rule: "requesterIsApprover",
    });
    run(core, { type: "ticket.approve", ticket, step: step("陈主任", { decision: "reject" }) });
    expect(ask(core, "ticket.get", { id: ticket }).approval?.standing).toMatchObject({
      ...{ rejected: true, next: null },
    });
    expect(refusal(core, { type: "ticket.approve", ticket, step: step("刘总") })).toEqual({
      rule: "nothingDue",
    });
  });
});

const SUBNET = { family: "subnet", key: "f3", set: { title: { "zh-CN": "三楼" } } };
const body = { network: "10.20.3.0/29", gateway: "10.20.3.1" };
const withSubnet = (core: Core) =>
  run(core, { type: "definition.set", ...SUBNET, set: { ...SUBNET.set, body } });
const take = (core: Core, ip: string, set: object = { holder: "王芳" }) =>
  run(core, { type: "address.take", ip, subnet: "f3", set }).id as string;

describe("addresses of a list", () => {
  test("the lowest that is free is proposed; what is over is told, released it is the next again", () => {
    const core = memoryCore();
    withSubnet(core);
    const next = () => ask(core, "address.subnets", { today: TODAY })[0]?.next;
    expect(next()).toBe("10.20.3.2");
    const first = take(core, "10.20.3.2", { holder: "王芳", until: "2026-11-30", mac: "001b-4411-3ab7" });
    take(core, "10.20.3.3");
    expect(next()).toBe("10.20.3.4");
    expect(ask(core, "address.subnets", { today: TODAY })).toMatchObject([{ held: 2, expired: 1, room: 5 }]);
    const page = (scope: "held" | "expired" | "released") =>
      ask(core, "address.page", { subnet: "f3", scope, today: TODAY }).rows.map(({ ip }) => ip);
    expect([page("held"), page("expired")]).toEqual([["10.20.3.2", "10.20.3.3"], ["10.20.3.2"]]);
    expect(ask(core, "address.get", { id: first, today: TODAY }).row.mac).toBe("00:1b:44:11:3a:b7");
    run(core, { type: "address.extend", address: first, until: "2027-06-30" });
    expect(page("expired")).toEqual([]);
    const { operation } = run(core, { type: "address.release", address: first });
    expect([next(), page("released")]).toEqual(["10.20.3.2", ["10.20.3.2"]]);
    // Taken back while nobody has it; afterwards no more.
    run(core, { type: "address.undo", address: first, operation });
    expect(refusal(core, { type: "address.take", ip: "10.20.3.2", subnet: "f3", set: {} })).toMatchObject({
      ...{ rule: "taken", by: first },
    });
    const again = run(core, { type: "address.release", address: first });
    take(core, "10.20.3.2", { holder: "李娜" });
    expect(refusal(core, { type: "address.undo", address: first, operation: again.operation })).toMatchObject(
      { rule: "taken" },
    );
    expect(ask(core, "conflict.page", {}).total).toBe(0);
  });

  test("taken by two who did not know of each other it is a conflict, until one gives it back", () => {
    const { hub, a, b } = office();
    withSubnet(a.core);
    for (const { sync } of [a, b, a]) hub.sync(sync);
    take(a.core, "10.20.3.2");
    const other = take(b.core, "10.20.3.2", { holder: "李娜" });
    for (const { sync } of [a, b, a]) hub.sync(sync);
    for (const { core } of [a, b]) {
      expect(ask(core, "conflict.page", {}).rows).toMatchObject([
        { kind: "address", field: "ip", class: "unique" },
      ]);
    }
    run(b.core, { type: "address.release", address: other });
    for (const { sync } of [b, a]) hub.sync(sync);
    for (const { core } of [a, b]) expect(ask(core, "conflict.page", {}).total).toBe(0);
  });
});

describe("a package for a person", () => {
  const person = { id: "", name: "李娜", phone: "8013", dept: "市场部", place: "5-11", site: null };
  const open = (core: Core, key: string, id: string, held: string[] = []) => {
    const row = definitionsOf("package", []).find((each) => each.key === key);
    const tasks = (row && packageIn(row)?.tasks) ?? [];
    const words = {
      said: (text: { "zh-CN"?: string | undefined }) => text["zh-CN"] ?? "",
      moment: (date: string, time: string) => `${date}T${time}:00+08:00`,
      ...{ items: definitionsOf("item", []), held },
    };
    const tickets = packageTickets({ key, tasks }, { ...person, id }, "2027-03-01", words);
    const commands = tickets.flatMap(({ set, assets, tags, package: of }, place) => [
      { type: "ticket.open", set, assets, tags },
      { type: "ticket.pack", ticket: "", package: of, follows: { ticket: place * 2 } },
    ]);
    return core.handle({ id: 1, kind: "executeAll", commands });
  };

  test("opens all its tickets or none, due at its moments; the sheet follows what comes back", async () => {
    const core = memoryCore();
    const id = run(core, { type: "person.set", set: { name: "李娜" } }).id as string;
    const asset = run(core, { type: "asset.register", set: { name: "笔记本", tag: "NB-7" } }).id as string;
    expect(await open(core, "arrival", id)).toMatchObject({ ok: true });
    const { rows } = ask(core, "ticket.page", {});
    expect(rows).toHaveLength(5);
    const due = rows.map((row) => ask(core, "ticket.get", { id: row.id }).fields.dueAt);
    expect([...due].sort()).toEqual([
      ...Array<string>(4).fill("2027-03-01T09:00:00+08:00"),
      "2027-03-02T18:00:00+08:00",
    ]);
    const clock = ask(core, "ticket.clock", { id: rows[0]?.id ?? "", at: "2027-03-03T10:00:00+08:00" });
    expect(clock?.clocks.resolution).toMatchObject({ state: "breached", byMoment: true });
    run(core, {
      ...{ type: "custody.handOver", purpose: "issue", giverName: "王五", place: "5-11" },
      ...{ to: { holder: "person", person: id, name: "李娜" }, lines: [{ asset, condition: "good" }] },
      ...{ handedAt: "2026-11-20T08:00:00.000+08:00", unsigned: { reason: "远程" } },
    });
    expect(await open(core, "leaving", id, [asset])).toMatchObject({ ok: true });
    const sheet = () => ask(core, "person.leaving", { id, today: TODAY });
    expect(sheet().day).toBe("2027-03-01");
    expect(sheet().lines.map(({ state }) => state)).toEqual(Array(6).fill("missing"));
    const file = join(folder.path, "leaver.pdf");
    const written = await core.handle({
      ...{ id: 2, kind: "job", name: "leaverSheet", params: { person: id, today: TODAY, file } },
    });
    expect(written).toMatchObject({ ok: true });
    expect(existsSync(file)).toBe(true);
    const text = (await pagesIn(readFileSync(file))).join("");
    expect(text).toContain("离职交接单");
    expect(text).toContain("还有6项没有归还或办结。");
    expect(text).toContain("NB-7");
    expect(ask(core, "access.page", {}).rows[0]).toMatchObject({ how: "print", what: "leaverSheet" });
  });

  test("of somebody whom this laptop does not know opens nothing", async () => {
    const core = memoryCore();
    const nobody = "00000000-0000-4000-8000-000000000077";
    expect(await open(core, "arrival", nobody)).toMatchObject({ ok: false, error: { code: "notFound" } });
    expect(ask(core, "ticket.page", {}).total).toBe(0);
  });
});
