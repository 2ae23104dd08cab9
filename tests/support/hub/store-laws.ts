import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import { MAX_BODY_CHARS } from "../../../shared/log/operation.ts";
import { createHubService } from "../../../hub/compose.ts";
import { allDevices } from "../../../hub/features/devices/device-rows.ts";
import type { HubService } from "../../../hub/service.ts";
import type { HubStore } from "../../../hub/store/hub-store.ts";
import {
  TestDevice,
  enrol,
  faultOf,
  hubsOver,
  must,
  newHub,
  pairAgain,
  pullAll,
  pushAs,
  sessionOf,
  testEnvironment,
} from "./device.ts";

/** The laws of a hub, whatever database it stands on. `open` gives an empty store each time. */
export function describeHubLaws(name: string, open: () => Promise<HubStore>): void {
  const fresh = hubsOver(open);

  describe(`${name}: taking operations`, () => {
    test("accepted operations get consecutive numbers after the roster's", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const { answers } = must(await pushAs(hub, device, device.tickets(5)));
      expect(answers.map((each) => each.status)).toEqual(Array(5).fill("accepted"));
      const log = await pullAll(hub, device);
      // member.set, device.enrol, five tickets
      expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(log.map(({ feed }) => feed)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    });

    test("F1, F3: a retry gets the same answers, accepted and refused alike, and doubles nothing", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const ticket = randomUUID();
      const operations = [
        device.ticket().sealed,
        device.seal("ticket.archive", { ticket }, [`ticket:${ticket}`]).sealed,
        device.ticket().sealed,
      ];
      const first = must(await pushAs(hub, device, operations));
      expect(first.answers.map((each) => each.status)).toEqual(["accepted", "refused", "accepted"]);
      const again = must(await pushAs(hub, device, operations));
      expect(again).toEqual(first);
      expect(await pullAll(hub, device)).toHaveLength(4);
    });

    test("a retry that reaches further repeats the old answers and adds the new", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const operations = device.tickets(3);
      const first = must(await pushAs(hub, device, operations.slice(0, 2)));
      const second = must(await pushAs(hub, device, operations));
      expect(second.answers.slice(0, 2)).toEqual(first.answers);
      expect(second.answers).toHaveLength(3);
    });

    test("a gap in deviceSeq is a fault that names what is expected and changes nothing", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const [, second] = device.tickets(2);
      const outcome = await pushAs(hub, device, [second!]);
      expect(faultOf(outcome)).toBe("gap");
      expect(outcome).toMatchObject({ error: { details: { expected: 1 } } });
      expect(await pullAll(hub, device)).toHaveLength(2);
    });

    test("F9: another operation under a used deviceSeq is a forked device", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const twin = device.clone();
      must(await pushAs(hub, device, device.tickets(2)));
      expect(faultOf(await pushAs(hub, twin, twin.tickets(1)))).toBe("deviceForked");
      expect(await pullAll(hub, device)).toHaveLength(4);
    });

    test("F9: the clone forks with both keys, and what its twin got through is not doubled", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const shared = device.ticket();
      const twin = device.clone();
      const accepted = must(await pushAs(hub, device, [shared.sealed])).answers[0];
      const next = new TestDevice();
      const reply = must(await hub.fork(await sessionOf(hub, twin), twin.forkRequest(next)));
      expect(reply.code).not.toBe(device.code);
      Object.assign(next, { workspace: reply.workspace, member: reply.member.id, token: reply.token });
      const { id, at, type, payload, touches } = shared.op;
      const anew = next.seal(type, payload, touches, { id, at }).sealed;
      const mine = next.ticket().sealed;
      const push = () => pushAs(hub, next, [anew, mine]);
      // What stands behind it may be linked to the form that is not the log's: the console must
      // pull that first, also when the reply that told it so was lost.
      expect(must(await push()).answers).toEqual([accepted]);
      expect(must(await push()).answers).toEqual([accepted]);
      const { answers } = must(await pushAs(hub, next, [mine]));
      expect(answers).toMatchObject([{ status: "accepted" }]);
      expect((await pullAll(hub, device)).filter(({ body }) => body.includes(id))).toHaveLength(1);
      // The old identity stays with the other clone.
      must(await pushAs(hub, device, device.tickets(1)));
    });

    test("a fork asked again, since the reply was lost, answers the same code", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const next = new TestDevice();
      const ask = async () => must(await hub.fork(await sessionOf(hub, device), device.forkRequest(next)));
      const first = await ask();
      const second = await ask();
      expect(second.code).toBe(first.code);
      expect(second.token).not.toBe(first.token);
    });

    test("an id that belongs to another act is refused, not answered as that act", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const first = device.ticket();
      const { answers } = must(await pushAs(hub, device, [first.sealed]));
      expect(answers[0]?.status).toBe("accepted");
      const again = device.ticket("另一件事", { id: first.op.id });
      const second = must(await pushAs(hub, device, [again.sealed]));
      expect(second.answers[0]).toMatchObject({ status: "refused", code: "form", path: "id" });
    });

    test("an operation sealed by another device is a fault and consumes nobody's number", async () => {
      const { hub } = await fresh();
      const [device, other] = [await enrol(hub), await enrol(hub)];
      expect(faultOf(await pushAs(hub, device, [other.ticket().sealed]))).toBe("forbidden");
      other.deviceSeq = 0;
      must(await pushAs(hub, other, other.tickets(1)));
    });

    test.each([
      ["signature", (device: TestDevice) => ({ ...device.ticket().sealed, sig: new TestDevice().sign("x") })],
      ["form", (device: TestDevice) => device.ticket("", {}).sealed],
      ["form", (device: TestDevice) => device.ticket("标题", { touches: [`ticket:${randomUUID()}`] }).sealed],
      ["form", (device: TestDevice) => device.ticket("标题", { workspace: randomUUID() }).sealed],
      ["form", (device: TestDevice) => device.ticket("标题", { at: "yesterday" }).sealed],
      ["forbidden", (device: TestDevice) => device.ticket("标题", { actor: randomUUID() }).sealed],
      [
        "forbidden",
        (device: TestDevice) =>
          device.seal("member.set", { member: device.member, name: "王芳", role: "lead", active: true }, [
            `member:${device.member}`,
          ]).sealed,
      ],
      ["tooLarge", (device: TestDevice) => device.ticket("长".repeat(MAX_BODY_CHARS)).sealed],
    ])("refused(%s) consumes its number and the queue goes on", async (code, make) => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const bad = make(device);
      const good = device.ticket().sealed;
      const { answers } = must(await pushAs(hub, device, [bad, good]));
      expect(answers[0]).toMatchObject({ status: "refused", code });
      expect(answers[1]).toMatchObject({ status: "accepted" });
      expect(must(await pushAs(hub, device, [bad, good])).answers).toEqual(answers);
    });

    test("F10, F11: what is newer than the hub waits, with everything behind it, and is taken later", async () => {
      const older = new Map(OPERATION_TYPES);
      older.delete("ticket.note");
      const store = await open();
      const hub = await newHub(store, { types: older });
      const device = await enrol(hub);
      const opened = device.ticket();
      const ticket = opened.op.payload.ticket as string;
      const note = device.seal("ticket.note", { ticket, text: "已到现场" }, [`ticket:${ticket}`]);
      const behind = device.ticket().sealed;
      const operations = [opened.sealed, note.sealed, behind];
      const { answers } = must(await pushAs(hub, device, operations));
      expect(answers.map((each) => each.status)).toEqual(["accepted", "notYet"]);
      const upgraded = await createHubService({ store });
      const later = must(await pushAs(upgraded, device, operations));
      expect(later.answers[0]).toEqual(answers[0]);
      expect(later.answers.map((each) => each.status)).toEqual(["accepted", "accepted", "accepted"]);
    });

    test("F12: an operation on which the hub fails is refused(internal), the others get through", async () => {
      const broken = new Map(OPERATION_TYPES);
      const definition = OPERATION_TYPES.get("ticket.accept")!;
      broken.set("ticket.accept", {
        ...definition,
        touches: () => {
          throw new Error("a bug");
        },
      });
      const reported: object[] = [];
      const log = { info: () => {}, warn: () => {}, error: (fields: object) => void reported.push(fields) };
      const { hub } = await fresh({ types: broken, log });
      const device = await enrol(hub);
      const opened = device.ticket();
      const ticket = opened.op.payload.ticket as string;
      const accept = device.seal("ticket.accept", { ticket }, [`ticket:${ticket}`]);
      const behind = device.ticket();
      const { answers } = must(await pushAs(hub, device, [opened.sealed, accept.sealed, behind.sealed]));
      expect(answers.map((each) => each.status)).toEqual(["accepted", "refused", "accepted"]);
      expect(answers[1]).toMatchObject({ code: "internal" });
      expect(reported).toMatchObject([{ operation: accept.op.id, type: "ticket.accept" }]);
    });

    test("F12: where the database fails on one operation, the batch is taken singly", async () => {
      const store = await open();
      const poisoned = new Set<string>();
      const failing: HubStore = Object.create(store, {
        write: {
          value: (work: Parameters<HubStore["write"]>[0]) =>
            store.write((tx) =>
              work(
                new Proxy(tx, {
                  get: (target, key) => {
                    if (key !== "insertOperations") {
                      const value = Reflect.get(target, key, target) as unknown;
                      return typeof value === "function" ? value.bind(target) : value;
                    }
                    return async (rows: readonly { id: string }[]) => {
                      await target.insertOperations(rows as never);
                      if (rows.some(({ id }) => poisoned.has(id))) throw new Error("the disk said no");
                    };
                  },
                }),
              ),
            ),
        },
      });
      for (const method of ["standing", "meta", "page"] as const) {
        Object.defineProperty(failing, method, { value: store[method].bind(store) });
      }
      const hub = await newHub(store);
      const device = await enrol(hub);
      const faulty = await createHubService({ store: failing });
      const operations = [device.ticket(), device.ticket(), device.ticket()];
      poisoned.add(operations[1]!.op.id);
      const sealed = operations.map((each) => each.sealed);
      const { answers } = must(await pushAs(faulty, device, sealed));
      expect(answers.map((each) => each.status)).toEqual(["accepted", "refused", "accepted"]);
      const log = await pullAll(hub, device);
      expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    });

    test("F13: the role that counts is the one at acceptance", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub, "lead");
      const ticket = randomUUID();
      const archive = () => device.seal("ticket.archive", { ticket }, [`ticket:${ticket}`]).sealed;
      expect(must(await pushAs(hub, device, [archive()])).answers[0]).toMatchObject({ status: "accepted" });
      must(await hub.administration.setRole(device.member, "technician"));
      expect(must(await pushAs(hub, device, [archive()])).answers[0]).toMatchObject({
        status: "refused",
        code: "forbidden",
      });
    });

    test("a member who was disabled and a device that was revoked are turned away", async () => {
      const { hub } = await fresh();
      const [device, other] = [await enrol(hub), await enrol(hub)];
      const session = await sessionOf(hub, device);
      const { epoch } = await hub.head();
      must(await hub.administration.disableMember(device.member));
      expect(faultOf(await hub.authenticate(device.token))).toBe("revoked");
      // Also where the session was made before the member was disabled.
      const late = await hub.push(session, { epoch, operations: device.tickets(1) });
      expect(faultOf(late)).toBe("revoked");
      must(await hub.administration.revokeDevice(other.id));
      expect(faultOf(await hub.authenticate(other.token))).toBe("revoked");
    });
  });

  describe(`${name}: handing the log out`, () => {
    test("a page ends where it says, and the next begins behind it", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      must(await pushAs(hub, device, device.tickets(25)));
      const whole = await pullAll(hub, device);
      expect(whole).toHaveLength(27);
      expect(await pullAll(hub, device, 0, 4)).toEqual(whole);
      expect(await pullAll(hub, device, 20, 4)).toEqual(whole.slice(20));
    });

    test("I6: pulling at the head answers nothing and stays there", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const { epoch, feed } = await hub.head();
      const page = must(await hub.pull(await sessionOf(hub, device), { epoch, feed, limit: 10 }));
      expect(page).toEqual({ epoch, operations: [], through: feed, head: feed });
    });

    test("a page is also cut by the size of its operations, but never empty", async () => {
      const { hub, store } = await fresh();
      const device = await enrol(hub);
      must(await pushAs(hub, device, device.tickets(6)));
      const { feed } = await hub.head();
      const small = await store.page(2, feed, 100, 1);
      expect(small.map((each) => each.feed)).toEqual([3]);
      const two = await store.page(2, feed, 100, small[0]!.body.length + 1);
      expect(two.map((each) => each.feed)).toEqual([3, 4]);
    });

    test("a cursor of another epoch shakes hands again; one beyond the head means the hub lost its log", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const session = await sessionOf(hub, device);
      const { epoch, feed } = await hub.head();
      expect(faultOf(await hub.pull(session, { epoch: epoch - 1, feed: 1, limit: 1 }))).toBe("epoch");
      expect(faultOf(await hub.pull(session, { epoch, feed: feed + 1, limit: 1 }))).toBe("hubBehind");
      expect(faultOf(await hub.pull(session, { epoch: epoch + 1, feed: 0, limit: 1 }))).toBe("hubBehind");
      const ahead = device.handshakeRequest({ epoch, feed: feed + 1 });
      expect(faultOf(await hub.handshake(session, ahead))).toBe("hubBehind");
    });

    test("F8: a device of another workspace is told so, a stranger is not let in", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const session = await sessionOf(hub, device);
      const strange = { ...device.handshakeRequest(), workspace: randomUUID() };
      expect(faultOf(await hub.handshake(session, strange))).toBe("wrongWorkspace");
      expect(faultOf(await hub.authenticate("made-up"))).toBe("unauthenticated");
    });

    test("the handshake names the head, the next deviceSeq, the role and the types", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub, "lead");
      must(await pushAs(hub, device, device.tickets(3)));
      const reply = must(await hub.handshake(await sessionOf(hub, device), device.handshakeRequest()));
      expect(reply).toMatchObject({
        epoch: 1,
        head: { seq: 5, feed: 5 },
        gaps: [],
        nextDeviceSeq: 4,
        member: { role: "lead", active: true },
      });
      expect(reply.types["custody.handOver"]).toBe(OPERATION_TYPES.get("custody.handOver")?.v);
      const old = { ...device.handshakeRequest(), protocol: { min: 90, max: 91 } };
      expect(faultOf(await hub.handshake(await sessionOf(hub, device), old))).toBe("protocol");
    });

    test("whoever subscribed hears of every growth of the log", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const heard = new Promise<void>((resolve) => hub.subscribe(resolve));
      must(await pushAs(hub, device, device.tickets(1)));
      await heard;
    });
  });

  describe(`${name}: pairing`, () => {
    const member = async (hub: HubService) =>
      must(await hub.administration.addMember({ name: "李强", role: "technician" })).id;

    test("a code works once", async () => {
      const { hub } = await fresh();
      const { secret } = must(await hub.administration.createPairingSecret(await member(hub), 30));
      must(await hub.pair(new TestDevice().pairRequest(secret)));
      expect(faultOf(await hub.pair(new TestDevice().pairRequest(secret)))).toBe("badCode");
    });

    test("a lost reply: the same device and key may ask again, nobody else, until its token was seen", async () => {
      const environment = testEnvironment();
      const { hub, store } = await fresh({ environment });
      const id = await member(hub);
      const { secret } = must(await hub.administration.createPairingSecret(id, 30));
      const device = new TestDevice();
      const lost = must(await hub.pair(device.pairRequest(secret)));
      const head = await hub.head();
      expect(faultOf(await hub.pair(new TestDevice().pairRequest(secret)))).toBe("badCode");
      expect(faultOf(await hub.pair(new TestDevice(device.id).pairRequest(secret)))).toBe("badCode");
      environment.advance(60_000);
      const again = must(await hub.pair(device.pairRequest(secret)));
      expect(again).toEqual({ ...lost, token: again.token });
      // Nothing was enrolled twice, and of two tokens one counts.
      expect(await hub.head()).toEqual(head);
      expect(await allDevices(store)).toHaveLength(1);
      expect(faultOf(await hub.authenticate(lost.token))).toBe("unauthenticated");
      must(await hub.authenticate(again.token));
      expect(faultOf(await hub.pair(device.pairRequest(secret)))).toBe("badCode");
      must(await hub.authenticate(again.token));
    });

    test("a lost reply of a device that pairs again, and one that asks too late", async () => {
      const environment = testEnvironment();
      const { hub } = await fresh({ environment });
      const device = await enrol(hub);
      must(await hub.authenticate(device.token));
      const secretFor = async () =>
        must(await hub.administration.createPairingSecret(device.member, 30)).secret;
      const first = await secretFor();
      must(await hub.pair(device.pairRequest(first)));
      must(await hub.authenticate(must(await hub.pair(device.pairRequest(first))).token));
      expect(faultOf(await hub.pair(device.pairRequest(first)))).toBe("badCode");
      const second = await secretFor();
      must(await hub.pair(device.pairRequest(second)));
      environment.advance(30 * 60_000);
      expect(faultOf(await hub.pair(device.pairRequest(second)))).toBe("badCode");
    });

    test("a code expires", async () => {
      const environment = testEnvironment();
      const { hub } = await fresh({ environment });
      const { secret } = must(await hub.administration.createPairingSecret(await member(hub), 30));
      environment.advance(30 * 60_000);
      expect(faultOf(await hub.pair(new TestDevice().pairRequest(secret)))).toBe("badCode");
    });

    test("neither secret nor token is stored as it is", async () => {
      const { hub, store } = await fresh();
      const id = await member(hub);
      const { secret } = must(await hub.administration.createPairingSecret(id, 30));
      const device = await pairAgain(hub, id, new TestDevice());
      let text = "";
      for await (const row of store.dump()) text += JSON.stringify(row);
      expect(text).not.toContain(secret);
      expect(text).not.toContain(device.token);
    });

    test("pairing again keeps id, key, code and sequence, and ends the old token", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      must(await pushAs(hub, device, device.tickets(2)));
      const { token, code } = device;
      await pairAgain(hub, device.member, device);
      expect(device.code).toBe(code);
      expect(faultOf(await hub.authenticate(token))).toBe("unauthenticated");
      must(await pushAs(hub, device, device.tickets(1)));
    });

    test("a device id cannot be taken over with another key, nor by another member", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const admin = hub.administration;
      const thief = must(await admin.createPairingSecret(device.member, 30)).secret;
      expect(faultOf(await hub.pair(new TestDevice(device.id).pairRequest(thief)))).toBe("forbidden");
      const other = must(await admin.createPairingSecret(await member(hub), 30)).secret;
      expect(faultOf(await hub.pair(device.pairRequest(other)))).toBe("forbidden");
    });

    test("a revoked device stays revoked; its code can be used by a new identity", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      must(await hub.administration.revokeDevice(device.id));
      const { secret } = must(await hub.administration.createPairingSecret(device.member, 30));
      expect(faultOf(await hub.pair(device.pairRequest(secret)))).toBe("revoked");
      must(await hub.pair(new TestDevice().pairRequest(secret)));
    });

    test("a code in use is not given twice, a free one is kept", async () => {
      const { hub } = await fresh();
      const admin = hub.administration;
      const pairWith = async (code: string) => {
        const { secret } = must(await admin.createPairingSecret(await member(hub), 30));
        return must(await hub.pair(new TestDevice().pairRequest(secret, code))).code;
      };
      expect(await pairWith("K7")).toBe("K7");
      expect(await pairWith("K7")).not.toBe("K7");
    });
  });
}
