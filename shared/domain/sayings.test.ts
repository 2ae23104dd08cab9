import { describe, expect, test } from "vitest";
import { logOf, stateAfter } from "../../tests/support/domain/golden.ts";
import { keyOf } from "../../tests/support/domain/writes.ts";
import { sayingsIn } from "../../tests/support/domain/sayings.ts";
import type { Saying } from "../../tests/support/domain/sayings.ts";
import { keyOfSubject, samplesOf, wayTo } from "../../tests/support/domain/ways.ts";
import { setElements } from "../log/state.ts";
import type { EntityState } from "../log/state.ts";
import { OPERATION_TYPES } from "./registry.ts";

// The laws and the simulation know by sayings.ts what an act means. Here it is held against the
// fold, where nobody disagrees: what an act says is done, and nothing is done that it does not say.

const acts = [...OPERATION_TYPES.values()].flatMap(({ type, v, kind }) =>
  kind === null ? [] : [{ type, v, kind }],
);

describe.each(acts)("$type", ({ type, v, kind }) => {
  test("does to its record what it says, and nothing else", () => {
    const samples = samplesOf(type, v).filter((_, n) => n % 5 === 0);
    expect(samples.length).toBeGreaterThan(5);
    const before = wayTo({ type, v, payload: samples[0] as Record<string, unknown> });
    for (const payload of samples) {
      const log = logOf([...before, { type, v, payload }]);
      const key = keyOfSubject({ type, v, payload }) ?? keyOf(kind);
      const [was, is] = [stateAfter(log.slice(0, -1), key), stateAfter(log, key)];
      const sayings = sayingsIn(is, log[log.length - 1]!.op, key);
      const done = changed(was, is);
      const said = new Set(sayings.flatMap((saying) => fieldsOf(saying)));
      expect(
        [...done].filter((field) => !said.has(field)),
        `${type} does more than sayings.ts says`,
      ).toEqual([]);
      for (const saying of sayings)
        expect(isDone(saying, was, is), `${type}: ${JSON.stringify(saying)}`).toBe(true);
    }
  });
});

const fieldsOf = (saying: Saying) =>
  saying.says === "move" ? [saying.field, ...Object.keys(saying.ifItFits ?? {})] : [saying.field];

function changed(was: EntityState, is: EntityState): Set<string> {
  const differs = <T>(a: Record<string, T>, b: Record<string, T>) =>
    Object.keys(b).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
  return new Set([
    ...differs(was.writes, is.writes),
    ...differs(was.lists, is.lists),
    ...differs(was.sets, is.sets),
  ]);
}

function isDone(saying: Saying, was: EntityState, is: EntityState): boolean {
  const { field } = saying;
  const same = (value: unknown) => JSON.stringify(is.fields[field] ?? null) === JSON.stringify(value);
  switch (saying.says) {
    case "value":
    case "decision":
      return same(saying.value);
    case "on":
      return setElements(is, field).includes(saying.element);
    case "off":
      return true;
    case "entry":
      return (is.lists[field] ?? []).length === (was.lists[field] ?? []).length + 1;
    case "start":
    case "move":
      return same(saying.to);
    case "erasure":
      return (is.erasures ?? []).some(({ parts }) => saying.parts.every((part) => parts.includes(part)));
    case "apart":
      return (is.apart ?? []).length === (was.apart ?? []).length + 1;
    case "event":
      return is.writes[field] === is.marks.length - 1;
  }
}
