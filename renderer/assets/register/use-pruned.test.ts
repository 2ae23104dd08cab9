import { beforeEach, expect, test } from "vitest";
import type { CoreEvent } from "../../../shared/ipc/change-batch.ts";
import { QUERIES } from "../../../shared/ipc/queries.ts";
import type { CoreClient } from "../../core/index.ts";
import { chooseNone, choose, useChosen } from "./chosen.ts";
import { filterRegister } from "./filters.ts";
import { followRegister, goneOf } from "./use-pruned.ts";

/** A register in which some assets were merged into others; `down` while its core does not answer. */
function registerWithout(...first: string[]) {
  const merged = new Set(first);
  const events = new Set<(event: CoreEvent) => void>();
  const refreshes = new Set<() => void>();
  const register = { merged, down: false, asked: [] as string[][] };
  const query = async (_: string, params: Record<string, unknown>) => {
    if (register.down) return { ok: false, error: { code: "busy", message: "" } };
    const { only, offset, limit } = QUERIES["asset.page"].params.parse(params);
    register.asked.push(only ?? []);
    const rows = (only ?? []).filter((id) => !merged.has(id)).map((id) => ({ id }));
    return { ok: true, value: { rows: rows.slice(offset, offset + limit), total: rows.length } };
  };
  const listening =
    <L>(listeners: Set<L>) =>
    (listener: L) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
  return {
    register,
    client: { query, onEvent: listening(events) } as unknown as CoreClient,
    onRefresh: listening(refreshes),
    touch: (...ids: string[]) => {
      const batch = { version: 1, changes: [], touched: ids.map((id) => `asset:${id}` as const) };
      for (const listener of events) listener({ event: "change", batch });
    },
    refresh: () => refreshes.forEach((listener) => listener()),
  };
}

const idOf = (at: number) => `0190aaaa-0000-7000-8000-${String(at).padStart(12, "0")}`;
const many = Array.from({ length: 1200 }, (_, at) => idOf(at));
const chosen = () => [...useChosen.getState().ids];
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  chooseNone();
  filterRegister({ text: "", only: null });
});

test("what was merged into another asset is found among all that is chosen", async () => {
  const merged = [idOf(3), idOf(700), idOf(1199)];
  expect(await goneOf(registerWithout(...merged).client, many)).toEqual(merged);
  expect(await goneOf(registerWithout().client, many)).toEqual([]);
  expect(await goneOf(registerWithout(...many).client, many)).toEqual(many);
  expect(await goneOf(registerWithout().client, [])).toEqual([]);
});

test("an asset that another console merged is chosen no longer, whatever the register is filtered by", async () => {
  const { register, touch, ...session } = registerWithout();
  choose(many.slice(0, 3));
  filterRegister({ text: "打印机" });
  const stop = followRegister(session);
  await settled();
  expect(chosen()).toHaveLength(3);
  register.merged.add(idOf(1));
  touch(idOf(1), idOf(9));
  await settled();
  expect(chosen()).toEqual([idOf(0), idOf(2)]);
  // Only what was touched and is chosen is asked for.
  expect(register.asked.at(-1)).toEqual([idOf(1)]);
  stop();
  register.merged.add(idOf(2));
  touch(idOf(2));
  await settled();
  expect(chosen()).toContain(idOf(2));
});

test("what was merged while the area was left, or while the core was gone, is chosen no longer", async () => {
  const { register, refresh, ...session } = registerWithout(idOf(0));
  choose(many.slice(0, 3));
  const stop = followRegister(session);
  await settled();
  expect(chosen()).toEqual([idOf(1), idOf(2)]);
  register.merged.add(idOf(2));
  refresh();
  await settled();
  expect(chosen()).toEqual([idOf(1)]);
  stop();
});

test("a core that does not answer takes nothing out of what is chosen; a change of others tells nothing", async () => {
  const { register, touch, ...session } = registerWithout();
  choose(many.slice(0, 2));
  useChosen.setState({ full: true });
  const stop = followRegister(session);
  register.merged.add(idOf(0));
  register.down = true;
  touch(idOf(0));
  await settled();
  register.down = false;
  touch(idOf(5));
  await settled();
  expect(chosen()).toEqual([idOf(0), idOf(1)]);
  expect(useChosen.getState().full).toBe(true);
  stop();
});
