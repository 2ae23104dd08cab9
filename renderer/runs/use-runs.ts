import type { RunRow } from "../../shared/domain/run/run.ts";
import type { Localized } from "../../shared/domain/definition/localized.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { useCoreQuery } from "../core/index.ts";
import { useLocale } from "../i18n/index.ts";

const NONE: readonly RunRow[] = [];

/** The runs of a ticket, the latest first; none until they are read. */
export function useRunsOfTicket(ticket: string): readonly RunRow[] {
  return useCoreQuery("run.page", { ticket, limit: 200 }).data?.rows ?? NONE;
}

/** What a text of a checklist says in the language of the window. */
export function useInLanguage(): (said: Localized) => string {
  const locale = useLocale();
  return (said) => inLanguage(said, locale);
}
