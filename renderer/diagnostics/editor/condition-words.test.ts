import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Condition } from "../../../shared/domain/checklist/condition.ts";
import { checklistForm } from "../../../shared/domain/checklist/checklist-form.ts";
import { socketChecklist } from "../../../tests/e2e/support/socket-checklist.ts";
import { readCatalogue } from "../../../tests/support/renderer/catalogue.ts";
import { conditionWords } from "./condition-words.ts";
import { toEdit } from "./edited.ts";

const { steps } = toEdit(checklistForm.parse(socketChecklist));

function inLanguage(locale: "zh-CN" | "en") {
  const words = readCatalogue(fileURLToPath(new URL(`../../i18n/${locale}`, import.meta.url)));
  const t = (key: string | readonly string[], values: Record<string, unknown> = {}) => {
    const name = [key].flat()[0] ?? "";
    const text = words.get(name.includes(":") ? name : `editor:${name}`) ?? `?${name}`;
    return text.replace(/\{\{(\w+)\}\}/g, (_, hole: string) => String(values[hole]));
  };
  return (said: Condition, here?: string) =>
    conditionWords(said, { t, locale, steps, ...(here ? { here } : {}) });
}
const zh = inLanguage("zh-CN");
const en = inLanguage("en");

describe("a condition in words", () => {
  test("of an outcome, a choice, a reading", () => {
    expect(zh({ step: "lamp", outcome: ["abnormal", "notDone"] })).toBe(
      "“网口指示灯亮，网线两端插紧”为异常或未执行",
    );
    expect(zh({ step: "swap", is: "lit" })).toBe("“换一根确认好的网线后”为“灯亮了”");
    expect(zh({ step: "link", reading: "speed", lt: 100 })).toBe("“测链路”的速率小于 100 Mbit/s");
    expect(en({ step: "link", reading: "up", is: false })).toBe("“Measure the link”: Link up is No");
    expect(en({ step: "doctor", reading: "broken", is: "" })).toBe("“Network doctor”: Broken link is empty");
  });

  test("of several, with brackets where one lies in another", () => {
    const said: Condition = {
      all: [
        { step: "lamp", outcome: "normal" },
        { any: [{ step: "swap", is: "lit" }, { not: { step: "swap", is: "dark" } }] },
      ],
    };
    expect(en(said, "lamp")).toBe(
      "outcome is Normal and (“With a cable known to be good” is “The lamp lights” or not (“With a cable known to be good” is “Still dark”))",
    );
  });

  test("beside its own step it does not say again which that is; one that is gone is said by its key", () => {
    expect(zh({ step: "lamp", outcome: "abnormal" }, "lamp")).toBe("结果为异常");
    expect(zh({ step: "link", reading: "speed", gte: 100, lt: 1000 }, "link")).toBe(
      "速率小于 1000 Mbit/s，并且速率不小于 100 Mbit/s",
    );
    expect(zh({ step: "gone", outcome: "normal" })).toBe("“gone”为正常");
  });
});
