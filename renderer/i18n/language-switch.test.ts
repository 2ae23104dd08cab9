import { beforeEach, expect, test } from "vitest";
import { languageSwitch } from "./language-switch.ts";

let broken: Set<string>;
let shown: string[];
let language: ReturnType<typeof languageSwitch<"zh-CN" | "en", string>>;

beforeEach(() => {
  [broken, shown] = [new Set(), []];
  const load = (locale: string) => async () => {
    if (broken.has(locale)) throw new Error("failed to fetch");
    return locale;
  };
  language = languageSwitch({ "zh-CN": load("zh-CN"), en: load("en") }, async (locale) => shown.push(locale));
});

test("a language that does not come leaves the one before, and can be asked for again", async () => {
  await language.start("zh-CN");
  broken.add("en");
  expect(await language.change("en")).toBe("failed");
  expect(shown).toEqual(["zh-CN"]);
  broken.clear();
  expect(await language.change("en")).toBe("shown");
  expect(await language.change("zh-CN")).toBe("shown");
  expect(shown).toEqual(["zh-CN", "en", "zh-CN"]);
});

test("a window begins with the other language rather than with none, and can still change to its own", async () => {
  broken.add("zh-CN");
  await language.start("zh-CN");
  expect(shown).toEqual(["en"]);
  broken.clear();
  expect(await language.change("zh-CN")).toBe("shown");
  broken = new Set(["zh-CN", "en"]);
  expect(await language.change("en")).toBe("failed");
  expect(shown).toEqual(["en", "zh-CN"]);
});

test("the one that was asked for last is shown, in whatever order they come", async () => {
  await language.start("zh-CN");
  const both = Promise.all([language.change("en"), language.change("zh-CN")]);
  expect(await both).toEqual(["overtaken", "shown"]);
  expect(shown.at(-1)).toBe("zh-CN");
});
