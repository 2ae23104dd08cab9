import { describe, expect, test } from "vitest";
import { shippedChecklists } from "../../../shared/domain/checklist/catalogue.ts";
import { readChecklist } from "./read-checklist.ts";
import { writeChecklist } from "./write-checklist.ts";

const GOOD = `# 网口清单，李四写的
key: socket
section: network
title: { zh-CN: 网口 }
steps:
  - key: lamp # 先看灯
    kind: confirm
    title: { zh-CN: 灯亮 }
    go:
      - { when: { step: lamp, outcome: abnormal }, to: bad }
      - { to: good }
conclusions:
  - { key: good, title: { zh-CN: 正常 }, verdict: external, next: solved, action: { zh-CN: 完成 } }
  - { key: bad, title: { zh-CN: 断了 }, verdict: hardware, next: replacePart, action: { zh-CN: 换线 } }
`;

const faultIn = (text: string) =>
  readChecklist(text).faults.map(({ code, line, column }) => [code, line, column]);

describe("a file of a checklist", () => {
  test("is read, with its key", () => {
    const { checklist, key, faults } = readChecklist(GOOD);
    expect(faults).toEqual([]);
    expect(key).toBe("socket");
    expect(checklist?.steps).toHaveLength(1);
  });

  test("every checklist that ships comes back as it was", () => {
    for (const [key, checklist] of shippedChecklists()) {
      const { checklist: read, key: named, faults } = readChecklist(writeChecklist(key, checklist));
      expect(faults, key).toEqual([]);
      expect(named).toBe(key);
      expect({ ...read, yaml: undefined }, key).toEqual({ ...checklist, yaml: undefined });
    }
  });

  test("that nobody changed is written as it was; a change leaves the comments where they are", () => {
    const { checklist } = readChecklist(GOOD);
    expect(writeChecklist("socket", checklist!)).toBe(GOOD);
    const changed = structuredClone(checklist!);
    changed.steps[0]!.title = { "zh-CN": "灯亮着", en: "Lamp is lit" };
    const written = writeChecklist("socket", changed);
    expect(written).toContain("# 网口清单，李四写的");
    expect(written).toContain("# 先看灯");
    expect(readChecklist(written).checklist).toEqual({ ...changed, yaml: written });
  });

  test("keeps a comment beside its step when steps are added, moved and taken out", () => {
    const text = GOOD.replace(
      "conclusions:",
      "  # 量一下\n  - key: volts\n    kind: number # 用万用表\n    unit: V\n    title: { zh-CN: 电压 }\nconclusions:",
    ).replace("      - { to: good }\n", "      - { to: volts }\n");
    const { checklist } = readChecklist(
      text.replace("title: { zh-CN: 电压 }", "title: { zh-CN: 电压 }\n    go: [{ to: good }]"),
    );
    const [lamp, volts] = checklist!.steps;
    const first = { ...lamp!, key: "before", title: { "zh-CN": "先问" }, go: [] };
    const changed = { ...checklist!, steps: [first, volts!, lamp!] };
    const written = writeChecklist("socket", changed);
    const lines = written.split("\n");
    expect(lines.findIndex((line) => line.includes("用万用表"))).toBe(
      lines.findIndex((line) => line.includes("key: volts")) + 1,
    );
    expect(lines.find((line) => line.includes("# 先看灯"))).toContain("key: lamp");
    expect(readChecklist(written).draft?.steps.map(({ key }) => key)).toEqual(["before", "volts", "lamp"]);
    const without = writeChecklist("socket", { ...checklist!, steps: [volts!] });
    expect(without).not.toContain("先看灯");
    expect(without).toContain("用万用表");
  });

  test.each([
    ["a way to nowhere", GOOD.replace("to: good", "to: nowhere"), ["noSuchTarget", 11, 11]],
    [
      "a key that the form has not",
      GOOD.replace("kind: confirm", "kind: confirm\n    shell: rm"),
      ["unknownKey", 8, 5],
    ],
    ["a kind of step that there is not", GOOD.replace("kind: confirm", "kind: shell"), ["noSuchForm", 7, 5]],
    [
      "a range turned round",
      GOOD.replace("kind: confirm", "kind: number\n    unit: V\n    range: { min: 3, max: 1 }"),
      ["rangeTurnedRound", 9, 5],
    ],
    ["a condition that compares nothing", GOOD.replace(", outcome: abnormal", ""), ["wrongForm", 10, 11]],
    ["a text that is too long", GOOD.replace("网口 }", `${"长".repeat(61)} }`), ["wrongForm", 4, 10]],
    ["a bracket that is not closed", GOOD.replace("{ zh-CN: 灯亮 }", "{ zh-CN: 灯亮"), ["syntax", 9, 5]],
    [
      "a key that stands twice",
      GOOD.replace("section: network", "section: network\nsection: data"),
      ["keyTwice", 4, 1],
    ],
  ])("%s is shown with line and column", (_, text, expected) => {
    expect(faultIn(text)).toContainEqual(expected);
    expect(readChecklist(text).checklist).toBeNull();
  });

  test("is refused where it would grow without end, is too long, or is no checklist", () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]\n`;
    expect(faultIn(bomb)[0]?.[0]).toBe("aliases");
    expect(faultIn("x".repeat(60_001))[0]?.[0]).toBe("tooLong");
    for (const text of ["", "null", "- 1", "hello", "{}", "!!js/function 'x'", "\u0000"]) {
      expect(readChecklist(text).checklist, JSON.stringify(text)).toBeNull();
      expect(faultIn(text).length, JSON.stringify(text)).toBeGreaterThan(0);
    }
  });

  test("nothing in it reaches a prototype", () => {
    const { checklist } = readChecklist(`__proto__: { polluted: true }\n${GOOD}`);
    expect(checklist).toBeNull();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
