import { expect, test } from "vitest";
import { DEFAULT_TARGETS, networkTargets } from "./targets.ts";

test("the shipped targets are whole, and a site changes one without the others", () => {
  const { portal, internet, time, hub } = DEFAULT_TARGETS;
  expect([portal.length, internet.length, time.length, hub]).toEqual([2, 2, 2, null]);
  expect(networkTargets.parse({ time: ["ntp.corp"] })).toEqual({ ...DEFAULT_TARGETS, time: ["ntp.corp"] });
});

test.each([
  { time: ["-x"] },
  { time: [] },
  { internet: [{ host: "a", port: 0 }] },
  { portal: [{ url: "file:///etc/passwd", status: 200 }] },
  { hub: { url: "http://hub.corp" } },
  { hub: { url: "https://hub.corp", pins: ["nonsense"] } },
  { shell: "x" },
])("%j is refused", (targets) => {
  expect(networkTargets.safeParse(targets).success).toBe(false);
});
