import { expect, test } from "vitest";
import type { ChecklistRow } from "../../shared/ipc/diagnostics.ts";
import { groupsOf, textsOf } from "./catalogue-groups.ts";

const row = (key: string, section: ChecklistRow["section"], fit = 0): ChecklistRow => ({
  ...{ key, section, fit, title: { "zh-CN": key, en: key }, about: {}, steps: 1, probes: 0, gate: "none" },
  ...{ origin: "shipped", outdated: false, retired: false, wanted: false, symptoms: [{ "zh-CN": "没网" }] },
});

test("what fits stands above all sections, the best first; the others by section", () => {
  const groups = groupsOf([
    row("a", "network"),
    row("b", "hardware"),
    row("c", "data", 1),
    row("d", "data", 3),
  ]);
  expect(groups.map(({ section, rows }) => [section, rows.map(({ key }) => key)])).toEqual([
    ["fits", ["d", "c"]],
    ["hardware", ["b"]],
    ["network", ["a"]],
  ]);
});

test("a checklist is looked for by title and symptom, in the languages there are", () => {
  expect(textsOf(row("wired", "network"))).toEqual(["wired", "没网"]);
});
