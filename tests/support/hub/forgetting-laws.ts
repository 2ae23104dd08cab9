import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import type { SealedOperation } from "../../../shared/log/operation.ts";
import { MAX_PARTS, MAX_PARTS_CHARS, referencesIn, separate } from "../../../shared/log/parts.ts";
import { createHubService, verifyHub } from "../../../hub/compose.ts";
import { sha256Hex } from "../../../hub/log/hub-crypto.ts";
import type { HubStore } from "../../../hub/store/hub-store.ts";
import { pullReply } from "../../../shared/protocol/pull.ts";
import { enrol, hubsOver, must, pullAll, pushAs, sessionOf } from "./device.ts";
import type { TestDevice } from "./device.ts";

const CANARY = "zqxcanary";

/** What holds of personal parts, whatever database the hub stands on (ADR 18). */
export function describeForgettingLaws(name: string, open: () => Promise<HubStore>): void {
  const fresh = hubsOver(open);

  /** A note on a ticket, whose text stands in it by its hash. */
  const ticket = (device: TestDevice) => {
    const id = randomUUID();
    const payload = { ticket: id, text: `${CANARY} 8001` };
    const { payload: hidden, parts } = separate(payload, { text: "" }, randomUUID, sha256Hex);
    const { sealed, op } = device.seal("ticket.note", hidden, [`ticket:${id}`], { v: 2 });
    return { id, op, parts, sealed: { ...sealed, parts } };
  };
  const erasure = (device: TestDevice, { op, parts }: ReturnType<typeof ticket>) =>
    device.seal(
      "record.erase",
      {
        ...{ records: op.touches, what: ["text"], reason: "本人要求", rule: "PIPL 47", until: null },
        targets: [{ operation: op.id, parts: parts.map(sha256Hex) }],
      },
      op.touches,
    ).sealed;
  const dumped = async (store: HubStore) => {
    const rows = [];
    for await (const row of store.dump()) rows.push(row);
    return rows;
  };
  const statusesOf = async (answers: ReturnType<typeof pushAs>) =>
    must(await answers).answers.map((each) =>
      each.status === "refused" ? [each.code, each.path] : each.status,
    );

  describe(`personal parts on ${name}`, () => {
    test("go in and out beside the body; hash and signature cover the body alone", async () => {
      const { store, hub } = await fresh();
      const device = await enrol(hub);
      const given = ticket(device);
      expect(await statusesOf(pushAs(hub, device, [given.sealed]))).toEqual(["accepted"]);
      const [pulled] = (await pullAll(hub, device)).slice(-1);
      expect(pulled).toMatchObject(given.sealed);
      expect(pulled?.body).not.toContain(CANARY);
      const session = await sessionOf(hub, device);
      const asked = must(await hub.parts(session, [randomUUID(), given.op.id]));
      expect(asked.operations).toEqual([{ id: given.op.id, parts: given.parts }]);
      expect(await verifyHub(store)).toMatchObject({ problems: [], erased: 0 });
    });

    test("are gone from every row once an erasure is accepted, in the same batch too", async () => {
      const { store, hub } = await fresh();
      const lead = await enrol(hub, "lead");
      const first = ticket(lead);
      must(await pushAs(hub, lead, [first.sealed]));
      expect(JSON.stringify(await dumped(store))).toContain(CANARY);
      const erased = erasure(lead, first);
      const second = ticket(lead);
      const batch = [erased, second.sealed, erasure(lead, second)];
      expect(await statusesOf(pushAs(hub, lead, batch))).toEqual(["accepted", "accepted", "accepted"]);
      const rows = await dumped(store);
      expect(JSON.stringify(rows)).not.toContain(CANARY);
      expect(rows.filter(({ table }) => table === "erased")).toHaveLength(2);
      expect(await verifyHub(store)).toMatchObject({ problems: [], erased: 2 });
      expect((await pullAll(hub, lead)).every(({ parts }) => parts === undefined)).toBe(true);
    });

    test("an erasure needs the right to erase", async () => {
      const { store, hub } = await fresh();
      const technician = await enrol(hub);
      const given = ticket(technician);
      const answers = pushAs(hub, technician, [given.sealed, erasure(technician, given)]);
      expect(await statusesOf(answers)).toEqual(["accepted", ["forbidden", "type"]]);
      expect(JSON.stringify(await dumped(store))).toContain(CANARY);
    });

    test("a forged part, one too many and one too large are refused by name; the queue goes on", async () => {
      const { store, hub } = await fresh();
      const device = await enrol(hub);
      const forged = canonicalJson({ salt: "x", value: "110" });
      const spoilt = (parts: string[]): SealedOperation => ({ ...ticket(device).sealed, parts });
      const answers = pushAs(hub, device, [
        spoilt([forged]),
        spoilt(Array.from({ length: MAX_PARTS + 1 }, () => "x")),
        spoilt(["x".repeat(MAX_PARTS_CHARS + 1)]),
        ticket(device).sealed,
      ]);
      expect(await statusesOf(answers)).toEqual([
        ["form", "parts.0"],
        ["tooLarge", "parts"],
        ["tooLarge", "parts"],
        "accepted",
      ]);
      expect(JSON.stringify(await dumped(store))).not.toContain('110\\\\\\"');
      expect(await verifyHub(store)).toMatchObject({ problems: [] });
    });

    test("a part of another form than the payload's is refused like any payload that does not fit", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const text = canonicalJson({ salt: "x", value: { not: "a text" } });
      const payload = {
        ticket: randomUUID(),
        number: `T-${device.code}-0001`,
        set: { title: { $part: sha256Hex("") }, contact: { $part: sha256Hex(text) } },
      };
      const { sealed } = device.seal("ticket.open", payload, [`ticket:${payload.ticket}`], { v: 2 });
      const answers = pushAs(hub, device, [{ ...sealed, parts: [text] }]);
      expect(await statusesOf(answers)).toEqual([["form", "payload.set.contact"]]);
    });

    test("an operation whose parts were erased before it was sent is a fact all the same", async () => {
      const { store, hub } = await fresh();
      const lead = await enrol(hub, "lead");
      const given = ticket(lead);
      const { parts: _, ...bare } = given.sealed;
      const batch = [bare, erasure(lead, given)];
      expect(await statusesOf(pushAs(hub, lead, batch))).toEqual(["accepted", "accepted"]);
      expect(await verifyHub(store)).toMatchObject({ problems: [], erased: 1 });
    });

    test("a part that was erased is never stored again, whoever brings it", async () => {
      const { store, hub } = await fresh();
      const lead = await enrol(hub, "lead");
      const given = ticket(lead);
      must(await pushAs(hub, lead, [given.sealed]));
      const [held] = (await pullAll(hub, lead)).slice(-1);
      must(await pushAs(hub, lead, [erasure(lead, given)]));
      const { epoch } = await hub.head();
      const session = await sessionOf(hub, lead);
      const { feed: _, ...offered } = held as NonNullable<typeof held>;
      const { answers } = must(await hub.reoffer(session, { epoch, operations: [offered] }));
      expect(answers).toMatchObject([{ status: "known" }]);
      expect(must(await hub.missing(session, [given.op.id]))).toEqual({ missing: [], partless: [] });
      expect(JSON.stringify(await dumped(store))).not.toContain(CANARY);
    });

    test("an erasure that names a part under another operation erases nothing, and everything verifies", async () => {
      const { store, hub } = await fresh();
      const lead = await enrol(hub, "lead");
      const [given, other] = [ticket(lead), ticket(lead)];
      must(await pushAs(hub, lead, [given.sealed, other.sealed]));
      const crossed = [other.op.id, randomUUID()].map((id) => {
        const payload = {
          ...{
            records: given.op.touches,
            what: ["text"],
            reason: "本人要求",
            rule: "PIPL 47",
            until: null,
          },
          targets: [{ operation: id, parts: given.parts.map(sha256Hex) }],
        };
        return lead.seal("record.erase", payload, given.op.touches).sealed;
      });
      expect(await statusesOf(pushAs(hub, lead, crossed))).toEqual(["accepted", "accepted"]);
      const session = await sessionOf(hub, lead);
      const asked = must(await hub.parts(session, [given.op.id, other.op.id]));
      expect(asked.operations.map(({ parts }) => parts.length)).toEqual([1, 1]);
      expect(await verifyHub(store)).toMatchObject({ problems: [] });
    });

    test.each([
      ["the undo", "the erasure"],
      ["the erasure", "the undo"],
    ] as const)("a part that an undo says anew goes with the one it is from: %s first", async (...order) => {
      const { store, hub } = await fresh();
      const lead = await enrol(hub, "lead");
      const given = ticket(lead);
      must(await pushAs(hub, lead, [given.sealed]));
      const undo = () => {
        const payload = {
          ...{ ticket: given.id, operation: randomUUID(), act: "ticket.edit", add: {}, remove: {} },
          ...{ set: { contact: { $part: given.parts.map(sha256Hex)[0] } }, stood: { contact: given.op.id } },
        };
        return { ...lead.seal("ticket.undo", payload, given.op.touches).sealed, parts: given.parts };
      };
      const made = { "the undo": undo, "the erasure": () => erasure(lead, given) };
      for (const each of order) {
        expect(await statusesOf(pushAs(hub, lead, [made[each]()]))).toEqual(["accepted"]);
      }
      expect(JSON.stringify(await dumped(store))).not.toContain(CANARY);
      expect(await verifyHub(store)).toMatchObject({ problems: [], erased: 2 });
    });

    test("two hubs at the same moment: what one erases the other keeps no part of, in whichever order", async () => {
      const { store, hub } = await fresh();
      const beside = await createHubService({ store });
      const lead = await enrol(hub, "lead");
      const twin = await enrol(hub, "lead");
      for (let round = 0; round < 4; round += 1) {
        const given = ticket(lead);
        const erased = pushAs(hub, twin, [erasure(twin, given)]);
        const pushed = pushAs(beside, lead, [given.sealed]);
        expect(await statusesOf(erased)).toEqual(["accepted"]);
        expect(await statusesOf(pushed)).toEqual(["accepted"]);
        const session = await sessionOf(beside, lead);
        expect(must(await beside.parts(session, [given.op.id])).operations).toEqual([
          { id: given.op.id, parts: [] },
        ]);
      }
      expect(JSON.stringify(await dumped(store))).not.toContain(CANARY);
      expect(await verifyHub(store)).toMatchObject({ problems: [], erased: 4 });
    });

    test("what its author may push without parts takes no more of them later than a push may bring", async () => {
      const { store, hub } = await fresh();
      const device = await enrol(hub);
      const texts = Array.from({ length: MAX_PARTS + 1 }, (_, at) =>
        canonicalJson({ salt: String(at), value: "x" }),
      );
      const deep = `{"salt":"x","value":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
      const id = randomUUID();
      const payload = {
        ...{
          ticket: id,
          number: `T-${device.code}-0001`,
          set: { title: { $part: sha256Hex("") }, contact: { $part: sha256Hex(deep) } },
        },
        more: texts.map((text) => ({ $part: sha256Hex(text) })),
      };
      const { sealed } = device.seal("ticket.open", payload, [`ticket:${id}`], { v: 2 });
      expect(await statusesOf(pushAs(hub, device, [sealed]))).toEqual(["accepted"]);
      const [held] = (await pullAll(hub, device)).slice(-1);
      const { feed: _, ...offered } = held as NonNullable<typeof held>;
      const { epoch } = await hub.head();
      const session = await sessionOf(hub, device);
      for (const parts of [texts.slice(0, MAX_PARTS), texts.slice(1), [deep]]) {
        must(await hub.reoffer(session, { epoch, operations: [{ ...offered, parts }] }));
      }
      const after = await pullAll(hub, device);
      expect(pullReply.shape.operations.safeParse(after).error).toBeUndefined();
      expect(JSON.stringify(after)).not.toContain("[[[[");
      expect(await verifyHub(store)).toMatchObject({ problems: [] });
    });

    test("a personal value that stands plainly, and could never be erased, is refused by its place", async () => {
      const { hub } = await fresh();
      const device = await enrol(hub);
      const id = randomUUID();
      const { sealed } = device.seal("ticket.note", { ticket: id, text: "8001" }, [`ticket:${id}`], { v: 2 });
      expect(await statusesOf(pushAs(hub, device, [sealed]))).toEqual([["form", "payload.text"]]);
    });

    test("verify finds a part that is not what the text names, and one that should be gone", async () => {
      const { store, hub } = await fresh();
      const lead = await enrol(hub, "lead");
      const given = ticket(lead);
      must(await pushAs(hub, lead, [given.sealed]));
      const put = (parts: string[]) =>
        store.write(async (tx) => {
          const set = { parts: JSON.stringify(parts) };
          await tx.db.updateTable("logOperation").set(set).where("id", "=", given.op.id).execute();
          return { ok: true, value: null };
        });
      await put([canonicalJson({ salt: "x", value: "110" })]);
      expect((await verifyHub(store)).problems.map(({ kind }) => kind)).toContain("parts");
      await put(given.parts);
      expect((await verifyHub(store)).problems).toEqual([]);
      must(await pushAs(hub, lead, [erasure(lead, given)]));
      await put(given.parts);
      expect((await verifyHub(store)).problems).toMatchObject([{ kind: "parts", operation: given.op.id }]);
      expect(referencesIn(given.sealed.body)).toHaveLength(1);
    });
  });
}
