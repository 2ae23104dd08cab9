import { expect, test } from "vitest";
import { COMMANDS } from "../../shared/domain/commands.ts";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";

// Every act says how it is taken back, or why nobody does.

const TYPES = [...OPERATION_TYPES.values()];

test.each(TYPES)("$type says the act that undoes it, or why it is final", ({ type, act }) => {
  expect([act.undo, act.final].filter(Boolean), `${type}: undo or final`).toHaveLength(1);
});

test.each(TYPES.filter(({ act }) => act.undo))(
  "$type is undone by an act of its kind that the same people may",
  ({ type, kind, act, permission }) => {
    const by = OPERATION_TYPES.get(act.undo ?? "");
    expect(by, `${type}: there is no ${act.undo}`).toBeDefined();
    expect(Object.hasOwn(COMMANDS, act.undo ?? "")).toBe(true);
    expect([by?.kind, by?.permission]).toEqual([kind, permission]);
    // It says what the act had replaced: it is kept, and can be erased, like the act.
    expect(by?.act.keep).toEqual(act.keep);
  },
);
