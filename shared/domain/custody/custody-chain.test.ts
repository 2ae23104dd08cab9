import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Operation } from "../../log/operation.ts";
import { openConflict } from "../../log/state.ts";
import { foldEntity } from "../evolve.ts";
import {
  ASSET,
  Story,
  decision,
  handOver,
  registerAsset,
  takeBack,
  uuid,
} from "../../../tests/support/domain/operations.ts";
import type { Acted } from "../../../tests/support/domain/operations.ts";
import { EMPTY_CHAIN, extend, headOf, tipsOf } from "./custody-chain.ts";
import type { CustodyChain, CustodyEvent } from "./custody-chain.ts";
import { custodyOf } from "./custody-state.ts";
import type { CustodyStory } from "./custody-state.ts";

// Many runs of one law on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 60_000 });

/** An asset in stock (sequence 1), and acts named by who receives it. */
class Desk {
  readonly story = new Story();
  constructor() {
    this.story.act(1, "asset.register", registerAsset());
  }
  hand(device: number, to: string, prev: Operation | null, acted: Acted = {}): Operation {
    return this.story.act(device, "custody.handOver", handOver(to, prev), acted);
  }
  back(device: number, prev: Operation | null, acted: Acted = {}): Operation {
    return this.story.act(device, "custody.return", takeBack(prev), acted);
  }
  decide(device: number, adopt: Operation, tips: Operation[], acted: Acted = {}): Operation {
    return this.story.act(device, "custody.resolve", decision(adopt, tips), acted);
  }
  get state() {
    return this.story.state("asset", ASSET);
  }
  get chain() {
    return custodyOf(this.state);
  }
}

const ids = (...operations: Operation[]) => operations.map(({ id }) => id);
const asideOf = (chain: CustodyChain) =>
  Object.fromEntries(
    chain.events.filter((event) => event.setAside).map((event) => [event.id, event.setAside]),
  );

/** Lina and Wang: two hand-overs of one laptop, neither technician knowing of the other. */
function twoBranches() {
  const desk = new Desk();
  const lina = desk.hand(1, "Li Na", null, { seen: 1 });
  const wang = desk.hand(2, "Wang Fang", null, { seen: 1 });
  return { desk, lina, wang };
}

describe("one story", () => {
  test("each event follows the one before, and the last names the holder", () => {
    const desk = new Desk();
    const out = desk.hand(1, "Li Na", null);
    const back = desk.back(2, out);
    expect(desk.chain).toMatchObject({ trunk: ids(out, back), branches: [] });
    expect(headOf(desk.chain)?.holder).toBeNull();
    expect(desk.state.conflicts).toEqual([]);
  });

  test("an event with a wrong hash of the one before is kept and marked as broken", () => {
    const desk = new Desk();
    const out = desk.hand(1, "Li Na", null);
    const payload = takeBack(out);
    payload.lines = payload.lines.map((line) => ({ ...line, prevHash: "f".repeat(64) }));
    const back = desk.story.act(2, "custody.return", payload);
    expect(desk.chain.events.map(({ id, broken }) => [id, broken ?? false])).toEqual([
      [out.id, false],
      [back.id, true],
    ]);
  });

  test("an event that follows one nobody has ever seen stands beside the last that is known", () => {
    const desk = new Desk();
    const out = desk.hand(1, "Li Na", null);
    const stray = desk.story.act(2, "custody.handOver", handOver("Wang Fang", uuid(77)));
    expect(desk.chain.branches).toEqual([[out.id], [stray.id]]);
    expect(desk.chain.events.at(-1)?.broken).toBe(true);
  });
});

