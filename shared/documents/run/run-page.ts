import { inLanguage } from "../../domain/definition/localized.ts";
import type { Localized } from "../../domain/definition/localized.ts";
import { DOCUMENT_WORDS } from "../document-words.ts";
import type { DocumentLanguage } from "../document.ts";
import type { Personal } from "../lacking.ts";
import type { RunSources } from "./run-sources.ts";
import { RUN_WORDS } from "./run-words.ts";

/** What every part of the paper of a run is written with. */
export function runPage(sources: RunSources, language: DocumentLanguage) {
  const common = DOCUMENT_WORDS[language];
  const words = RUN_WORDS[language];
  return {
    sources,
    language,
    words,
    common,
    /** A text of the checklist. */
    told: (text: Localized | undefined) => inLanguage(text ?? {}, language),
    said: ({ text, lacking }: Personal) => (lacking === null ? text : common[lacking]),
    /** One of a few: its word; of what only a newer program knows, its name in the log. */
    word(prefix: string, value: string): string {
      const all: Readonly<Record<string, string>> = words;
      return all[`${prefix}.${value}`] ?? value;
    },
  };
}
export type RunPage = ReturnType<typeof runPage>;
