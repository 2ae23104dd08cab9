import { describe, expect, test } from "vitest";
import { entitiesOf, stateIn } from "../../hub/features/fold/entity-rows.ts";
import type { HubStore } from "../../hub/store/hub-store.ts";
import { clearingOf } from "../../shared/domain/medium/clearedness.ts";
import type { HubService } from "../../hub/service.ts";
import { enrol, must, newHub, pushAs, sessionOf } from "../support/hub/device.ts";
import type { TestDevice } from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";

// Two SSDs, four members on four consoles. Each says of whom in the directory a step was; what each console
// had seen is set by hand. A console would refuse most of this itself: here the hub is asked alone.

const { engines } = hubEngines();
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [SSD, OTHER] = [id(1), id(2)] as const;
const [LI, WANG, ZHAO, CHEN] = [id(11), id(12), id(13), id(14)] as const;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString();
const named = (person: string) => ({ person, name: "" });

const statuses = (outcome: Awaited<ReturnType<typeof pushAs>>) =>
  must(outcome).answers.map((answer) => (answer.status === "refused" ? answer.path : answer.status));

const on = (device: TestDevice, medium: string) => ({
  say: (act: string, said: object) => device.seal(`medium.${act}`, { medium, ...said }, [`medium:${medium}`]),
  register: (n: number) =>
    device.seal(
      "medium.register",
      {
        ...{ medium, number: `M-${device.code}-000${n}`, set: { model: "870 EVO" }, at: at(0) },
        away: { holder: "pool", place: "B1" },
      },
      [`medium:${medium}`],
    ),
  wipe(minute: number, person: string, result = "success") {
    return this.say("wipe", {
      ...{ method: "purge", technique: "ataSanitizeBlock", norm: "nist80088", operator: named(person) },
      ...{ at: at(minute), confidentiality: "internal", result },
    });
  },
  destroy(minute: number, person: string) {
    return this.say("destroy", {
      ...{ technique: "shred", norm: "nist80088", operator: named(person), at: at(minute) },
      ...{ confidentiality: "internal", result: "success" },
    });
  },
  verify(attempt: string, person: string, result = "passed", way = "status") {
    return this.say("verify", { attempt, way, by: named(person), at: at(40), result });
  },
  validate(attempt: string, person: string, decision = "accept") {
    const number = decision === "accept" ? `C-${device.code}-0001` : null;
    const end = decision === "accept" ? { confidentialityAfter: "public", destination: "external" } : {};
    return this.say("validate", { attempt, decision, by: named(person), at: at(50), number, ...end });
  },
});

