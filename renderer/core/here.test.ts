import { expect, test } from "vitest";
import { whileHere } from "./here.ts";
import { valueStore } from "./value-store.ts";

/** A screen, and what is begun and ended in it. */
function screen(shown: boolean) {
  const here = valueStore(shown);
  const log: string[] = [];
  const stop = whileHere(here, () => {
    log.push("begins");
    return () => log.push("ends");
  });
  return { here, log, stop };
}

test("what is alive in a screen ends when that is left, and begins again when it is come back to", () => {
  const { here, log } = screen(true);
  here.set(false);
  expect(log).toEqual(["begins", "ends"]);
  here.set(true);
  expect(log).toEqual(["begins", "ends", "begins"]);
});

test("in a screen that was left nothing begins before it is shown", () => {
  const { here, log } = screen(false);
  expect(log).toEqual([]);
  here.set(true);
  expect(log).toEqual(["begins"]);
});

test.each([true, false])("what is taken away for good ends once, and begins no more (shown: %s)", (shown) => {
  const { here, log, stop } = screen(true);
  here.set(shown);
  stop();
  here.set(false);
  here.set(true);
  expect(log).toEqual(["begins", "ends"]);
});
