import { describe, expect, test } from "vitest";
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
import { assetMissing } from "../asset/asset-missing.ts";
import { ASSET_STATUS, STATUS_GROUPS } from "../asset/asset-status.ts";
import { assetRow } from "../asset/asset-view.ts";
import { firstBreach } from "../kind/rule.ts";
import type { EntityState } from "../../log/state.ts";
import { toldBy } from "./custody-chain.ts";
import { handOverAsked, receiverOf } from "./custody-forms.ts";
import { handOverRules } from "./custody-rules.ts";
import { custodyOf } from "./custody-state.ts";
import { KEEPERS, inPool, withPerson } from "./keeping.ts";
import type { Keeping } from "./keeping.ts";

const SITE = uuid(41);
const NORTH = uuid(42);
const to = (holder: Keeping["holder"], rest: Partial<Keeping> = {}): Keeping => ({
  ...inPool(""),
  holder,
  ...rest,
});

/** An asset that was registered, with what was done with it since. */
function told(...acts: ((story: Story, last: string | null) => { id: string })[]) {
  const story = new Story();
  story.act(1, "asset.register", registerAsset({ site: SITE, place: "3-12" }));
  let last: string | null = null;
  for (const act of acts) last = act(story, last).id;
  return story.state("asset", ASSET);
}
const give =
  (keeping: Keeping, purpose = "issue", acted: Acted = {}) =>
  (story: Story, last: string | null) =>
    story.act(1, "custody.handOver", { ...handOver("", last), to: keeping, purpose }, acted);
const back = (keeping: Keeping) => (story: Story, last: string | null) =>
  story.act(1, "custody.return", { ...takeBack(last), to: keeping });
const edit = (set: Record<string, unknown>) => (story: Story, last: string | null) => {
  story.act(1, "asset.edit", { asset: ASSET, set });
  return { id: last as string };
};

/** Who answers for it by the last act, and the person whom the register names. */
const keptBy = (state: EntityState) => [toldBy(custodyOf(state))?.to ?? null, assetRow(state).holderPerson];

const LI = withPerson(uuid(31), "Li Na");
const FINANCE = to("department", { name: "Finance", responsible: "Wang Fang" });

describe("status follows from custody", () => {
  test.each([
    ["nothing is in stock because nobody holds it", [], "registered", null],
    ["taken into stock", [give(to("pool", { name: "Spares" }), "stock")], "inStock", null],
    ["given to a person", [give(LI)], "inUse", "Li Na"],
    ["given to a department", [give(FINANCE)], "inUse", "Finance"],
    ["put into service at a place", [give(to("place", { place: "Rack 4" }))], "sharedUse", "Rack 4"],
    ["lent", [give(LI, "loan")], "onLoan", "Li Na"],
    ["sent to repair", [give(to("supplier", { name: "Lenovo" }), "repair")], "atRepair", "Lenovo"],
    ["taken back into the pool", [give(LI), back(inPool("Storeroom"))], "inStock", null],
    [
      "taken back to a place in service",
      [give(LI), back(to("place", { place: "Hall" }))],
      "sharedUse",
      "Hall",
    ],
  ] as const)("%s", (_, acts, status, holder) => {
    expect(assetRow(told(...acts))).toMatchObject({ status, holder });
  });

  test("of the story that a lead chose, not of the decision", () => {
    const story = new Story();
    story.act(1, "asset.register", registerAsset());
    const mine = story.act(1, "custody.handOver", { ...handOver("Li Na", null), purpose: "loan" });
    const theirs = story.act(2, "custody.handOver", handOver("Wang Fang", null), { seen: 1 });
    expect(assetRow(story.state("asset", ASSET)).contested).toBe(true);
    story.act(3, "custody.resolve", decision(mine, [mine, theirs]));
    expect(assetRow(story.state("asset", ASSET))).toMatchObject({
      status: "onLoan",
      holder: "Li Na",
      contested: false,
    });
  });

  test("the words of 0.1.0 are groups: no status stands in both, a freshly registered one in none", () => {
    const grouped = Object.values(STATUS_GROUPS).flat();
    expect(new Set(grouped).size).toBe(grouped.length);
    expect(grouped).not.toContain("registered");
    for (const status of grouped) expect(ASSET_STATUS).toContain(status);
  });
});

describe("who answers for it", () => {
  test("is told by the last act whole; only a person is named by record", () => {
    expect(keptBy(told(give(FINANCE)))).toEqual([FINANCE, null]);
    expect(keptBy(told(give(LI)))).toEqual([LI, uuid(31)]);
    expect(keptBy(told())).toEqual([null, null]);
  });
});

describe("a custody act moves the asset", () => {
  test("to the place it says; what is written into the register later moves it again", () => {
    const stored = give(to("pool", { site: NORTH, place: "Storeroom" }), "stock");
    expect(assetRow(told(stored))).toMatchObject({ site: NORTH, place: "Storeroom" });
    expect(assetRow(told(stored, edit({ place: "Shelf 2" })))).toMatchObject({
      site: NORTH,
      place: "Shelf 2",
    });
  });

  test("and one that says none leaves it where it was", () => {
    expect(assetRow(told(give(LI)))).toMatchObject({ site: SITE, place: "3-12" });
  });

  test("to another site without a room: the room of the site before is not shown", () => {
    expect(assetRow(told(give(to("pool", { site: NORTH }))))).toMatchObject({ site: NORTH, place: "" });
  });
});

