import { DOCUMENT_WORDS } from "../document-words.ts";
import type { DocumentLanguage } from "../document.ts";
import type { SlipSources } from "./slip-sources.ts";
import { SLIP_WORDS } from "./slip-words.ts";

/** Sources, the words of a language, and how a value is said that may not be at hand, or was never stated. */
export function pageOf(sources: SlipSources, language: DocumentLanguage) {
  const common = DOCUMENT_WORDS[language];
  return {
    sources,
    language,
    words: SLIP_WORDS[language],
    common,
    /** A value of the payload: why it is not there, where it is not. */
    said(path: string, value: string): string {
      const why = sources.withheld.get(path);
      return why ? common[why] : value;
    },
    /** A value that the norm asks for. */
    stated: (value: string) => (value.trim() === "" ? common.unstated : value),
  };
}
export type Page = ReturnType<typeof pageOf>;
