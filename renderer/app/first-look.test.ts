import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AppPhase } from "../../shared/ipc/desk-channels.ts";
import { valueStore } from "../core/index.ts";
import { firstLook } from "./first-look.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begun() {
  const phase = valueStore<AppPhase | null>(null);
  const hydrated = valueStore(false);
  let drawn = false;
  void firstLook({ phase }, hydrated).then(() => (drawn = true));
  const isDrawn = async () => {
    await vi.advanceTimersByTimeAsync(0);
    return drawn;
  };
  return { phase, hydrated, isDrawn };
}

test("the desk is drawn when there is something on it", async () => {
  const { phase, hydrated, isDrawn } = begun();
  phase.set({ phase: "ready", locale: "zh-CN" });
  expect(await isDrawn()).toBe(false);
  hydrated.set(true);
  expect(await isDrawn()).toBe(true);
});

test("what stands before the desk is drawn as soon as it is known", async () => {
  const { phase, isDrawn } = begun();
  expect(await isDrawn()).toBe(false);
  phase.set({ phase: "locked", locale: "zh-CN", hasPassphrase: true });
  expect(await isDrawn()).toBe(true);
});

test("nobody looks at an empty window for long", async () => {
  const { phase, isDrawn } = begun();
  phase.set({ phase: "ready", locale: "zh-CN" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(await isDrawn()).toBe(true);
});