describe.each(engines)("two SSDs and four members on $name:", ({ open }) => {
  async function fresh() {
    const store = await open();
    const hub = await newHub(store);
    const consoles: [TestDevice, TestDevice, TestDevice, TestDevice] = [
      ...[await enrol(hub), await enrol(hub)],
      ...[await enrol(hub), await enrol(hub)],
    ] as never;
    const push = async (device: TestDevice, ...sealed: { sealed: unknown }[]) =>
      statuses(await pushAs(hub, device, sealed.map((each) => each.sealed) as never));
    const confirm = { mediumType: "sataSsd", labelRead: "noLabel" };
    const first = consoles[0];
    for (const [index, medium] of [SSD, OTHER].entries()) {
      const ssd = on(first, medium);
      await push(first, ssd.register(index + 1), ssd.say("confirm", confirm));
    }
    return { store, hub, consoles, push };
  }
  /** Everything that the hub has by now is on these consoles. */
  const synced = async (hub: HubService, ...devices: TestDevice[]) => {
    for (const device of devices) {
      const session = await sessionOf(hub, device);
      device.baseSeq = must(await hub.pull(session, { ...(await hub.head()), limit: 1 })).head;
    }
  };
  const stateOf = async (store: HubStore, medium: string) => {
    const key = `medium:${medium}` as const;
    return stateIn((await entitiesOf(store, [key])).get(key)!);
  };
  const shown = async (store: HubStore, medium: string) => {
    const state = await stateOf(store, medium);
    const breaches = state.conflicts.map(({ class: each, field, sides }) => [
      ...[each, field],
      ...[sides.map(({ op }) => op)],
    ]);
    return { now: clearingOf(state).state, breaches };
  };

  test("each decision that its console could know to be forbidden is refused by the rule's name", async () => {
    const { store, hub, consoles, push } = await fresh();
    const [a, b, c, d] = consoles;
    const wipe = on(a, SSD).wipe(10, LI);
    expect(await push(a, wipe)).toEqual(["accepted"]);
    await synced(hub, b, c, d);
    // The operator verifies himself: on his own console, and on another's, under another account.
    expect(await push(a, on(a, SSD).verify(wipe.op.id, LI))).toEqual(["operatorVerifies"]);
    expect(await push(b, on(b, SSD).verify(wipe.op.id, LI))).toEqual(["operatorVerifies"]);
    expect(await push(c, on(c, SSD).validate(wipe.op.id, WANG))).toEqual(["acceptedUnverified"]);
    expect(await push(b, on(b, SSD).verify(wipe.op.id, WANG))).toEqual(["accepted"]);
    await synced(hub, a, c, d);
    expect(await push(d, on(d, SSD).validate(wipe.op.id, LI))).toEqual(["operatorValidates"]);
    expect(await push(c, on(c, SSD).validate(wipe.op.id, ZHAO))).toEqual(["accepted"]);
    await synced(hub, d);
    expect(await push(d, on(d, SSD).validate(wipe.op.id, CHEN, "repeat"))).toEqual(["decidedTwice"]);
    expect(await shown(store, SSD)).toEqual({ now: "cleared", breaches: [] });
  });

  test("what a console could not know is taken, and shown to everybody as a breach; it clears nothing", async () => {
    const { store, hub, consoles, push } = await fresh();
    const [a, b, c, d] = consoles;
    await synced(hub, b, c, d);
    const wipe = on(a, SSD).wipe(10, LI);
    await push(a, wipe);
    await synced(hub, b, c, d);
    // At the same time: Wang wipes it again on c, and on b verifies what Li did.
    const again = on(c, SSD).wipe(20, WANG);
    const verified = on(b, SSD).verify(wipe.op.id, WANG);
    expect(await push(c, again)).toEqual(["accepted"]);
    expect(await push(b, verified)).toEqual(["accepted"]);
    expect(await shown(store, SSD)).toEqual({
      now: "wiped",
      breaches: [["breach", "operatorVerifies", [again.op.id, verified.op.id]]],
    });
    // The other SSD, in the other order.
    const first = on(a, OTHER).wipe(10, LI);
    await push(a, first);
    await synced(hub, b, c, d);
    const early = on(b, OTHER).verify(first.op.id, WANG);
    const late = on(d, OTHER).wipe(20, WANG);
    await push(b, early);
    expect(await push(d, late)).toEqual(["accepted"]);
    expect((await shown(store, OTHER)).breaches).toEqual([
      ["breach", "operatorVerifies", [early.op.id, late.op.id]],
    ]);
  });

  test("who accepts what looked verified to him is taken, where the verifier turns out to have wiped it as well", async () => {
    const { store, hub, consoles, push } = await fresh();
    const [a, b, c, d] = consoles;
    const wipe = on(a, SSD).wipe(10, LI);
    await push(a, wipe);
    await synced(hub, b, c);
    const verified = on(b, SSD).verify(wipe.op.id, WANG);
    await push(b, verified);
    await synced(hub, d);
    const again = on(c, SSD).wipe(20, WANG);
    await push(c, again);
    const accepted = on(d, SSD).validate(wipe.op.id, ZHAO);
    expect(await push(d, accepted)).toEqual(["accepted"]);
    const sides = [wipe, again, accepted].map(({ op }) => op.id);
    expect(await shown(store, SSD)).toEqual({
      now: "wiped",
      breaches: [
        ["breach", "operatorVerifies", [verified.op.id, again.op.id]],
        [
          "breach",
          "acceptedUnverified",
          expect.toSatisfy((of: string[]) => sides.every((op) => of.includes(op))),
        ],
      ],
    });
    // Who had seen both is refused.
    await synced(hub, d);
    expect(await push(d, on(d, SSD).validate(wipe.op.id, CHEN))).toEqual(["acceptedUnverified"]);
  });

  test("two who decide at the same time are both shown, and nothing is cleared", async () => {
    const { store, hub, consoles, push } = await fresh();
    const [a, b, c, d] = consoles;
    const wipe = on(a, SSD).wipe(10, LI);
    await push(a, wipe);
    await synced(hub, b);
    await push(b, on(b, SSD).verify(wipe.op.id, WANG));
    await synced(hub, c, d);
    const yes = on(c, SSD).validate(wipe.op.id, ZHAO);
    const no = on(d, SSD).validate(wipe.op.id, CHEN, "repeat");
    expect(await push(c, yes)).toEqual(["accepted"]);
    expect(await push(d, no)).toEqual(["accepted"]);
    expect(await shown(store, SSD)).toEqual({
      now: "failed",
      breaches: [["breach", "decidedTwice", [yes.op.id, no.op.id]]],
    });
  });

  test("a failed wipe goes on to destruction; what was done is never refused", async () => {
    const { store, hub, consoles, push } = await fresh();
    const [a, b, c, d] = consoles;
    const failed = on(a, SSD).wipe(10, LI, "failure");
    await push(a, failed);
    await synced(hub, b, c, d);
    expect(await push(b, on(b, SSD).verify(failed.op.id, WANG))).toEqual(["passedFailure"]);
    // Whoever verified before may go on to destroy: it is the deed that is told.
    expect(await push(b, on(b, SSD).verify(failed.op.id, WANG, "failed"))).toEqual(["accepted"]);
    await synced(hub, c, d);
    const end = on(c, SSD).destroy(30, ZHAO);
    expect(await push(c, end)).toEqual(["accepted"]);
    await synced(hub, b, d);
    expect(await push(d, on(d, SSD).verify(end.op.id, ZHAO, "passed", "residue"))).toEqual([
      "operatorVerifies",
    ]);
    expect(await push(b, on(b, SSD).verify(end.op.id, WANG, "passed", "residue"))).toEqual(["accepted"]);
    await synced(hub, d);
    expect(await push(d, on(d, SSD).validate(end.op.id, CHEN))).toEqual(["accepted"]);
    const state = await stateOf(store, SSD);
    expect(clearingOf(state)).toMatchObject({ state: "destroyed", mayLeave: true, accepted: true });
    expect(state.conflicts).toEqual([]);
  });
});
