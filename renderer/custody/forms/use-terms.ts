import { termsTextOf } from "../../../shared/domain/definition/definition-view.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useLocale } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import type { Terms } from "./custody-acts.ts";

/** The terms that receivers agree to: the first the team offers, in the language they read. */
export function useTerms(): Terms | null {
  const locale = useLocale();
  const row = useDefinitions("terms").choices(null)[0]?.row;
  return row
    ? { key: row.key, version: String(row.version), text: inLanguage(termsTextOf(row), locale) }
    : null;
}
