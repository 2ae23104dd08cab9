import { beforeAll, expect, test } from "vitest";
import i18next from "i18next";
import { CORE_ERRORS } from "../../shared/ipc/contract.ts";
import type { CoreError } from "../../shared/ipc/contract.ts";
import en from "../i18n/en/errors.json" with { type: "json" };
import enRules from "../i18n/en/rules.json" with { type: "json" };
import zh from "../i18n/zh-CN/errors.json" with { type: "json" };
import zhRules from "../i18n/zh-CN/rules.json" with { type: "json" };
import type { Text } from "../i18n/index.ts";
import { errorWords } from "./use-error-words.ts";

const text = i18next.createInstance();
beforeAll(() =>
  text.init({
    lng: "zh-CN",
    resources: { "zh-CN": { errors: zh, rules: zhRules }, en: { errors: en, rules: enRules } },
    interpolation: { escapeValue: false },
  }),
);

test.each(["zh-CN", "en"])("the reason that came with an error is said, in %s", (locale) => {
  const t = text.getFixedT(locale, "errors") as unknown as Text;
  const said = CORE_ERRORS.filter((code) => {
    const words = errorWords(t, { code, message: "no space on /srv", path: "" });
    expect(Object.values(words).join(" ")).not.toMatch(/\{\{|\b\w+\.(?:what|safe|next)\b/);
    return Object.values(words).some((part) => part.includes("no space on /srv"));
  });
  expect(said).toEqual(["hub", "file", "printer", "internal"]);
});

test("a rule that was not kept is said in its own words, as the form says it", () => {
  const t = text.getFixedT("zh-CN", "errors") as unknown as Text;
  const what = (details: CoreError["details"], path = "") =>
    errorWords(t, { code: "notAllowed", message: "", path, ...(details ? { details } : {}) }).what;
  expect(what({ rule: "giverIsReceiver" })).toBe(zhRules.rule.giverIsReceiver);
  expect(what({ missing: ["dueBack"] }, "dueBack")).toBe(zhRules.missing.dueBack);
  expect(what({ rule: "of a newer core" })).toBe(zhRules.form.fit);
  expect(what({ status: "closed" })).toBe(zh.notAllowed.what);
});
