import { expect, test } from "vitest";
import type { CoreClient } from "../../core/index.ts";
import { goneOf } from "./use-pruned.ts";

/** A register in which some assets were merged into others. */
function registerWithout(merged: readonly string[], down = false) {
  const query = async (_: string, { only, offset, limit }: Record<string, unknown>) => {
    if (down) return { ok: false, error: { code: "unavailable", message: "" } };
    const rows = (only as string[]).filter((id) => !merged.includes(id)).map((id) => ({ id }));
    const from = offset as number;
    return { ok: true, value: { rows: rows.slice(from, from + (limit as number)), total: rows.length } };
  };
  return { query } as unknown as Pick<CoreClient, "query">;
}

const many = Array.from({ length: 1200 }, (_, at) => `id ${at}`);

test("what was merged into another asset is found among all that is chosen", async () => {
  const merged = ["id 3", "id 700", "id 1199"];
  expect(await goneOf(registerWithout(merged), many)).toEqual(merged);
  expect(await goneOf(registerWithout([]), many)).toEqual([]);
  expect(await goneOf(registerWithout(many), many)).toEqual(many);
});

test("a core that does not answer takes nothing out of what is chosen", async () => {
  expect(await goneOf(registerWithout(["id 3"], true), many)).toEqual([]);
});
