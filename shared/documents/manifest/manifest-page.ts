import { CERTIFICATE_WORDS } from "../certificate/certificate-words.ts";
import { DOCUMENT_WORDS } from "../document-words.ts";
import type { DocumentLanguage } from "../document.ts";
import { filled } from "../printed.ts";
import type { ManifestSources, Personal } from "./manifest-sources.ts";
import { MANIFEST_WORDS } from "./manifest-words.ts";

/** What every part of the manifest is written with. */
export function manifestPage(sources: ManifestSources, language: DocumentLanguage) {
  const common = DOCUMENT_WORDS[language];
  const words = MANIFEST_WORDS[language];
  /** A value that the norm asks for. */
  const stated = (value: string) => (value.trim() === "" ? common.unstated : value);
  return {
    sources,
    words,
    common,
    media: CERTIFICATE_WORDS[language],
    stated,
    said: ({ text, lacking }: Personal) => (lacking === null ? text : common[lacking]),
    /** One of a few: its word; of what only a newer program knows, its name in the log. */
    word(prefix: string, value: string): string {
      const all: Readonly<Record<string, string>> = words;
      return value === "" ? common.unstated : (all[`${prefix}.${value}`] ?? value);
    },
    money: (amount: number | null) =>
      amount === null ? common.unstated : filled(words.yuan, { amount: amount.toFixed(2) }),
  };
}
export type ManifestPage = ReturnType<typeof manifestPage>;
