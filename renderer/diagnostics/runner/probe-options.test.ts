import { expect, test } from "vitest";
import { optionsAsked, optionsGiven } from "./probe-options.ts";

type ProbeStep = Parameters<typeof optionsAsked>[0];
const step = (probe: string, fixed: ProbeStep["with"]): ProbeStep => ({
  ...{ key: "s", kind: "probe", title: {}, required: true, touchesData: false, destroys: false },
  ...{ evidence: false, go: [], judge: [], probe, with: fixed },
});

test("only what the checklist leaves open is asked, what the probe must be told first", () => {
  const asked = optionsAsked(step("port", {}));
  expect(asked.slice(0, 2)).toEqual([
    { name: "host", must: true },
    { name: "port", must: true },
  ]);
  expect(optionsAsked(step("port", { host: "gateway" })).map(({ name }) => name)).not.toContain("host");
});

test("a probe that this version does not know is asked nothing", () => {
  expect(optionsAsked(step("tomorrow", {}))).toEqual([]);
});

test("what was typed is told in half-width, a port as a number; what is empty is not told", () => {
  expect(optionsGiven(step("port", {}), { host: " １０.0.0.9 ", port: "９１００" })).toEqual({
    host: "10.0.0.9",
    port: 9100,
  });
  expect(optionsGiven(step("port", {}), { host: "printer", port: " " })).toEqual({ host: "printer" });
});

test("what the checklist says is not overruled, nor is what it does not ask told", () => {
  const given = optionsGiven(step("port", { host: "gateway", port: 443 }), { host: "evil", url: "http://x" });
  expect(given).toEqual({ host: "gateway", port: 443 });
});

test("a port that is no number stays as it was typed: the core says what is wrong with it", () => {
  expect(optionsGiven(step("port", { host: "a" }), { port: "80a" })).toEqual({ host: "a", port: "80a" });
});
