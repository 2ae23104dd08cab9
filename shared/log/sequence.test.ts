import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical.ts";
import { CHUNK, Sequence } from "./sequence.ts";
import type { Held } from "./sequence.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The first chunks of a list elsewhere, with the number of times somebody asked for one. */
function heldElsewhere(chunks: number): Held<number> & { asked: number } {
  return {
    length: chunks * CHUNK,
    asked: 0,
    chunk(index) {
      this.asked += 1;
      return numbers(CHUNK).map((at) => index * CHUNK + at);
    },
  };
}

describe("a list to which is only appended", () => {
  test("is as an array is, whoever appends to which of its earlier selves", () => {
    const steps = fc.array(fc.record({ to: fc.nat(), item: fc.integer() }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.nat(2), steps, (chunks, script) => {
        const begin = numbers(chunks * CHUNK);
        const lists = [{ list: Sequence.of<number>([], heldElsewhere(chunks)), plain: begin }];
        for (const { to, item } of script) {
          const { list, plain } = lists[to % lists.length] as (typeof lists)[0];
          lists.push({ list: list.appended(item), plain: [...plain, item] });
        }
        for (const { list, plain } of lists) {
          expect([...list]).toEqual(plain);
          expect(list.at(plain.length - 1)).toBe(plain.at(-1));
          expect(list.at(plain.length)).toBeUndefined();
          expect(canonicalJson(list)).toBe(canonicalJson(plain));
        }
      }),
      { seed: 20261126, numRuns: 200 },
    );
  });

  test("has another item in one place, and leaves the list it was as it is", () => {
    for (const at of [0, CHUNK - 1, CHUNK, CHUNK + 1]) {
      const list = Sequence.of([100, 101], heldElsewhere(1));
      const changed = [...numbers(CHUNK), 100, 101].with(at, -1);
      expect([...list.replaced(at, -1)]).toEqual(changed);
      expect([...list]).toEqual([...numbers(CHUNK), 100, 101]);
    }
  });

  test("knows what it continues", () => {
    const list = Sequence.of([1]);
    expect(list.appended(2).continues(list)).toBe(true);
    expect(list.continues(list.appended(2))).toBe(false);
    expect(Sequence.of([1, 2]).continues(list)).toBe(false);
    expect(list.appended(2).replaced(0, 9).continues(list)).toBe(false);
  });

  test("asks for nothing that is held elsewhere to append, and for one chunk to look at one item", () => {
    const held = heldElsewhere(100);
    let list = Sequence.of<number>([], held);
    for (let item = 0; item < 10; item += 1) list = list.appended(item);
    expect(list.length).toBe(100 * CHUNK + 10);
    expect(held.asked).toBe(0);
    expect(list.at(5 * CHUNK)).toBe(5 * CHUNK);
    expect(held.asked).toBe(1);
  });
});
