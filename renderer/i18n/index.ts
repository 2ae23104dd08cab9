import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { languageSwitch } from "./language-switch.ts";
import type { Words } from "./words-of.ts";

export { useFormat } from "./format.ts";
export type { Format } from "./format.ts";

export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Each is fetched when it is first shown: nobody reads both at once. */
const WORDS: Readonly<Record<Locale, () => Promise<{ default: Words }>>> = {
  "zh-CN": () => import("./zh-CN.ts"),
  en: () => import("./en.ts"),
};

const language = languageSwitch(WORDS, async (locale, { default: words }) => {
  if (i18next.isInitialized) {
    for (const [area, texts] of Object.entries(words)) i18next.addResourceBundle(locale, area, texts);
    await i18next.changeLanguage(locale);
  } else {
    await i18next.use(initReactI18next).init({
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

/** Several keys: the first that exists. */
export type Text = (key: string | readonly string[], values?: Record<string, unknown>) => string;

/** The words of one area. */
export function useText(area: string): Text {
  const { t } = useTranslation(area);
  return t as unknown as Text;
}

/** What an operation, command or form of this name does, in words: `ticket.open` is `ticket:act.open`. */
export function actWords(t: Text, type: string): string {
  return t([type.replace(".", ":act."), "records:otherAct"]);
}

export function useLocale(): Locale {
  return useTranslation().i18n.language as Locale;
}
