import i18next from "i18next";
import { createContext, createElement, useContext, useSyncExternalStore } from "react";
import type { ReactNode } from "react";

export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Several keys: the first that exists. */
export type Text = (key: string | readonly string[], values?: Record<string, unknown>) => string;

/** What everything on screen is written in; every part of a row asks for it, and none of them listens by itself. */
const LocaleContext = createContext<Locale>(LOCALES[0]);

function onChange(listener: () => void): () => void {
  i18next.on("languageChanged", listener);
  return () => i18next.off("languageChanged", listener);
}

/** What is shown inside is in the language of the window, and goes along when that is changed. */
export function InLocale({ children }: { children: ReactNode }) {
  const locale = useSyncExternalStore(onChange, () => i18next.language as Locale);
  return createElement(LocaleContext, { value: locale }, children);
}

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** The words of one area. */
export function useText(area: string): Text {
  return textOf(useLocale(), area);
}

const made = new Map<string, Text>();

/** What is said with values again and again (keys, counts) is few; beyond that, all of it is forgotten. */
const MOST_FILLED = 500;

/** The same function each time. What was said before is not put together again: lists and the frame say it over and over. */
export function textOf(locale: Locale, area: string): Text {
  const name = `${locale} ${area}`;
  const before = made.get(name);
  if (before) return before;
  const translate = i18next.getFixedT(locale, area) as unknown as Text;
  const known = new Map<string, string>();
  const filled = new Map<string, string>();
  const text: Text = (key, values) => {
    const asked = typeof key === "string" ? key : key.join("\n");
    const which = values === undefined ? known : filled;
    const name = values === undefined ? asked : `${asked}\n${JSON.stringify(values)}`;
    let words = which.get(name);
    if (words === undefined) {
      if (which === filled && filled.size >= MOST_FILLED) filled.clear();
      which.set(name, (words = translate(key, values)));
    }
    return words;
  };
  made.set(name, text);
  return text;
}

/** What an operation, command or form of this name does, in words: `ticket.open` is `ticket:act.open`. */
export function actWords(t: Text, type: string): string {
  return t([type.replace(".", ":act."), "records:otherAct"]);
}
