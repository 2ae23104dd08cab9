import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { passedDownTo } from "../../shared/domain/ticket/passed-down.ts";
import type { TicketDetail } from "../../shared/ipc/queries.ts";
import { problemsOf } from "../support/core/profile.ts";
import { openOffice } from "../support/sync/sync-office.ts";
import type { Console, Office } from "../support/sync/sync-office.ts";

// Many calls, one fault: callers hang under the main ticket on two laptops that do not know of each other.

describe("thirty callers of one fault", () => {
  let office: Office;
  let one: Console;
  let two: Console;
  let fault: string;

  const settle = async () => {
    for (const console of [one, two, one, two]) expect(await console.sync()).toMatchObject({ ok: true });
  };
  const detail = (console: Console, id = fault) => console.query<TicketDetail>("ticket.get", { id });
  const statuses = (console: Console) => detail(console).callers.map(({ status }) => status);
  /** As the window does it: the act of the fault, and the same for each caller whom it fits. */
  async function passing(console: Console, type: string, args: Record<string, unknown>): Promise<void> {
    const { row, callers } = detail(console);
    const to = passedDownTo([type, args], row, callers, office.environment.now());
    const commands = [fault, ...to].map((ticket) => ({ ...args, type, ticket }));
    expect(await console.core.handle({ id: 1, kind: "executeAll", commands })).toMatchObject({ ok: true });
  }
  function call(console: Console, number: number): string {
    const set = { title: "上不了网", requester: `同事${String(number).padStart(2, "0")}` };
    const caller = console.act({ type: "ticket.open", set });
    console.act({ type: "ticket.hang", ticket: caller, main: fault });
    return caller;
  }

  beforeEach(async () => {
    office = await openOffice("in process");
    one = await office.console(await office.member());
    two = await office.console(await office.member());
    fault = one.act({ type: "ticket.open", set: { title: "三楼核心交换机断电" } });
    await settle();
  });
  afterEach(() => office.close());

  test("hung on two laptops offline all are under it; what comes later gets the solution when it is passed down again", async () => {
    for (let n = 0; n < 15; n += 1) call(one, n);
    for (let n = 15; n < 30; n += 1) call(two, n);
    await passing(one, "ticket.note", { text: "已恢复供电，正在检查" });
    await settle();
    for (const console of [one, two]) expect(detail(console).callers).toHaveLength(30);
    await passing(two, "ticket.pause", { reason: "supplier", until: null, nextOn: null, reference: "C-7" });
    // Meanwhile another calls on the first laptop.
    const late = call(one, 30);
    await passing(two, "ticket.resume", {});
    await passing(two, "ticket.resolve", {
      resolutionCode: "replaced",
      solution: "更换交换机电源模块",
      rootCause: "hardware",
    });
    await settle();
    expect(statuses(one).filter((status) => status === "resolved")).toHaveLength(30);
    expect(detail(one, late).row.status).toBe("new");
    const { row, callers } = detail(one);
    const last = passedDownTo(["ticket.resolve", {}], row, callers, office.environment.now());
    expect(last).toEqual([late]);
    expect(detail(two).callers.find(({ id }) => id === late)).toMatchObject({ requester: "同事30" });
    for (const console of [one, two]) expect(problemsOf(console.core)).toEqual([]);
  });

  test("a caller hangs under a fault alone: not under itself, not under another caller, and a fault with callers not at all", async () => {
    const caller = call(one, 1);
    const other = one.act({ type: "ticket.open", set: { title: "另一个故障" } });
    const refused = { ok: false, error: { code: "notAllowed", details: { rule: "oneFault" } } };
    const hang = (ticket: string, main: string) => one.core.execute({ type: "ticket.hang", ticket, main });
    expect(hang(other, other)).toMatchObject(refused);
    expect(hang(other, caller)).toMatchObject(refused);
    expect(hang(fault, other)).toMatchObject(refused);
    // Taken off and back by one key.
    one.act({ type: "ticket.hang", ticket: caller, main: null });
    expect(detail(one).callers).toEqual([]);
    expect(detail(one, caller).fault).toBeNull();
  });
});
