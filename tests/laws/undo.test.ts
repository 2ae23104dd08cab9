import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../shared/domain/commands.ts";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";

// Every act says how it is taken back, or why nobody does.

describe.each([...OPERATION_TYPES.values()])("$type", ({ type, kind, act, permission }) => {
  test("says the act that undoes it, or why it is final", () => {
    expect([act.undo, act.final].filter(Boolean), `${type}: undo or final`).toHaveLength(1);
  });

  test.runIf(act.undo)("is undone by an act of its kind that the same people may", () => {
    const by = OPERATION_TYPES.get(act.undo ?? "");
    expect(by, `${type}: there is no ${act.undo}`).toBeDefined();
    expect(Object.hasOwn(COMMANDS, act.undo ?? "")).toBe(true);
    expect([by?.kind, by?.permission]).toEqual([kind, permission]);
  });
});