describe("what 0.1.0 sealed", () => {
  const old = (payload: Record<string, unknown>) => {
    const { to: _, ...rest } = payload;
    return rest;
  };

  test("a hand-over was to a person, by the terms that shipped", () => {
    const story = new Story();
    story.act(1, "asset.register", registerAsset(), { v: 1 });
    const payload = { ...old(handOver("", null)), receiver: uuid(31), receiverName: "Li Na" };
    story.act(1, "custody.handOver", { ...payload, place: "Lobby" }, { v: 1 });
    const state = story.state("asset", ASSET);
    expect(keptBy(state)[0]).toEqual(LI);
    expect(assetRow(state)).toMatchObject({ status: "inUse", place: "" });
  });

  test("a return went into the pool, where it was made", () => {
    const story = new Story();
    story.act(1, "asset.register", registerAsset({ place: "3-12" }), { v: 1 });
    const given = story.act(
      1,
      "custody.handOver",
      { ...old(handOver("", null)), receiver: null, receiverName: "Li" },
      { v: 1 },
    );
    story.act(1, "custody.return", { ...old(takeBack(given)), place: "Storeroom" }, { v: 1 });
    const state = story.state("asset", ASSET);
    expect(keptBy(state)[0]).toEqual(inPool("Storeroom"));
    expect(assetRow(state)).toMatchObject({ status: "inStock", holder: null, place: "Storeroom" });
  });
});

describe("rules of a hand-over", () => {
  const known = { now: Date.parse("2026-11-25T12:00:00Z"), today: "2026-11-25", state: () => null };
  const ask = (change: Record<string, unknown>) => {
    const { lines: _, to: __, number: ___, ...rest } = handOver("", null);
    const unsigned = { reason: "by telephone" };
    const asked = { ...rest, lines: [{ asset: ASSET }], unsigned, ...change };
    const read = handOverAsked.safeParse(asked);
    return read.success ? firstBreach(handOverRules, read.data, known) : read.error.issues[0];
  };

  test.each([
    [to("department", { name: "Finance" }), "to.responsible"],
    [to("department"), "to.name"],
    [to("person"), "to.name"],
    [to("supplier"), "to.name"],
    [to("place"), "to.place"],
  ])("who has it from now on is stated: %o", (keeping, missing) => {
    expect(ask({ to: keeping })).toMatchObject({ code: "notAllowed", details: { missing: [missing] } });
  });

  test.each(KEEPERS)("a %s that is stated is taken", (holder) => {
    const whole = to(holder, { name: "Li Na", responsible: "Wang Fang" });
    expect(ask({ to: whole, purpose: "transfer" })).toBeNull();
  });

  test("to repair goes what goes to a supplier, into stock what goes into a pool", () => {
    expect(ask({ to: LI, purpose: "repair" })).toMatchObject({
      path: "to.holder",
      details: { rule: "purposeFits" },
    });
    expect(ask({ to: LI, purpose: "stock" })).toMatchObject({ path: "to.holder" });
    expect(ask({ to: inPool(""), purpose: "stock" })).toBeNull();
  });

  test("nobody hands over to oneself, but a department may be called as its storeman", () => {
    expect(ask({ receiverName: " storeroom " })).toMatchObject({
      path: "receiverName",
      details: { rule: "giverIsReceiver" },
    });
    expect(ask({ to: { ...FINANCE, name: "Storeroom" } })).toBeNull();
  });

  test("in short or whole, but not both, and not neither", () => {
    expect(ask({ receiverName: "Li Na" })).toBeNull();
    expect(ask({})).toMatchObject({ path: ["receiverName"] });
    expect(ask({ receiverName: "Li Na", to: LI })).toMatchObject({ path: ["receiverName"] });
    expect(receiverOf({ receiverName: "Li Na" })).toEqual(withPerson(null, "Li Na"));
  });

  test("what nobody signed says why", () => {
    const asked = { receiverName: "Li Na" };
    expect(ask({ ...asked, unsigned: null })).toMatchObject({ code: "custom", path: ["signatures"] });
    expect(ask({ ...asked, unsigned: { reason: "" } })).toMatchObject({ path: ["unsigned", "reason"] });
    const signature = {
      ...{ role: "receiver", name: "Li Na", strokes: [[[0, 0, 0]]], identityCheck: "badge" },
      signedAt: "2026-11-25T10:00:00.000Z",
    };
    expect(ask({ ...asked, unsigned: null, signatures: [signature] })).toBeNull();
  });

  test("place, condition and signature are asked, and never a reason to refuse", () => {
    expect(ask({ receiverName: "Li Na", place: "" })).toBeNull();
    const state = told((story, last) =>
      story.act(1, "custody.handOver", {
        ...handOver("Li Na", last),
        lines: [{ asset: ASSET, prev: null, prevHash: null }],
      }),
    );
    expect(assetMissing(state, () => null)).toEqual({
      register: ["name"],
      custody: ["place", "condition", "signatures"],
    });
    expect(assetMissing(told(), () => null)).toEqual({ register: ["name"], custody: ["keeping"] });
  });
});
