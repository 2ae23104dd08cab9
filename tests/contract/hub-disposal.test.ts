import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { entitiesOf, stateIn } from "../../hub/features/fold/entity-rows.ts";
import { sha256Hex } from "../../hub/log/hub-crypto.ts";
import type { HubService } from "../../hub/service.ts";
import type { HubStore } from "../../hub/store/hub-store.ts";
import { foldEntity } from "../../shared/domain/evolve.ts";
import { OPERATION_TYPES, personalOf } from "../../shared/domain/registry.ts";
import type { LoggedOperation } from "../../shared/log/operation.ts";
import { separate } from "../../shared/log/parts.ts";
import { open as openSealed } from "../../shared/log/seal.ts";
import { enrol, must, newHub, pullAll, pushAs, sessionOf } from "../support/hub/device.ts";
import type { TestDevice } from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";

const { engines } = hubEngines();
const AT = "2026-11-23T16:00:00.000+08:00";

const outcomes = (answered: Awaited<ReturnType<typeof pushAs>>) =>
  must(answered).answers.map((answer) => (answer.status === "refused" ? answer.path : answer.status));

/** Seals as a console does: what is personal stands beside the text. */
function sealed(device: TestDevice, type: string, said: Record<string, unknown>, touches: string[]) {
  const definition = OPERATION_TYPES.get(type)!;
  const { payload, parts } = separate(said, personalOf(definition, said), randomUUID, sha256Hex);
  const { sealed: body, op } = device.seal(type, payload, touches);
  return { sealed: { ...body, parts }, op };
}

function lotOn(device: TestDevice, applicant: { person: string | null; name: string }) {
  const disposal = randomUUID();
  const key = `disposal:${disposal}`;
  const set = { title: "三楼旧电脑", reason: "obsolete", reasonText: "使用超过八年，无法安装新系统" };
  const opening = {
    ...{ disposal, number: "D-K7-0001", set: { ...set, way: "recycler", appraisers: 1 } },
    ...{ applicant: applicant.person, applicantName: applicant.name },
  };
  const step = (by: TestDevice, type: string, party: object, more: object = {}) => {
    const level = type === "disposal.appraise" ? "appraisal" : "department";
    const taken = { level, person: null, ...party, decision: "approve", at: AT };
    const way = { way: "external", external: { number: "OA-118", file: null }, opinion: "无修复价值" };
    const beside = type === "disposal.approve" ? { levels: ["department", "finance"], completes: false } : {};
    const rest = type === "disposal.approve" ? { ...beside, except: [], agreed: [] } : {};
    return sealed(by, type, { disposal, step: { ...taken, ...way }, ...rest, ...more }, [key]);
  };
  const begin = sealed(device, "disposal.open", opening, [key]);
  const opinion = () => step(device, "disposal.appraise", { person: randomUUID(), name: "李鉴定" });
  return { disposal, key, opening: begin, opinion, step };
}

async function onHub(store: HubStore, key: string) {
  return stateIn((await entitiesOf(store, [key])).get(key)!);
}
async function onConsole(hub: HubService, device: TestDevice, key: string) {
  const log = (await pullAll(hub, device)).flatMap(({ seq, ...each }): LoggedOperation[] => {
    const read = openSealed(each, sha256Hex);
    return read.ok && read.op.touches.includes(key) ? [{ op: read.op, seq }] : [];
  });
  return foldEntity("disposal", key.slice("disposal:".length), log);
}

