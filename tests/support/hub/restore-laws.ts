import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { SealedOperation } from "../../../shared/log/operation.ts";
import type { AcceptedOperation } from "../../../shared/protocol/pull.ts";
import { createHubService, restoreInto, verifyHub } from "../../../hub/compose.ts";
import { deviceOf } from "../../../hub/features/devices/device-rows.ts";
import { allMembers } from "../../../hub/features/members/member-rows.ts";
import { allRefusals } from "../../../hub/features/sync/refusals.ts";
import type { HubService } from "../../../hub/service.ts";
import type { DumpRow, HubStore } from "../../../hub/store/hub-store.ts";
import {
  TestDevice,
  enrol,
  faultOf,
  hubsOver,
  must,
  pairAgain,
  pullAll,
  pushAs,
  sessionOf,
  testEnvironment,
} from "./device.ts";

/** What holds when a hub is put back from a backup, whatever database it stands on (F7). */
export function describeRestoreLaws(name: string, open: () => Promise<HubStore>): void {
  const environment = testEnvironment();

  const backUp = async (store: HubStore): Promise<DumpRow[]> => {
    const rows: DumpRow[] = [];
    for await (const row of store.dump()) rows.push(row);
    return rows;
  };

  /** A new machine: nothing is known of the hub that was lost. */
  const restored = async (rows: DumpRow[]) => {
    environment.advance(60_000);
    const store = await open();
    const { gap, epoch } = must(await restoreInto(store, environment, rows, null));
    return { store, gap, epoch, hub: await createHubService({ store, environment }) };
  };

  const fresh = hubsOver(open, { environment });

  const offer = async (hub: HubService, by: TestDevice, operations: AcceptedOperation[]) => {
    const session = await sessionOf(hub, by);
    const { epoch } = await hub.head();
    const { answers } = must(await hub.reoffer(session, { epoch, operations }));
    return answers.map(({ status }) => status);
  };

  /** What a console does: offers everything it holds in the lost range and the hub lacks. */
  const offerMissing = async (hub: HubService, by: TestDevice, known: AcceptedOperation[]) => {
    const session = await sessionOf(hub, by);
    const ids = known.map(idOf);
    const { missing } = must(await hub.missing(session, ids));
    const lost = known.filter((each) => missing.includes(idOf(each)));
    return lost.length === 0 ? [] : offer(hub, by, lost);
  };

  const good = async (store: HubStore) => {
    const { problems } = await verifyHub(store);
    expect(problems).toEqual([]);
  };

  describe(`${name}: after a restore`, () => {
    test("F7: what was lost comes back from any device, at its old seq under a new feed", async () => {
      const { store, hub } = await fresh();
      const [author, other] = [await enrol(hub), await enrol(hub)];
      must(await pushAs(hub, author, author.tickets(3)));
      const rows = await backUp(store);
      must(await pushAs(hub, author, author.tickets(4)));
      const before = await pullAll(hub, other);

      const next = await restored(rows);
      expect(await pullAll(next.hub, other)).toHaveLength(7);
      expect(await offerMissing(next.hub, other, before)).toEqual(Array(4).fill("taken"));

      const after = await pullAll(next.hub, author);
      const bySeq = (all: AcceptedOperation[]) =>
        [...all]
          .sort((a, b) => a.seq - b.seq)
          .map(({ seq, body, sig, receipt }) => ({ seq, body, sig, receipt }));
      expect(bySeq(after)).toEqual(bySeq(before));
      for (const { feed, seq } of after.slice(7)) {
        expect(feed).toBeGreaterThan(next.gap.to);
        expect(seq).toBeLessThanOrEqual(next.gap.to);
      }
      // A console that had seen everything continues from where it stood and gets them once more.
      expect(await pullAll(next.hub, other, before.at(-1)!.feed)).toHaveLength(4);
      await good(next.store);
    });

    test("a device gives back its own operations and then pushes what waits, without a gap", async () => {
      const { store, hub } = await fresh();
      const device = await enrol(hub);
      must(await pushAs(hub, device, device.tickets(2)));
      const rows = await backUp(store);
      must(await pushAs(hub, device, device.tickets(3)));
      const known = await pullAll(hub, device);
      const waiting = device.tickets(2);

      const next = await restored(rows);
      await offerMissing(next.hub, device, known);
      const session = await sessionOf(next.hub, device);
      const shaken = must(await next.hub.handshake(session, device.handshakeRequest()));
      expect(shaken.nextDeviceSeq).toBe(6);
      expect(shaken.gaps).toEqual([{ epoch: next.epoch, ...next.gap }]);
      const { answers } = must(await pushAs(next.hub, device, waiting));
      expect(answers.map(({ status }) => status)).toEqual(["accepted", "accepted"]);
      await good(next.store);
    });

    test("a device whose enrolment was lost pairs again and keeps id, key and sequence", async () => {
      const { store, hub } = await fresh();
      const witness = await enrol(hub);
      const rows = await backUp(store);
      const device = await enrol(hub);
      must(await pushAs(hub, device, device.tickets(3)));
      const known = await pullAll(hub, device);
      const waiting = device.tickets(1);

      const next = await restored(rows);
      expect(faultOf(await next.hub.authenticate(device.token))).toBe("unauthenticated");
      // Its member was lost too; a witness brings the roster back before anybody can be paired.
      const roster = known.filter(({ body }) => /"type":"(member|device)\./.test(body));
      await offerMissing(next.hub, witness, roster);
      await pairAgain(next.hub, device.member, device);
      expect(await offerMissing(next.hub, device, known)).toEqual(Array(3).fill("taken"));
      expect(must(await pushAs(next.hub, device, waiting)).answers[0]).toMatchObject({ status: "accepted" });
      await good(next.store);
    });

    test("a device that paired again pushes first, and its lost operations still come back", async () => {
      const { store, hub } = await fresh();
      const [device, witness] = [await enrol(hub), await enrol(hub)];
      const rows = await backUp(store);
      must(await pushAs(hub, device, device.tickets(3)));
      const known = await pullAll(hub, witness);

      const next = await restored(rows);
      must(await pushAs(next.hub, device, device.tickets(1)));
      expect(await offerMissing(next.hub, witness, known)).toEqual(Array(3).fill("taken"));
      must(await pushAs(next.hub, device, device.tickets(1)));
      await good(next.store);
    });

    test("operations of a device nobody enrolled wait until its enrolment comes back; the roster goes first", async () => {
      const { store, hub } = await fresh();
      const witness = await enrol(hub);
      const rows = await backUp(store);
      const device = await enrol(hub);
      must(await pushAs(hub, device, device.tickets(2)));
      const known = await pullAll(hub, witness);
      const next = await restored(rows);
      const lost = known.slice(-4);
      expect(await offer(next.hub, witness, lost.slice(-1))).toEqual(["refused"]);
      expect(await offer(next.hub, witness, [...lost].reverse())).toEqual(Array(4).fill("taken"));
      await good(next.store);
    });

    test("two losses: after operations came back feed is ahead of seq, and what was given out then is lost too", async () => {
      const { store, hub } = await fresh();
      const [device, other] = [await enrol(hub), await enrol(hub)];
      const rows = await backUp(store);
      must(await pushAs(hub, device, device.tickets(3)));
      const first = await restored(rows);
      await offerMissing(first.hub, other, await pullAll(hub, other));
      const later = await backUp(first.store);
      must(await pushAs(first.hub, device, device.tickets(2)));
      const known = await pullAll(first.hub, other);

      const second = await restored(later);
      expect(await offerMissing(second.hub, other, known)).toEqual(["taken", "taken"]);
      must(await pushAs(second.hub, device, device.tickets(1)));
      await good(second.store);
    });

    test("two losses: an enrolment that was written anew is numbered after the operations it vouches for", async () => {
      const { store, hub } = await fresh();
      const witness = await enrol(hub);
      const member = must(await hub.administration.addMember({ name: "李强", role: "technician" })).id;
      const rows = await backUp(store);
      const device = await pairAgain(hub, member, new TestDevice());
      must(await pushAs(hub, device, device.tickets(1)));
      const [, ticket] = (await pullAll(hub, witness)).slice(-2) as [AcceptedOperation, AcceptedOperation];

      const first = await restored(rows);
      await pairAgain(first.hub, member, device);
      expect(await offer(first.hub, device, [ticket])).toEqual(["taken"]);
      const lost = (await pullAll(first.hub, witness)).slice(-2);

      const second = await restored(rows);
      expect(lost.map(({ seq }) => seq)).not.toEqual(lost.map(({ seq }) => seq).sort((a, b) => a - b));
      expect(await offer(second.hub, witness, lost)).toEqual(["taken", "taken"]);
      await good(second.store);
    });

    test("accepted but unanswered: pushed again or given back by another, it is never doubled", async () => {
      for (const pushFirst of [true, false]) {
        const { store, hub } = await fresh();
        const [author, other] = [await enrol(hub), await enrol(hub)];
        const rows = await backUp(store);
        const waiting = author.tickets(2);
        must(await pushAs(hub, author, waiting));
        const known = await pullAll(hub, other);

        const next = await restored(rows);
        const push = async () => must(await pushAs(next.hub, author, waiting)).answers;
        const give = () => offer(next.hub, other, known.slice(-2));
        if (pushFirst) {
          const answers = await push();
          expect(await give()).toEqual(["known", "known"]);
          expect(await push()).toEqual(answers);
        } else {
          expect(await give()).toEqual(["taken", "taken"]);
          const answers = await push();
          expect(answers).toMatchObject(known.slice(-2).map(({ seq }) => ({ status: "accepted", seq })));
          expect(await give()).toEqual(["known", "known"]);
        }
        const ids = (await pullAll(next.hub, other)).map(idOf);
        expect(new Set(ids).size).toBe(ids.length);
        await good(next.store);
      }
    });

    test("others gave back what came later: what came before it still fills its place", async () => {
      const { store, hub } = await fresh();
      const [author, other] = [await enrol(hub), await enrol(hub)];
      const rows = await backUp(store);
      const waiting = author.tickets(3);
      must(await pushAs(hub, author, waiting));
      const known = await pullAll(hub, other);
      const next = await restored(rows);
      await offer(next.hub, other, known.slice(-1));
      const { answers } = must(await pushAs(next.hub, author, waiting));
      expect(answers.map(({ status }) => status)).toEqual(["accepted", "accepted", "accepted"]);
      await good(next.store);
    });

    test("a refusal that only the lost hub knew leaves a hole, not a device that is stuck", async () => {
      const { store, hub } = await fresh();
      const device = await enrol(hub);
      must(await pushAs(hub, device, device.tickets(1)));
      const rows = await backUp(store);
      const ticket = randomUUID();
      const forbidden = device.seal("ticket.archive", { ticket }, [`ticket:${ticket}`]).sealed;
      expect(must(await pushAs(hub, device, [forbidden])).answers[0]).toMatchObject({ status: "refused" });

      const next = await restored(rows);
      must(await pushAs(next.hub, device, device.tickets(2)));
      expect((await verifyHub(next.store)).explainedHoles).toBe(1);
      await good(next.store);
      // Once only: in the same epoch the sequence is strict again.
      device.deviceSeq += 1;
      expect(faultOf(await pushAs(next.hub, device, device.tickets(1)))).toBe("gap");
    });

    test("refused now, but proven to have been accepted: the log has it, the answer says so", async () => {
      const { store, hub } = await fresh();
      const [author, other] = [await enrol(hub, "lead"), await enrol(hub, "lead")];
      const rows = await backUp(store);
      const ticket = randomUUID();
      const archive = author.seal("ticket.archive", { ticket }, [`ticket:${ticket}`]).sealed;
      must(await pushAs(hub, author, [archive]));
      const known = await pullAll(hub, other);

      const next = await restored(rows);
      must(await next.hub.administration.setRole(author.member, "technician"));
      const push = async () => must(await pushAs(next.hub, author, [archive])).answers[0];
      expect(await push()).toMatchObject({ status: "refused", code: "forbidden" });
      expect(await offer(next.hub, other, known.slice(-1))).toEqual(["taken"]);
      expect(await push()).toMatchObject({ status: "accepted", seq: known.at(-1)!.seq });
      expect(await allRefusals(next.store)).toMatchObject([{ takenSeq: known.at(-1)!.seq }]);
      await good(next.store);
    });

    test("a clone used the number meanwhile: both facts are in the log", async () => {
      const { store, hub } = await fresh();
      const [device, other] = [await enrol(hub), await enrol(hub)];
      const rows = await backUp(store);
      const twin = device.clone();
      must(await pushAs(hub, device, device.tickets(1)));
      const known = await pullAll(hub, other);
      const next = await restored(rows);
      must(await pushAs(next.hub, twin, twin.tickets(1)));
      expect(await offer(next.hub, other, known.slice(-1))).toEqual(["taken"]);
      expect(await pullAll(next.hub, other)).toHaveLength(6);
      await good(next.store);
    });

    test("an administrator's later decision stands when older roster operations come back", async () => {
      const { store, hub } = await fresh();
      const [witness, device] = [await enrol(hub), await enrol(hub)];
      const rows = await backUp(store);
      must(await hub.administration.setRole(device.member, "lead"));
      const known = await pullAll(hub, witness);
      const next = await restored(rows);
      must(await next.hub.administration.setRole(device.member, "auditor"));
      must(await next.hub.administration.revokeDevice(device.id));
      expect(await offerMissing(next.hub, witness, known)).toEqual(["taken"]);
      const member = (await allMembers(next.store)).find(({ id }) => id === device.member);
      expect(member?.role).toBe("auditor");
      expect((await deviceOf(next.store, device.id))?.revoked).toBe(true);
      await good(next.store);
    });

    test("a revocation that was lost comes back", async () => {
      const { store, hub } = await fresh();
      const [witness, device] = [await enrol(hub), await enrol(hub)];
      const rows = await backUp(store);
      must(await hub.administration.revokeDevice(device.id));
      const known = await pullAll(hub, witness);
      const next = await restored(rows);
      await sessionOf(next.hub, device);
      await offerMissing(next.hub, witness, known);
      expect(faultOf(await next.hub.authenticate(device.token))).toBe("revoked");
    });

    test("a number that a copied hub gave out twice: both operations are taken, the later under a new one", async () => {
      const { store, hub } = await fresh();
      const [author, other] = [await enrol(hub), await enrol(hub)];
      const copy = await backUp(store);
      must(await pushAs(hub, author, author.tickets(3)));
      const lost = (await pullAll(hub, author)).slice(-3);
      // The copy is served as it is, without `hub restore`, and grows.
      const copied = await open();
      must(await copied.replace(copy, async () => ({ ok: true, value: null })));
      const grown = await createHubService({ store: copied, environment });
      must(await pushAs(grown, other, other.tickets(2)));
      const again = (await pullAll(grown, other)).slice(-2);
      expect(again.map(({ seq }) => seq)).toEqual(lost.slice(0, 2).map(({ seq }) => seq));

      for (const rows of [copy, await backUp(copied)]) {
        const next = await restored(rows);
        await offerMissing(next.hub, other, again);
        expect(await offerMissing(next.hub, author, lost)).toEqual(Array(3).fill("taken"));
        expect(await offer(next.hub, author, lost)).toEqual(Array(3).fill("known"));
        const ids = (await pullAll(next.hub, other)).map(idOf);
        expect(ids).toEqual(expect.arrayContaining([...lost, ...again].map(idOf)));
        expect(new Set(ids).size).toBe(ids.length);
        must(await pushAs(next.hub, author, [author.ticket().sealed]));
        author.deviceSeq -= 1;
        await good(next.store);
      }
    });

    test("made-up receipts, other numbers and foreign signatures are refused", async () => {
      const { store, hub } = await fresh();
      const [device, other] = [await enrol(hub), await enrol(hub)];
      const rows = await backUp(store);
      must(await pushAs(hub, device, device.tickets(2)));
      const [, lost] = (await pullAll(hub, other)).slice(-2) as [AcceptedOperation, AcceptedOperation];
      const next = await restored(rows);
      const forged: AcceptedOperation[] = [
        { ...lost, receipt: "A".repeat(24) },
        { ...lost, seq: lost.seq + 1 },
        { ...lost, sig: other.sign(lost.body) },
        { ...lost, body: lost.body.replace("打印机", "投影仪") },
        { ...lost, body: "{}" },
      ];
      expect(await offer(next.hub, other, forged)).toEqual(Array(5).fill("refused"));
      expect(await pullAll(next.hub, other)).toHaveLength(4);
    });

    test("nothing can be given back to a hub that was never restored", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      must(await pushAs(hub, device, device.tickets(1)));
      const log = await pullAll(hub, device);
      expect(await offer(hub, device, log)).toEqual(Array(3).fill("known"));
    });

    test("the old epoch is told to shake hands again; a hub put back without `restore` is noticed", async () => {
      const { store, hub } = await fresh();
      const device = await enrol(hub);
      const rows = await backUp(store);
      must(await pushAs(hub, device, device.tickets(2)));
      const { epoch, feed } = await hub.head();
      const next = await restored(rows);
      const session = await sessionOf(next.hub, device);
      expect(faultOf(await next.hub.pull(session, { epoch, feed, limit: 10 }))).toBe("epoch");
      expect(faultOf(await next.hub.push(session, { epoch, operations: device.tickets(1) }))).toBe("epoch");
      // The reverse: a console that already knows the new epoch meets the old database file.
      const old = await sessionOf(hub, device);
      const cursor = { epoch: next.epoch, feed: next.gap.to };
      expect(faultOf(await hub.handshake(old, device.handshakeRequest(cursor)))).toBe("hubBehind");
    });

    test("an operation that knows more of the log than the hub holds is not taken", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      device.baseSeq = 1_000;
      expect(faultOf(await pushAs(hub, device, device.tickets(1)))).toBe("hubBehind");
    });

    test("the same backup restored twice: numbers, epochs and the hub's device are never reused", async () => {
      const { store, hub } = await fresh();
      const [device, other] = [await enrol(hub), await enrol(hub)];
      const rows = await backUp(store);
      must(await pushAs(hub, device, device.tickets(2)));

      const first = await restored(rows);
      await offerMissing(first.hub, other, await pullAll(hub, other));
      must(await pushAs(first.hub, device, device.tickets(2)));
      must(await first.hub.administration.addMember({ name: "赵敏", role: "lead" }));
      const known = await pullAll(first.hub, other);

      // That machine is lost as well, and nobody knows that it ever ran.
      const second = await restored(rows);
      expect(second.epoch).toBeGreaterThan(first.epoch);
      expect(second.gap.to).toBeGreaterThan(Math.max(...known.map(({ feed }) => feed)));
      const answers = await offerMissing(second.hub, other, known);
      expect(answers).toEqual(Array(5).fill("taken"));
      must(await pushAs(second.hub, device, device.tickets(1)));
      must(await second.hub.administration.addMember({ name: "孙丽", role: "technician" }));
      await good(second.store);
      expect(await pullAll(second.hub, other)).toHaveLength(known.length + 2);
    });

    test("a restore over a hub that can still be read leaps beyond it too", async () => {
      const { store, hub } = await fresh();
      const device = await enrol(hub);
      const rows = await backUp(store);
      must(await pushAs(hub, device, device.tickets(3)));
      const lost = { ...(await store.standing()), seq: 9e15 - 2e7, feed: 9e15 - 2e7, epoch: 9e14 };
      must(await restoreInto(store, environment, rows, lost));
      const standing = await store.standing();
      expect(standing.seq).toBeGreaterThan(lost.seq);
      expect(standing.epoch).toBeGreaterThan(lost.epoch);
      expect(await verifyHub(store)).toMatchObject({ operations: 2, problems: [] });
    });

    test("a dump in which something is missing replaces nothing", async () => {
      const { store, hub } = await fresh();
      const device = await enrol(hub);
      must(await pushAs(hub, device, device.tickets(2)));
      const rows = (await backUp(store)).filter(({ table }) => table !== "counter");
      const outcome = await restoreInto(store, environment, rows, null);
      expect(faultOf(outcome)).toBe("malformed");
      expect(await pullAll(hub, device)).toHaveLength(4);
    });
  });

  describe(`${name}: verify`, () => {
    const damaged = async (change: (row: DumpRow) => DumpRow | null) => {
      const { store, hub } = await fresh();
      const device = await enrol(hub);
      must(await pushAs(hub, device, device.tickets(5)));
      await good(store);
      const rows = (await backUp(store)).map(change).filter((row) => row !== null);
      const next = await restored(rows);
      return (await verifyHub(next.store)).problems.map(({ kind }) => kind);
    };
    const ofTicket =
      (seq: number, change: (row: DumpRow["row"]) => DumpRow["row"]) =>
      (row: DumpRow): DumpRow =>
        row.table === "log_operation" && row.row.seq === seq ? { ...row, row: change(row.row) } : row;

    test("a body that was changed fails by hash, receipt and signature", async () => {
      const changed = await damaged(
        ofTicket(5, (row) => ({ ...row, body: String(row.body).replace("打印机", "投影仪") })),
      );
      expect(changed).toEqual(["hash", "receipt", "signature"]);
    });

    test("a column that disagrees with the body, a wrong receipt, a number out of order", async () => {
      expect(await damaged(ofTicket(5, (row) => ({ ...row, actor: randomUUID() })))).toEqual(["envelope"]);
      expect(await damaged(ofTicket(5, (row) => ({ ...row, receipt: "A".repeat(24) })))).toEqual(["receipt"]);
      expect(await damaged(ofTicket(7, (row) => ({ ...row, seq: 9, feed: 9 })))).toContain("receipt");
    });

    test("an operation that was taken out is missed by number and by device", async () => {
      const kinds = await damaged((row) => (row.table === "log_operation" && row.row.seq === 5 ? null : row));
      expect(kinds).toEqual(expect.arrayContaining(["numbers", "deviceSeq"]));
    });

    test("a row of the roster that the log does not say is found", async () => {
      const kinds = await damaged((row) =>
        row.table === "member" ? { ...row, row: { ...row.row, role: "lead" } } : row,
      );
      expect(kinds).toEqual(["roster"]);
    });

    describe("custody chains", () => {
      const custody = async () => {
        const { store, hub } = await fresh();
        const device = await enrol(hub);
        const asset = randomUUID();
        const handOver = (number: number, prev: string | null, prevHash: string | null, more: object = {}) =>
          device.seal(
            "custody.handOver",
            {
              number: `H-K7-000${number}`,
              purpose: "issue",
              giverName: "王芳",
              receiver: null,
              receiverName: "陈明",
              place: "三楼",
              handedAt: "2026-11-23T16:00:00.000+08:00",
              lines: [{ asset, prev, prevHash, condition: "good" }],
              ...more,
            },
            [`asset:${asset}`],
          );
        const push = async (...sealed: { sealed: SealedOperation }[]) =>
          must(
            await pushAs(
              hub,
              device,
              sealed.map((each) => each.sealed),
            ),
          ).answers.map(({ status }) => status);
        return { store, handOver, push };
      };

      test("are folded: contested is no damage, a wrong link is", async () => {
        const { store, handOver, push } = await custody();
        const first = handOver(1, null, null);
        const follows = handOver(2, first.op.id, first.op.hash);
        const branch = handOver(3, first.op.id, first.op.hash);
        expect(await push(first, follows, branch)).toEqual(Array(3).fill("accepted"));
        expect(await verifyHub(store)).toMatchObject({ chains: 1, contested: 1, problems: [] });
        await push(handOver(4, follows.op.id, "0".repeat(64)));
        expect((await verifyHub(store)).problems.map(({ kind }) => kind)).toEqual(["custody"]);
      });

      test("an event that follows one the hub refused is counted, and no damage", async () => {
        const { store, handOver, push } = await custody();
        const refused = handOver(1, null, null, { purpose: "because" });
        const follows = handOver(2, refused.op.id, refused.op.hash);
        expect(await push(refused, follows)).toEqual(["refused", "accepted"]);
        expect(await verifyHub(store)).toMatchObject({ afterRefused: 1, problems: [] });
      });

      test("a link to another text than the refused one, or to nothing, is damage", async () => {
        const { store, handOver, push } = await custody();
        const refused = handOver(1, null, null, { purpose: "because" });
        await push(
          refused,
          handOver(2, refused.op.id, "0".repeat(64)),
          handOver(3, randomUUID(), "0".repeat(64)),
        );
        const { problems, afterRefused } = await verifyHub(store);
        expect(problems.map(({ kind }) => kind)).toEqual(["custody", "custody"]);
        expect(afterRefused).toBe(0);
      });
    });
  });
}

function idOf({ body }: { body: string }): string {
  return (JSON.parse(body) as { id: string }).id;
}
