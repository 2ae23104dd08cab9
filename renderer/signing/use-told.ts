import { agreementOf } from "../../shared/domain/definition/definition-view.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { useLocale } from "../i18n/index.ts";
import { useDefinitions } from "../records/index.ts";

/**
 * What is read above the pad by whoever signs no slip: that it binds, in the words of the team's agreement, and
 * what of this signature is kept, why and how long.
 */
export function useTold(kept: string): readonly string[] {
  const language = useLocale();
  const agreement = useDefinitions("agreement").choices(null)[0]?.row;
  return agreement ? [inLanguage(agreementOf(agreement).text, language), kept] : [kept];
}
