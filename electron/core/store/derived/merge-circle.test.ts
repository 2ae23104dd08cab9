import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  StandInHub,
  ask,
  enrolledConsole,
  derivedAnew,
  finish,
  run,
  testEnvironment,
} from "../../../../tests/support/core/core.ts";
import type { Console } from "../../../../tests/support/core/core.ts";
import { verifyStore } from "../care/verify-store.ts";

// Many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const NAMES = ["甲", "乙", "丙"];

/** Consoles that all know the same assets with one serial number; each may then act for itself. */
function office(consoles: number, assets: number, seed = 1) {
  const hub = new StandInHub(testEnvironment(seed + 2000));
  const all = NAMES.slice(0, consoles).map((name, n) => enrolledConsole(hub, name, `K${n}`, seed + n));
  const [first] = all as [Console];
  const register = { type: "asset.register", set: { serial: "PF1", name: "笔记本" } };
  const ids = Array.from({ length: assets }, () => run(first.core, register).id as string);
  const syncAll = () => {
    for (const { sync } of [...all, ...all]) hub.sync(sync);
  };
  syncAll();
  return { hub, all, ids, syncAll };
}

const merge = ({ core }: Console, drop: string, asset: string) =>
  core.execute({ type: "asset.merge", drop, asset });
const registerOf = ({ core }: Console) => ask(core, "asset.page", {}).rows.map(({ id }) => id);
const found = ({ core }: Console) => ask(core, "asset.page", { text: "笔记本" }).rows.map(({ id }) => id);
const problemsOf = ({ core }: Console) => finish(verifyStore(core.profile.store)).problems;

/** Everything derived from the log, in an order that the console's own row numbers do not decide. */
function derived({ core }: Console): unknown {
  const { db } = core.profile.store;
  return [
    "SELECT kind, id, state FROM entity ORDER BY kind, id",
    "SELECT n.id, p.status, p.row FROM asset p JOIN entity n ON n.e = p.e ORDER BY n.id",
    "SELECT m.field, m.value, m.claims, n.id FROM mark m JOIN entity n ON n.e = m.e ORDER BY 1, 2, 4",
    "SELECT id, row FROM conflict ORDER BY id",
  ].map((sql) => db.prepare(sql).all());
}

describe("records that were merged in a circle", () => {
  test("two merge A into B and B into A: one stands on both, and shows the merge that gave way", () => {
    const { all, ids, syncAll } = office(2, 2);
    const [a, b] = all as [Console, Console];
    const [one, two] = ids as [string, string];
    expect(merge(a, one, two).ok && merge(b, two, one).ok).toBe(true);
    syncAll();
    for (const each of all) {
      expect(registerOf(each)).toEqual([two]);
      expect(ask(each.core, "asset.get", { id: one }).row.mergedInto).toBe(two);
      const { row, overwritten } = ask(each.core, "asset.get", { id: two });
      expect(row.mergedInto).toBeNull();
      expect(overwritten).toMatchObject([{ field: "mergedInto", value: one }]);
      expect(ask(each.core, "scan.resolve", { code: "PF1" })).toEqual({ kind: "asset", id: two });
      expect(problemsOf(each)).toEqual([]);
    }
    expect(derived(a)).toEqual(derived(b));
    // Who stands is an asset like any other.
    expect(a.core.execute({ type: "asset.edit", asset: two, set: { place: "3-12" } }).ok).toBe(true);
  });

  test("what holds may change when an operation gets its place; the one that stood is part of it again", () => {
    const { hub, all, ids, syncAll } = office(2, 2);
    const [a, b] = all as [Console, Console];
    const [one, two] = ids as [string, string];
    merge(a, one, two);
    expect(registerOf(a)).toEqual([two]);
    merge(b, two, one);
    hub.sync(b.sync);
    hub.pull(a.sync, 10);
    // The other merge was accepted first, this one still waits: it gives way.
    expect(registerOf(a)).toEqual([one]);
    syncAll();
    for (const each of all) expect(registerOf(each)).toEqual([one]);
  });

  test("a circle of three that two people made, and its end by a further merge", () => {
    const { hub, all, ids, syncAll } = office(2, 4);
    const [a, b] = all as [Console, Console];
    const [one, two, three, four] = ids as [string, string, string, string];
    merge(a, one, two);
    hub.sync(a.sync);
    merge(b, three, one);
    merge(a, two, three);
    hub.sync(b.sync);
    syncAll();
    for (const each of all) {
      expect(registerOf(each)).toHaveLength(2);
      expect(problemsOf(each)).toEqual([]);
    }
    const [left] = registerOf(a).filter((id) => id !== four) as [string];
    expect(merge(b, left, four).ok).toBe(true);
    syncAll();
    for (const each of all) {
      expect(registerOf(each)).toEqual([four]);
      expect(ask(each.core, "conflict.page", {}).total).toBe(0);
      expect(problemsOf(each)).toEqual([]);
    }
  });

  test("whatever is merged into what: all see the same, nothing vanishes, a rebuild changes nothing", () => {
    const acts = fc.array(
      fc.record({
        who: fc.nat(2),
        what: fc.constantFrom("merge", "merge", "merge", "merge", "sync", "pull"),
        drop: fc.nat(2),
        asset: fc.nat(2),
      }),
      { minLength: 6, maxLength: 20 },
    );
    fc.assert(
      fc.property(acts, (script) => {
        const { hub, all, ids, syncAll } = office(3, 3);
        for (const { who, what, drop, asset } of script) {
          const actor = all[who] as Console;
          // A merge that this console knows to be impossible is refused; that is part of the game.
          if (what === "merge" && drop !== asset) merge(actor, ids[drop] as string, ids[asset] as string);
          if (what === "sync") hub.sync(actor.sync);
          if (what === "pull") hub.pull(actor.sync, 2);
          expect(registerOf(actor).length).toBeGreaterThan(0);
          expect(problemsOf(actor)).toEqual([]);
        }
        syncAll();
        const [first] = all as [Console];
        for (const each of all) {
          expect(derived(each)).toEqual(derived(first));
          expect(found(each).sort()).toEqual(registerOf(each).sort());
          const before = derived(each);
          derivedAnew(each.core);
          expect(derived(each)).toEqual(before);
          expect(problemsOf(each)).toEqual([]);
        }
      }),
      { seed: 20261125, numRuns: 40 },
    );
  });
});
