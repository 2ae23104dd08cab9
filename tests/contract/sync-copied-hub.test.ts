import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyHub } from "../../hub/compose.ts";
import type { DumpRow } from "../../hub/store/hub-store.ts";
import { createSyncStore } from "../../electron/core/store/log/store-sync.ts";
import { transportError } from "../../electron/core/sync/transport.ts";
import type { HubResult } from "../../electron/core/sync/transport.ts";
import type { PullReply } from "../../shared/protocol/pull.ts";
import { open } from "../support/sync/sync-desk.ts";
import type { Console, Office } from "../support/sync/sync-office.ts";
import { WIRES, hubLog, logOf, openOffice, settle, statesOf, verified } from "../support/sync/sync-office.ts";

// F8: the hub's file was put back from a copy, without `hub restore`, and other laptops worked on
// before the ones that had seen more came back.

describe.each(WIRES)("a hub put back from a copy of its file, %s", (wire) => {
  let office: Office;
  /** Has written what the copy lacks; has only read it; knew no more than the copy. */
  let author: Console;
  let reader: Console;
  let behind: Console;
  let copy: DumpRow[];

  beforeEach(async () => {
    office = await openOffice(wire);
    author = await office.console(await office.member("technician", "韩梅梅"));
    reader = await office.console(await office.member("technician", "李雷"));
    behind = await office.console(await office.member("technician", "王芳"));
    open(author, "备份之前");
    await settle(author, reader, behind);
    copy = await office.backup();
    for (let count = 0; count < 5; count += 1) open(author, `副本没有的 ${count}`);
    await settle(author, reader);
    await office.replaceBy(copy);
  });
  afterEach(() => office.close());

  /** The log of the copied hub grows past every cursor, with other operations under the same numbers. */
  const regrow = async (count: number) => {
    for (let each = 0; each < count; each += 1) open(behind, `重新长出的 ${each}`);
    await settle(behind);
  };

  it.each([2, 5, 9])(
    "F8: is told from the hub that was, though it has %i operations again",
    async (count) => {
      await regrow(count);
      for (const console of [author, reader]) {
        for (const waiting of [0, 1]) {
          if (waiting) open(console, "还没有送出");
          const before = { log: logOf(console), states: statesOf(console) };
          expect(await console.sync()).toMatchObject({ ok: false, problem: "hubBehind", waiting });
          expect({ log: logOf(console), states: statesOf(console) }).toEqual(before);
        }
      }
      // Nobody's numbers were mixed: the copied hub holds what it held and what was sent to it.
      expect(await behind.sync()).toMatchObject({ ok: true, pulled: 0, accepted: 0 });
    },
  );

  it.each(["the copy", "what had grown"])(
    "F8: after `hub restore` of %s nobody's work is lost",
    async (what) => {
      await regrow(9);
      open(author, "还没有送出");
      const known = new Set([author, reader, behind].flatMap((each) => logOf(each).map(({ id }) => id)));
      await office.restore(what === "the copy" ? copy : await office.backup());
      const late = await office.console(await office.member());
      // Whoever comes first keeps the numbers that both had.
      await settle(behind, reader, author, late);
      const log = (await hubLog(office)).map(({ id, seq }) => ({ id, seq }));
      expect(log.map(({ id }) => id)).toEqual(expect.arrayContaining([...known]));
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      for (const console of [author, reader, behind, late]) {
        const held = logOf(console).map(({ id, seq }) => ({ id, seq }));
        expect(held.sort(byId)).toEqual([...log].sort(byId));
        expect(statesOf(console)).toEqual(statesOf(late));
        await verified(console);
      }
      expect((await verifyHub(office.hub.store)).problems).toEqual([]);
    },
  );

  /** The hub's page as it would be, had it given the number to another operation. */
  function other(reply: HubResult<unknown>): HubResult<unknown> {
    if (!reply.ok) return reply;
    const page = reply.value as PullReply;
    const operations = page.operations.map((each) => ({ ...each, receipt: each.receipt.toUpperCase() }));
    return { ok: true, value: { ...page, operations } };
  }

  it("F8: a console whose line breaks while it pulls the restored log from the beginning goes on", async () => {
    await regrow(9);
    await office.restore(await office.backup());
    reader.line.meddle = (asked, request) =>
      asked === "pull" && (request as { limit: number }).limit > 1
        ? transportError("unreachable", "no network")
        : undefined;
    expect(await reader.sync()).toMatchObject({ ok: false, problem: "unreachable" });
    open(reader, "断线时打开的");
    // Nothing of what has other numbers now is claimed to be known.
    expect(createSyncStore(reader.profile.store).outbox(1)[0]?.op.baseSeq).toBe(0);
    reader.line.meddle = null;
    expect(await reader.sync()).toMatchObject({ ok: true, accepted: 1 });
    // From here on it looks again.
    reader.line.spoil = (asked, reply) => (asked === "pull" ? other(reply) : reply);
    expect(await reader.sync()).toMatchObject({ ok: false, problem: "hubBehind" });
    reader.line.spoil = null;
    await settle(author, behind, reader);
    expect(statesOf(reader)).toEqual(statesOf(behind));
    await verified(reader);
  });
});
