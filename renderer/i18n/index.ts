import i18next from "i18next";
import { languageSwitch } from "./language-switch.ts";
import type { Locale } from "./texts.ts";
import { wordsOf } from "./words-of.ts";

export { useFormat } from "./format.ts";
export type { Format } from "./format.ts";
export { InLocale, LOCALES, actWords, useLocale, useText } from "./texts.ts";
export type { Locale, Text } from "./texts.ts";

/** Each is fetched when it is first shown: nobody reads both at once. */
const WORDS: Readonly<Record<Locale, () => Promise<{ default: Record<string, unknown> }>>> = {
  "zh-CN": () => import("./zh-CN.ts"),
  en: () => import("./en.ts"),
};

const language = languageSwitch(WORDS, async (locale, { default: files }) => {
  const words = wordsOf(files);
  if (i18next.isInitialized) {
    for (const [area, texts] of Object.entries(words)) i18next.addResourceBundle(locale, area, texts);
    await i18next.changeLanguage(locale);
  } else {
    await i18next.init({
      lng: locale,
      // Both have the same keys; a test holds that.
      fallbackLng: false,
      resources: { [locale]: words } as never,
      defaultNS: "common",
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  }
  document.documentElement.lang = locale;
});

/** The words of the first screen, in this language where they come, else in the other. */
export const startText = language.start;

/** Shows the window in a language, as soon as its words are there; answers what came of it. */
export const setTextLocale = language.change;
