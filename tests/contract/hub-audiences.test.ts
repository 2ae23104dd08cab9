import { describe, expect, test, vi } from "vitest";
import { verifyHub } from "../../hub/compose.ts";
import { pageText } from "../../hub/features/sync/page-text.ts";
import { pull } from "../../hub/features/sync/pull.ts";
import type { HubService } from "../../hub/service.ts";
import { pullReply } from "../../shared/protocol/pull.ts";
import type { PullReply } from "../../shared/protocol/pull.ts";
import { enrol, must, newHub, pushAs, sessionOf } from "../support/hub/device.ts";
import type { TestDevice } from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";

vi.mock("../../shared/domain/kinds.ts", async (original) => {
  const { withGuardedTicket } = await import("../support/domain/guarded-ticket.ts");
  return withGuardedTicket(await original());
});

const { engines } = hubEngines();

/** Everything a device is told from a cursor on, as one text and in parts. */
async function told(hub: HubService, device: TestDevice, feed = 0, limit = 2000, protocol = 2) {
  const session = await sessionOf(hub, device);
  const { epoch } = await hub.head();
  const pages: PullReply[] = [];
  for (let after = feed; ;) {
    const query = { epoch, feed: after, limit, protocol };
    const page = must(await hub.pull(session, query));
    // What is written straight from the columns is the form of the wire.
    const text: unknown = JSON.parse(pageText(must(await pull(hub.context, session, query))));
    expect(pullReply.parse(text)).toMatchObject(
      page.operations.length > 0 ? { operations: page.operations } : {},
    );
    pages.push(page);
    after = page.through;
    if (page.through >= page.head) break;
  }
  return {
    text: JSON.stringify(pages),
    titles: pages.flatMap((page) => [...page.operations, ...(page.brought ?? [])]).map(({ body }) => body),
    hidden: pages.flatMap(({ hidden = [] }) => hidden),
    brought: pages.flatMap(({ brought = [] }) => brought),
    withdrawn: pages.flatMap(({ withdrawn = [] }) => withdrawn),
    anew: pages.flatMap(({ anew }) => anew ?? []),
    seqs: pages.flatMap(({ operations }) => operations.map(({ seq }) => seq)),
  };
}

async function accepted(...given: Parameters<typeof pushAs>): Promise<number> {
  return must(await pushAs(...given)).answers.filter(({ status }) => status === "accepted").length;
}

const SECRET = "泄密调查";

