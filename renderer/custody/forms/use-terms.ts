import { agreementOf, termsTextOf } from "../../../shared/domain/definition/definition-view.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useLocale } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import type { Papers } from "./custody-acts.ts";

/**
 * What is read before it is signed, in the language of the window: the terms that receivers agree to, and the
 * agreement on signing; the first of each that the team offers.
 */
export function useTerms(): Pick<Papers, "terms" | "agreement"> {
  const language = useLocale();
  const terms = useDefinitions("terms").choices(null)[0]?.row;
  const agreement = useDefinitions("agreement").choices(null)[0]?.row;
  const said = (row: { key: string; version: number }) => ({
    key: row.key,
    version: String(row.version),
    language,
  });
  const { text, kept } = agreement ? agreementOf(agreement) : { text: {}, kept: {} };
  return {
    terms: terms ? { ...said(terms), text: inLanguage(termsTextOf(terms), language) } : null,
    agreement: agreement
      ? { ...said(agreement), text: inLanguage(text, language), kept: inLanguage(kept, language) }
      : null,
  };
}