describe("forks", () => {
  test("F4: two who hand over one asset while offline make it contested, first received in front", () => {
    const { desk, lina, wang } = twoBranches();
    expect(desk.chain.branches).toEqual([[lina.id], [wang.id]]);
    expect(headOf(desk.chain)?.holder?.name).toBe("Li Na");
    const conflict = openConflict(desk.state, "custody");
    expect(conflict?.class).toBe("chain");
    expect(conflict?.sides.map(({ op, actor }) => [op, actor])).toEqual([
      [lina.id, uuid(201)],
      [wang.id, uuid(202)],
    ]);
  });

  test("F5: an offline chain of three, the first on a branch, is one conflict holding all three", () => {
    const desk = new Desk();
    const lina = desk.hand(1, "Li Na", null, { seen: 1 });
    const first = desk.hand(2, "Wang Fang", null, { seen: 1 });
    const second = desk.back(2, first, { seen: 1 });
    const third = desk.hand(2, "Chen Jie", second, { seen: 1 });
    expect(desk.state.conflicts).toHaveLength(1);
    const stories = openConflict(desk.state, "custody")?.sides.map(({ value }) => value as CustodyStory);
    expect(stories).toEqual([
      { tip: lina.id, events: ids(lina) },
      { tip: third.id, events: ids(first, second, third) },
    ]);
  });

  test("three technicians make three stories of one conflict", () => {
    const { desk } = twoBranches();
    desk.hand(3, "Chen Jie", null, { seen: 1 });
    expect(desk.state.conflicts).toHaveLength(1);
    expect(openConflict(desk.state, "custody")?.sides).toHaveLength(3);
  });

  test("an event that follows an earlier one parts the story there; what was before stays certain", () => {
    const desk = new Desk();
    const a = desk.hand(1, "Li Na", null);
    const b = desk.back(1, a);
    const c = desk.hand(1, "Chen Jie", b);
    const late = desk.hand(2, "Wang Fang", a, { seen: 2 });
    expect(desk.chain).toMatchObject({ trunk: ids(a), branches: [ids(b, c), ids(late)] });
  });

  test("an act over forty laptops is contested only for the one that somebody else gave away", () => {
    const story = new Story();
    const assets = Array.from({ length: 40 }, (_, n) => uuid(500 + n));
    const lines = assets.flatMap((asset) => handOver("Class 3", null, asset).lines);
    story.act(1, "custody.handOver", { ...handOver("Class 3", null), lines }, { seen: 0 });
    story.act(2, "custody.handOver", handOver("Li Na", null, assets[7]), { seen: 0 });
    const contested = assets.filter((asset) => story.state("asset", asset).conflicts.length > 0);
    expect(contested).toEqual([assets[7]]);
  });

  test("two who take the same asset back are contested too: one of them did not hold it", () => {
    const desk = new Desk();
    const out = desk.hand(1, "Li Na", null);
    desk.back(1, out, { seen: 2 });
    desk.back(2, out, { seen: 2 });
    expect(desk.chain.branches).toHaveLength(2);
    expect(desk.chain.trunk).toEqual([out.id]);
  });
});

