import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSyncStore } from "../../electron/core/store/log/store-sync.ts";
import type { PullReply } from "../../shared/protocol/pull.ts";
import type { PushReply } from "../../shared/protocol/push.ts";
import type { Console, Office } from "../support/sync/sync-office.ts";
import {
  handOver,
  hubLog,
  logOf,
  openOffice,
  settle,
  statesOf,
  verified,
} from "../support/sync/sync-office.ts";

const ASKED = ["handshake", "pull", "push"] as const;

/** What a run is made of; each step names a console and numbers that choose among what there is. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("act" as const),
      who: fc.nat(2),
      what: fc.nat(6),
      which: fc.nat(50),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("sync" as const), who: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("lose" as const), who: fc.nat(2), reply: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("replay" as const), who: fc.nat(2), which: fc.nat(50) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A console and every message of the hub that reached it. */
interface Party {
  console: Console;
  pages: PullReply[];
  answers: PushReply[];
}

async function partyOf(office: Office, role: string): Promise<Party> {
  const party: Party = {
    console: await office.console(await office.member(role)),
    pages: [],
    answers: [],
  };
  party.console.line.spoil = (asked, reply) => {
    if (reply.ok && asked === "pull") party.pages.push(structuredClone(reply.value as PullReply));
    if (reply.ok && asked === "push") party.answers.push(structuredClone(reply.value as PushReply));
    return reply;
  };
  return party;
}

/** Acts on records this console knows; what its state does not allow is refused and changes nothing. */
function act({ console }: Party, what: number, which: number): void {
  const { core } = console;
  const pick = (name: string, scope = {}) => {
    const { rows } = console.query<{ rows: { id: string }[] }>(name, scope);
    return rows[which % Math.max(1, rows.length)]?.id;
  };
  const ticket = pick("ticket.page", { scope: "all" });
  const asset = pick("asset.page");
  if (what === 0 || !ticket) core.execute({ type: "ticket.open", set: { title: `工单 ${which} 号` } });
  else if (what === 1 || !asset)
    core.execute({ type: "asset.register", set: { name: `资产 ${which}`, tag: `TAG-${which % 7}` } });
  else if (what === 2)
    core.execute({
      type: "ticket.edit",
      ticket,
      set: { title: `改过的标题 ${which}`, description: `描述 ${which}` },
    });
  else if (what === 3) core.execute({ type: "ticket.note", ticket, text: `记录 ${which}` });
  else if (what === 4) core.execute({ type: "ticket.accept", ticket });
  else if (what === 5) core.execute(handOver(asset, `接收人 ${which}`));
  else core.execute({ type: "ticket.edit", ticket, add: { tags: [`标签 ${which % 5}`] } });
}

/** Everything this store says, as text. */
const all = (party: Party) => JSON.stringify([logOf(party.console), statesOf(party.console)]);

/** Gives the store one message again that it had before: nothing may change (I6). */
function replay(party: Party, which: number): void {
  const store = createSyncStore(party.console.profile.store);
  const cursor = store.cursor();
  const before = all(party);
  const page = party.pages[which % Math.max(1, party.pages.length)];
  // A page that was taken in; one whose round broke off before is news, not a repetition.
  if (page && page.through <= cursor.feed) {
    expect(store.integrate(page, true)).toMatchObject({ added: 0 });
    expect(store.cursor()).toEqual(cursor);
    expect(all(party)).toBe(before);
  }
  const reply = party.answers[which % Math.max(1, party.answers.length)];
  if (!reply) return;
  const waiting = new Set(store.outbox(1000).map(({ op }) => op.id));
  if (reply.answers.some(({ id }) => waiting.has(id))) return;
  store.answer(reply.answers);
  expect(all(party)).toBe(before);
}

async function run(steps: readonly Step[]): Promise<number> {
  const office = await openOffice("in process");
  try {
    const parties = [
      await partyOf(office, "technician"),
      await partyOf(office, "lead"),
      await partyOf(office, "technician"),
    ];
    for (const each of steps) {
      const party = parties[each.who] as Party;
      office.advance(1000);
      if (each.do === "act") act(party, each.what, each.which);
      else if (each.do === "replay") replay(party, each.which);
      else {
        party.console.line.loseReply = each.do === "lose" ? (ASKED[each.reply] ?? "pull") : null;
        await party.console.sync();
        party.console.line.loseReply = null;
      }
    }
    const consoles = parties.map(({ console }) => console);
    await settle(...consoles);
    const hub = await hubLog(office);
    expect(hub.map(({ seq }) => seq)).toEqual(hub.map((_, index) => index + 1));
    for (const party of parties) {
      const log = logOf(party.console);
      expect(log.filter(({ status }) => status === "pending")).toEqual([]);
      const accepted = log.filter(({ status }) => status === "accepted");
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      expect(accepted.map(({ id, seq }) => ({ id, seq }))).toEqual(
        hub.map(({ id, seq }) => ({ id, seq })).sort(byId),
      );
      expect(statesOf(party.console)).toEqual(statesOf(consoles[0] as Console));
      await verified(party.console);
      for (let which = 0; which < party.pages.length; which += 1) replay(party, which);
    }
    return hub.length;
  } finally {
    await office.close();
  }
}

describe("any interleaving of consoles and hub", () => {
  it("ends in one log and one state, and no message changes anything twice (I1, I2, I4, I5, I6)", async () => {
    let operations = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 60, size: "max" }), async (steps) => {
        operations += await run(steps);
      }),
      { seed: 20261123, numRuns: 25, endOnFailure: true },
    );
    // The runs were not empty.
    expect(operations).toBeGreaterThan(300);
  });
});
