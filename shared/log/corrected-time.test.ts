import { expect, test } from "vitest";
import { correctedTime } from "./operation.ts";

test.each([
  ["9999-12-31T23:59:59.999-14:00", -Number.MAX_SAFE_INTEGER],
  ["0000-01-01T00:00:00.000+14:00", Number.MAX_SAFE_INTEGER],
  ["2026-11-23T16:00:00.000+08:00", 9e15],
])("a clock as absurd as %s less %i gives a moment that can be shown", (at, clockSkewMs) => {
  const moment = correctedTime({ at, clockSkewMs });
  expect(() => new Intl.DateTimeFormat("zh-CN").format(moment)).not.toThrow();
  expect(new Date(moment).getTime()).toBe(moment);
});

test("any other clock is corrected by what it was off", () => {
  const at = "2026-11-23T16:00:00.000+08:00";
  expect(correctedTime({ at, clockSkewMs: 90_000 })).toBe(Date.parse("2026-11-23T07:58:30Z"));
});

test("nothing was done later than the hub had it, and what was done earlier stays where it was", () => {
  const said = { at: "2027-12-31T16:00:00.000+08:00", clockSkewMs: 0 };
  const receivedAt = Date.parse("2026-11-23T08:00:00Z");
  expect(correctedTime(said, receivedAt)).toBe(receivedAt);
  expect(correctedTime({ ...said, at: "2026-11-23T15:00:00.000+08:00" }, receivedAt)).toBe(
    receivedAt - 3_600_000,
  );
});