describe("decisions", () => {
  test("a decision closes all stories that were on the screen, and keeps them", () => {
    const { desk, lina, wang } = twoBranches();
    const decided = desk.decide(3, wang, [lina, wang]);
    expect(desk.chain).toMatchObject({ trunk: ids(wang, decided), branches: [] });
    expect(asideOf(desk.chain)).toEqual({ [lina.id]: decided.id });
    expect(headOf(desk.chain)?.holder?.name).toBe("Wang Fang");
    expect(desk.state.conflicts).toEqual([]);
    expect(desk.state.settled).toHaveLength(1);
    expect(desk.state.settled[0]?.sides).toHaveLength(2);
  });

  test("a story that grew while the lead decided stays open, from the event where it parts", () => {
    const { desk, lina, wang } = twoBranches();
    const grown = desk.back(1, lina, { seen: 1 });
    const decided = desk.decide(3, lina, [lina, wang], { seen: 3 });
    expect(desk.chain).toMatchObject({ trunk: ids(lina), branches: [ids(decided), ids(grown)] });
    expect(asideOf(desk.chain)).toEqual({ [wang.id]: decided.id });
    expect(desk.state.conflicts).toHaveLength(1);
  });

  test("a rejected story that grew meanwhile stays open beside the decision, whole", () => {
    const { desk, lina, wang } = twoBranches();
    const grown = desk.back(2, wang, { seen: 1 });
    const decided = desk.decide(3, lina, [lina, wang], { seen: 3 });
    expect(desk.chain.branches).toEqual([ids(lina, decided), ids(wang, grown)]);
    expect(asideOf(desk.chain)).toEqual({});
  });

  test("a third story the lead did not know of stays open", () => {
    const { desk, lina, wang } = twoBranches();
    const chen = desk.hand(4, "Chen Jie", null, { seen: 1 });
    const decided = desk.decide(3, lina, [lina, wang], { seen: 3 });
    expect(desk.chain.branches).toEqual([ids(lina, decided), ids(chen)]);
    expect(asideOf(desk.chain)).toEqual({ [wang.id]: decided.id });
  });

  test("two leads who decide differently make it contested again, with both decisions", () => {
    const { desk, lina, wang } = twoBranches();
    const one = desk.decide(3, lina, [lina, wang], { seen: 3 });
    const two = desk.decide(4, wang, [lina, wang], { seen: 3 });
    expect(desk.chain.branches).toEqual([ids(lina, one), ids(wang, two)]);
    expect(asideOf(desk.chain), "a story that is told again is not set aside").toEqual({});
    const last = desk.decide(3, two, [one, two]);
    expect(desk.chain).toMatchObject({ trunk: ids(wang, two, last), branches: [] });
    expect(asideOf(desk.chain)).toEqual({ [lina.id]: last.id, [one.id]: last.id });
  });

  test("two leads who decide the same do not contradict each other", () => {
    const { desk, lina, wang } = twoBranches();
    const one = desk.decide(3, lina, [lina, wang], { seen: 3 });
    const two = desk.decide(4, lina, [lina, wang], { seen: 3 });
    expect(desk.chain).toMatchObject({ trunk: ids(lina, one, two), branches: [] });
    expect(desk.state.conflicts).toEqual([]);
  });

  test("a lead who agrees late does not disturb what was built on the first decision", () => {
    const { desk, lina, wang } = twoBranches();
    const one = desk.decide(3, lina, [lina, wang], { seen: 3 });
    const back = desk.back(1, one, { seen: 4 });
    const two = desk.decide(4, lina, [lina, wang], { seen: 3 });
    expect(desk.chain).toMatchObject({ trunk: ids(lina, one, two, back), branches: [] });
    expect(headOf(desk.chain)?.holder).toBeNull();
  });

  test("the lead who agrees and saw more closes what the first could not see", () => {
    const { desk, lina, wang } = twoBranches();
    const chen = desk.hand(5, "Chen Jie", null, { seen: 1 });
    const one = desk.decide(3, lina, [lina, wang], { seen: 3 });
    const two = desk.decide(4, lina, [lina, wang, chen], { seen: 4 });
    expect(desk.chain).toMatchObject({ trunk: ids(lina, one, two), branches: [] });
    expect(asideOf(desk.chain)).toEqual({ [wang.id]: one.id, [chen.id]: two.id });
  });

  test("an event on a story that was set aside re-opens it", () => {
    const { desk, lina, wang } = twoBranches();
    const decided = desk.decide(3, lina, [lina, wang], { seen: 3 });
    const late = desk.back(2, wang, { seen: 1 });
    expect(desk.chain.branches).toEqual([ids(lina, decided), ids(wang, late)]);
    expect(asideOf(desk.chain)).toEqual({});
    expect(openConflict(desk.state, "custody")?.sides).toHaveLength(2);
  });
});