describe.each(engines)("decisions on a lot on $name", ({ open }) => {
  const fresh = async () => {
    const store = await open();
    const hub = await newHub(store);
    return { store, hub, one: await enrol(hub), two: await enrol(hub) };
  };
  const head = async (hub: HubService, device: TestDevice) =>
    must(await hub.pull(await sessionOf(hub, device), { ...(await hub.head()), limit: 1 })).head;

  test("nobody appraises or approves what he applied for, whatever program says so", async () => {
    const { store, hub, one } = await fresh();
    const zhang = { person: randomUUID(), name: "张伟" };
    const { key, opening, step } = lotOn(one, zhang);
    must(await pushAs(hub, one, [opening.sealed]));
    const forbidden = [step(one, "disposal.appraise", zhang), step(one, "disposal.approve", zhang)];
    expect(
      outcomes(
        await pushAs(
          hub,
          one,
          forbidden.map((each) => each.sealed),
        ),
      ),
    ).toEqual(["applicantIsAppraiser", "applicantIsApprover"]);
    const allowed = [
      step(one, "disposal.appraise", { person: randomUUID(), name: "李鉴定" }),
      step(one, "disposal.approve", { person: null, name: "王主任" }),
    ].map((each) => each.sealed);
    expect(outcomes(await pushAs(hub, one, allowed))).toEqual(["accepted", "accepted"]);
    const state = await onHub(store, key);
    expect(state.conflicts).toEqual([]);
    expect([state.lists.appraisals?.length, state.lists.approvals?.length]).toEqual([1, 1]);
    expect((await onConsole(hub, one, key)).conflicts).toEqual([]);
  });

  test("whom the directory does not know the hub cannot tell apart, since it reads no names: every console shows it", async () => {
    const { store, hub, one } = await fresh();
    const { key, opening, opinion, step } = lotOn(one, { person: null, name: "张申请" });
    must(await pushAs(hub, one, [opening.sealed, opinion().sealed]));
    const own = step(one, "disposal.approve", { person: null, name: "张 申请" });
    expect(outcomes(await pushAs(hub, one, [own.sealed]))).toEqual(["accepted"]);
    expect((await onHub(store, key)).conflicts).toEqual([]);
    expect((await onConsole(hub, one, key)).conflicts).toMatchObject([
      { class: "breach", field: "applicantIsApprover" },
    ]);
  });

  test("persons are told apart by the directory, not by accounts or laptops", async () => {
    const { hub, one, two } = await fresh();
    const [zhang, other] = [randomUUID(), randomUUID()];
    const { opening, opinion, step } = lotOn(one, { person: zhang, name: "张伟" });
    must(await pushAs(hub, one, [opening.sealed, opinion().sealed]));
    two.baseSeq = await head(hub, two);
    // The same person from another account's laptop; then another person of the same name.
    const same = step(two, "disposal.approve", { person: zhang, name: "张伟" }).sealed;
    expect(outcomes(await pushAs(hub, two, [same]))).toEqual(["applicantIsApprover"]);
    const namesake = step(two, "disposal.approve", { person: other, name: "张伟" }).sealed;
    expect(outcomes(await pushAs(hub, two, [namesake]))).toEqual(["accepted"]);
  });

  test("one person at two levels at the same time on two laptops is taken, and shown as a breach", async () => {
    const { store, hub, one, two } = await fresh();
    const wang = { person: randomUUID(), name: "王主任" };
    const { key, opening, opinion, step } = lotOn(one, { person: null, name: "张申请" });
    must(await pushAs(hub, one, [opening.sealed, opinion().sealed]));
    two.baseSeq = await head(hub, two);
    one.baseSeq = two.baseSeq;
    const here = step(one, "disposal.approve", wang);
    const there = step(two, "disposal.approve", { ...wang, level: "finance" });
    expect(outcomes(await pushAs(hub, one, [here.sealed]))).toEqual(["accepted"]);
    expect(outcomes(await pushAs(hub, two, [there.sealed]))).toEqual(["accepted"]);
    for (const state of [await onHub(store, key), await onConsole(hub, one, key)]) {
      const shown = state.conflicts.map((each) => [each.class, each.field, each.sides.map(({ op }) => op)]);
      expect(shown).toEqual([["breach", "approvedTwice", [here.op.id, there.op.id]]]);
    }
    // Seen, it is refused.
    two.baseSeq = await head(hub, two);
    const again = step(two, "disposal.approve", wang).sealed;
    expect(outcomes(await pushAs(hub, two, [again]))).toEqual(["approvedTwice"]);
  });

  test("levels come in their order, and after all opinions: who could know is refused, else it is shown", async () => {
    const { store, hub, one, two } = await fresh();
    const { key, opening, opinion, step } = lotOn(one, { person: null, name: "张申请" });
    must(await pushAs(hub, one, [opening.sealed]));
    const early = step(one, "disposal.approve", { person: randomUUID(), name: "王主任" }).sealed;
    expect(outcomes(await pushAs(hub, one, [early]))).toEqual(["unappraised"]);
    must(await pushAs(hub, one, [opinion().sealed]));
    two.baseSeq = one.baseSeq = await head(hub, two);
    const here = step(one, "disposal.approve", { person: randomUUID(), name: "王主任" }).sealed;
    const there = step(two, "disposal.approve", { person: randomUUID(), name: "周主任" }).sealed;
    expect(outcomes(await pushAs(hub, one, [here]))).toEqual(["accepted"]);
    expect(outcomes(await pushAs(hub, two, [there]))).toEqual(["accepted"]);
    expect((await onHub(store, key)).conflicts).toMatchObject([{ class: "breach", field: "outOfTurn" }]);
    two.baseSeq = await head(hub, two);
    const again = step(two, "disposal.approve", { person: randomUUID(), name: "钱主任" }).sealed;
    expect(outcomes(await pushAs(hub, two, [again]))).toEqual(["outOfTurn"]);
  });

  test("what stopped a lot, and what went out, forbids whoever could know; otherwise it is shown", async () => {
    const { store, hub, one, two } = await fresh();
    const { disposal, key, opening, opinion, step } = lotOn(one, { person: null, name: "张申请" });
    must(await pushAs(hub, one, [opening.sealed, opinion().sealed]));
    two.baseSeq = await head(hub, two);
    const checked = { disposal, confidentiality: "classified", holdCheck: true, checkNote: "" };
    must(await pushAs(hub, one, [sealed(one, "disposal.check", checked, [key]).sealed]));
    const unknowing = step(two, "disposal.approve", { name: "王主任" }).sealed;
    expect(outcomes(await pushAs(hub, two, [unknowing]))).toEqual(["accepted"]);
    expect((await onHub(store, key)).conflicts).toMatchObject([{ class: "breach", field: "stopped" }]);
    const knowing = step(one, "disposal.approve", { name: "财务周" }).sealed;
    expect(outcomes(await pushAs(hub, one, [knowing]))).toEqual(["stopped"]);

    const asset = randomUUID();
    const out = {
      ...{
        disposal,
        number: "G-K7-0001",
        to: { holder: "supplier", name: "绿源" },
        giverName: "王五",
        at: AT,
      },
      lines: [{ asset, prev: null, prevHash: null }],
      differs: {
        ...{ unapproved: true, unlisted: [asset], missing: [] },
        ...{ unlistedMedia: [], missingMedia: [], unlistedSeals: [], missingSeals: [] },
      },
      ...{ words: "领导要求", unsigned: { reason: "纸质单" } },
    };
    // What was physically done is refused by nobody.
    const went = sealed(one, "custody.dispose", out, [`asset:${asset}`, key]).sealed;
    expect(outcomes(await pushAs(hub, one, [went]))).toEqual(["accepted"]);
    const cancel = sealed(one, "disposal.cancel", { disposal, endReason: "写错了", freed: [] }, [key]).sealed;
    expect(outcomes(await pushAs(hub, one, [cancel]))).toEqual(["wentOut"]);
  });
});
