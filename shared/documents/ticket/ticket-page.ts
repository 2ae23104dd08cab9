import { inLanguage } from "../../domain/definition/localized.ts";
import type { Localized } from "../../domain/definition/localized.ts";
import { DOCUMENT_WORDS } from "../document-words.ts";
import type { DocumentLanguage } from "../document.ts";
import type { Personal } from "../lacking.ts";
import { TICKET_PAPER_WORDS } from "./ticket-paper-words.ts";
import type { TicketSources } from "./ticket-sources.ts";
import { TICKET_WORDS } from "./ticket-words.ts";

/** What every part of the paper of a ticket is written with. */
export function ticketPage(sources: TicketSources, language: DocumentLanguage) {
  const common = DOCUMENT_WORDS[language];
  const fields = TICKET_WORDS[language];
  const words = TICKET_PAPER_WORDS[language];
  const known: Readonly<Record<string, string>> = { ...fields, ...words };
  return {
    ...{ sources, language, common, fields, words },
    told: (text: Localized) => inLanguage(text, language),
    said: ({ text, lacking }: Personal) => (lacking === null ? text : common[lacking]),
    /** A word by its name, where there is one. */
    word: (name: string): string | undefined => (Object.hasOwn(known, name) ? known[name] : undefined),
  };
}
export type TicketPage = ReturnType<typeof ticketPage>;