describe("after a restore of the hub", () => {
  test("an event that the hub took again with a later number than the one that follows it tells the same story", () => {
    const desk = new Desk();
    const out = desk.hand(1, "Li Na", null, { seen: 1 });
    const back = desk.back(2, out);
    const again = desk.hand(1, "Chen Jie", back);
    const inOrder = desk.chain;
    const [registered, first, second, third] = desk.story.operations;
    for (const order of [
      [registered, second, first, third],
      [registered, third, second, first],
    ]) {
      const log = order.map((logged, n) => ({ op: logged?.op as Operation, seq: n + 1 }));
      const chain = custodyOf(foldEntity("asset", ASSET, log));
      expect(chain).toMatchObject({ trunk: inOrder.trunk, branches: [] });
      expect(chain.events.filter(({ broken }) => broken)).toEqual([]);
    }
    expect(inOrder.trunk).toEqual(ids(out, back, again));
  });
});

describe("whatever happens", () => {
  /** Acts in any order, following any event, a known one or not, deciding with any tips. */
  const act = fc.record({
    kind: fc.constantFrom("handOver", "return", "resolve") as fc.Arbitrary<CustodyEvent["act"]>,
    prev: fc.option(fc.nat(14), { nil: null }),
    tips: fc.subarray(Array.from({ length: 12 }, (_, n) => n)),
    allTips: fc.boolean(),
  });

  function eventOf(id: number, kind: CustodyEvent["act"], prev: number | null): CustodyEvent {
    return {
      id: String(id),
      hash: `h${id}`,
      prev: prev === null ? null : String(prev),
      prevHash: prev === null ? null : `h${prev}`,
      act: kind,
      mark: id,
      to: null,
      holder: null,
      number: null,
      from: null,
      place: "",
      at: "",
      reason: "",
      condition: null,
      signed: false,
      note: "",
    };
  }

  interface Act {
    kind: CustodyEvent["act"];
    prev: number | null;
    tips: number[];
    allTips: boolean;
  }
  const run = (acts: readonly Act[]) =>
    acts.reduce<CustodyChain>((chain, { kind, prev, tips, allTips }, n) => {
      const event = eventOf(n, kind, prev);
      const shown = allTips ? tipsOf(chain) : tips.map(String);
      return extend(chain, kind === "resolve" ? { ...event, tips: shown } : event);
    }, EMPTY_CHAIN);

  test("no event is lost: each is on the trunk, in an open story, or set aside, and in nothing twice", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const chain = run(acts);
        const all = acts.map((_, n) => String(n));
        expect(chain.events.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(all.map(Number));
        const standing = new Set([...chain.trunk, ...chain.branches.flat()]);
        const aside = Object.keys(asideOf(chain));
        expect(new Set([...standing, ...aside])).toEqual(new Set(all));
        expect(
          aside.filter((id) => standing.has(id)),
          "set aside and still told",
        ).toEqual([]);
        expect(new Set(chain.trunk).size, "twice on the trunk").toBe(chain.trunk.length);
        for (const branch of chain.branches) {
          expect(branch.length).toBeGreaterThan(0);
          expect(new Set(branch).size, "twice in a story").toBe(branch.length);
          expect(
            branch.filter((id) => chain.trunk.includes(id)),
            "on the trunk and contested",
          ).toEqual([]);
        }
        expect(chain.branches.length, "one story alone is not contested").not.toBe(1);
        expect(new Set(tipsOf(chain)).size).toBe(chain.branches.length);
      }),
      { seed: 20261123, numRuns: 3000 },
    );
  });

  test("a contested asset can always be settled: deciding with all stories shown leaves one", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 10 }), fc.nat(9), (acts, choice) => {
        const before = run(acts);
        fc.pre(before.branches.length > 0);
        const tips = tipsOf(before);
        const adopted = tips[choice % tips.length] as string;
        const chain = extend(before, { ...eventOf(99, "resolve", Number(adopted)), tips });
        expect(chain.branches).toEqual([]);
        expect(chain.trunk).toContain("99");
        expect(chain.trunk).toContain(adopted);
      }),
      { seed: 20261123, numRuns: 1000 },
    );
  });
});
