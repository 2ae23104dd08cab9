import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntityState } from "../../log/state.ts";
import { Story, registerAsset, uuid } from "../../../tests/support/domain/operations.ts";
import type { Acted } from "../../../tests/support/domain/operations.ts";
import { asShown } from "./merge-circle.ts";

const SEED = 20261125;
const [A, B, C] = [uuid(11), uuid(12), uuid(13)] as const;

/** Records one after the other, and merges of one into another. */
class Register {
  readonly story = new Story();
  readonly ids: readonly string[];
  constructor(ids: readonly string[]) {
    this.ids = ids;
    for (const asset of ids) this.story.act(1, "asset.register", { ...registerAsset(), asset });
  }
  merge(device: number, drop: string, asset: string, acted: Acted = {}) {
    return this.story.act(device, "asset.merge", { asset, drop }, acted);
  }
  fold(id: string): EntityState {
    return this.story.state("asset", id);
  }
  shown(id: string): EntityState {
    return asShown(this.fold(id), (other) => this.fold(other));
  }
  /** What each record is shown as part of; null for one that stands for itself. */
  get parts(): (string | null)[] {
    return this.ids.map((id) => (this.shown(id).fields.mergedInto as string | undefined) ?? null);
  }
}

describe("merges that meet", () => {
  test("two who merge A into B and B into A: the first recorded holds, the second is shown as overwritten", () => {
    const register = new Register([A, B]);
    const first = register.merge(1, A, B, { seen: 2 });
    const second = register.merge(2, B, A, { seen: 2 });
    expect(register.parts).toEqual([B, null]);
    expect(register.shown(B).overwritten).toMatchObject([
      { field: "mergedInto", value: A, mark: { op: second.id }, by: { op: first.id } },
    ]);
    expect(register.shown(A).overwritten).toEqual([]);
  });

  test("what is not accepted yet comes last, and gives way", () => {
    const register = new Register([A, B]);
    register.merge(2, B, A, { seen: 2 });
    register.merge(1, A, B, { seen: 2, pending: true });
    expect(register.parts).toEqual([null, A]);
  });

  test("a circle of three, whose authors saw two of it each", () => {
    const register = new Register([A, B, C]);
    register.merge(1, A, B, { seen: 3 });
    register.merge(2, C, A, { seen: 3 });
    register.merge(1, B, C, { seen: 4 });
    expect(register.parts).toEqual([B, null, A]);
  });

  test("a record of a circle can be merged on: what was part of it goes with it", () => {
    const register = new Register([A, B, C]);
    register.merge(1, A, B, { seen: 3 });
    register.merge(2, B, A, { seen: 3 });
    register.merge(1, B, C);
    expect(register.parts).toEqual([B, C, null]);
  });

  test("a record that was never created does not stand for others", () => {
    const register = new Register([A]);
    register.merge(1, A, B, { seen: 1 });
    register.merge(2, B, A, { seen: 1 });
    expect(register.parts).toEqual([null]);
  });

  test("merges without a circle are shown as they were folded", () => {
    const register = new Register([A, B, C]);
    register.merge(1, A, B, { seen: 3 });
    register.merge(2, B, C, { seen: 3 });
    for (const id of [A, B, C]) expect(register.shown(id)).toEqual(register.fold(id));
    expect(register.parts).toEqual([B, C, null]);
  });

  test("whoever merges what into what, knowing whatever: every record leads to one that stands", () => {
    const ids = [1, 2, 3, 4, 5].map((n) => uuid(10 + n));
    const merge = fc
      .record({
        device: fc.integer({ min: 1, max: 3 }),
        drop: fc.constantFrom(...ids),
        asset: fc.constantFrom(...ids),
        seen: fc.integer({ min: 0, max: 12 }),
        minute: fc.integer({ min: -60, max: 60 }),
      })
      .filter(({ drop, asset }) => drop !== asset);
    fc.assert(
      fc.property(fc.array(merge, { maxLength: 12 }), (merges) => {
        const register = new Register(ids);
        for (const { device, drop, asset, ...acted } of merges) register.merge(device, drop, asset, acted);
        const into = new Map(ids.map((id, at) => [id, register.parts[at] ?? null]));
        for (const id of ids) {
          const passed = new Set<string>();
          for (let at: string | null = id; at !== null; at = into.get(at) ?? null) {
            expect(passed.has(at), `${id} is merged in a circle`).toBe(false);
            passed.add(at);
          }
        }
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});
