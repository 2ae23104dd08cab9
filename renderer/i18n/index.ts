import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";

export { useFormat } from "./format.ts";
export type { Format } from "./format.ts";

export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];

type Catalogues = Record<Locale, Record<string, object>>;

/** `./zh-CN/queue.json` → language and area. */
function readCatalogues(files: Record<string, { default: object }>): Catalogues {
  const all: Catalogues = { "zh-CN": {}, en: {} };
  for (const [path, module] of Object.entries(files)) {
    const [, locale, area] = /^\.\/(zh-CN|en)\/(.+)\.json$/.exec(path) ?? [];
    if (locale && area) all[locale as Locale][area] = module.default;
  }
  return all;
}

export async function startText(locale: Locale): Promise<void> {
  const resources = readCatalogues(import.meta.glob("./*/*.json", { eager: true }));
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: "zh-CN",
    resources: resources as never,
    defaultNS: "common",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  setTextLocale(locale);
}

export function setTextLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  if (i18next.language !== locale) void i18next.changeLanguage(locale);
}

/** Several keys: the first that exists. */
export type Text = (key: string | readonly string[], values?: Record<string, unknown>) => string;

/** The words of one area. */
export function useText(area: string): Text {
  const { t } = useTranslation(area);
  return t as unknown as Text;
}

export function useLocale(): Locale {
  return useTranslation().i18n.language as Locale;
}