describe.each(engines)("audiences on $name", ({ open }) => {
  const fresh = async () => {
    const store = await open();
    const hub = await newHub(store);
    const lead = await enrol(hub, "lead");
    const technician = await enrol(hub);
    const opening = lead.ticket(SECRET);
    const ticket = opening.op.payload.ticket as string;
    const act = (device: TestDevice, type: string, more: object = {}) =>
      device.seal(type, { ticket, ...more }, [`ticket:${ticket}`]).sealed;
    const restrict = (roles: string[] | null) => act(lead, "ticket.restrict", { roles });
    return { store, hub, lead, technician, opening: opening.sealed, key: `ticket:${ticket}`, act, restrict };
  };

  test("what is hidden is named by place and hash alone, also on the way to where it was restricted", async () => {
    const { store, hub, lead, technician, opening, restrict, act } = await fresh();
    const batch = [opening, restrict(["lead", "manager"]), act(lead, "ticket.note", { text: SECRET })];
    expect(await accepted(hub, lead, [...batch, lead.ticket("打印机不能打印").sealed])).toBe(4);
    for (const limit of [1, 2, 2000]) {
      const outside = await told(hub, technician, 0, limit);
      expect(outside.text).not.toContain(SECRET);
      expect(outside.hidden.map(({ seq }) => seq)).toEqual([5, 6, 7]);
      expect(outside.hidden.every((each) => Object.keys(each).sort().join() === "feed,hash,seq")).toBe(true);
      expect(outside.seqs).toEqual([1, 2, 3, 4, 8]);
      const inside = await told(hub, lead, 0, limit);
      expect(new Set([...inside.seqs, ...inside.brought.map(({ seq }) => seq)])).toEqual(
        new Set([1, 2, 3, 4, 5, 6, 7, 8]),
      );
      expect(inside.hidden).toEqual([]);
    }
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("a record that comes into sight is brought whole with its old numbers, and withdrawn when it leaves", async () => {
    const { hub, lead, technician, opening, restrict, key, act } = await fresh();
    must(await pushAs(hub, lead, [opening, restrict(["lead"]), act(lead, "ticket.note", { text: "一" })]));
    const before = await told(hub, technician);
    expect(before.hidden.map(({ seq }) => seq)).toEqual([5, 6, 7]);
    must(
      await pushAs(hub, lead, [restrict(["lead", "technician"]), act(lead, "ticket.note", { text: "二" })]),
    );
    const entered = await told(hub, technician, 7);
    expect(entered.brought.map(({ seq, feed }) => [seq, feed])).toEqual([
      [5, 5],
      [6, 6],
      [7, 7],
    ]);
    expect(entered.seqs).toEqual([8, 9]);
    expect(entered.withdrawn).toEqual([]);
    must(await pushAs(hub, lead, [restrict(["lead"]), act(lead, "ticket.note", { text: SECRET })]));
    const left = await told(hub, technician, 9);
    expect(left.withdrawn).toEqual([key]);
    expect(left.text).not.toContain(SECRET);
    expect(left.hidden.map(({ seq }) => seq)).toEqual([10, 11]);
    // Whoever joins now is not shown it on the way, and nothing in vain.
    const late = await enrol(hub);
    const joined = await told(hub, late, 0, 1);
    expect(joined.text).not.toContain(SECRET);
    expect(joined.brought).toEqual([]);
  });

  test("what was skipped because it was hidden by then is brought when it is seen again", async () => {
    const { hub, lead, technician, opening, restrict } = await fresh();
    must(await pushAs(hub, lead, [opening, lead.ticket().sealed, restrict(["lead"])]));
    // The technician is in the middle of the log: before the restriction, which holds already.
    const session = await sessionOf(hub, technician);
    const { epoch } = await hub.head();
    const middle = must(await hub.pull(session, { epoch, feed: 0, limit: 5, protocol: 2 }));
    expect(middle.hidden?.map(({ seq }) => seq)).toEqual([5]);
    must(await pushAs(hub, lead, [restrict(null)]));
    const rest = await told(hub, technician, middle.through);
    expect(rest.brought.map(({ seq }) => seq)).toContain(5);
  });

  test("a change of role withdraws, and has the device begin anew for what it may see now", async () => {
    const { hub, lead, technician, opening, restrict, key } = await fresh();
    must(await pushAs(hub, lead, [opening, restrict(["lead"])]));
    must(await hub.administration.setRole(technician.member, "lead"));
    const raised = await told(hub, technician, 6);
    expect(raised).toMatchObject({ anew: [7], withdrawn: [] });
    expect((await told(hub, technician)).titles.join()).toContain(SECRET);
    must(await hub.administration.setRole(technician.member, "technician"));
    const lowered = await told(hub, technician, 7);
    expect(lowered).toMatchObject({ anew: [8], withdrawn: [key] });
    expect((await told(hub, technician)).text).not.toContain(SECRET);
    // Who was enrolled after that has nothing to take back.
    expect((await told(hub, await enrol(hub), 3)).anew).toEqual([]);
  });

  test("a console of version 1 is shown what it could always see, and no gap disturbs it", async () => {
    const { hub, lead, technician, opening, restrict } = await fresh();
    must(
      await pushAs(hub, lead, [
        opening,
        restrict(["lead"]),
        lead.ticket("打印机不能打印").sealed,
        restrict(null),
      ]),
    );
    const old = await told(hub, technician, 0, 2000, 1);
    expect(old.seqs).toEqual([1, 2, 3, 4, 7]);
    expect(old).toMatchObject({ hidden: [], brought: [], withdrawn: [], anew: [] });
  });
});
