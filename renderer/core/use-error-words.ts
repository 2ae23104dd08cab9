import { useCallback } from "react";
import type { CoreError } from "../../shared/ipc/contract.ts";
import type { Text } from "../i18n/index.ts";
import { useText } from "../i18n/index.ts";
import { ruleWords } from "./rule-words.ts";

export interface ErrorWords {
  what: string;
  safe: string;
  next: string;
}

/** A core error in the user's words: what happened, what is safe, what to do next. */
export function errorWords(t: Text, { code, message, path, details }: CoreError): ErrorWords {
  const said = { message };
  const safe = t(`${code}.safe`, said);
  // A rule that was not kept has words of its own.
  if (details?.rule === "gate" && Array.isArray(details.numbers)) {
    const numbers = details.numbers.join(t("rules:between"));
    return { what: t("rules:held.what"), safe, next: t("rules:held.next", { numbers }) };
  }
  const broken = details && ("rule" in details || "missing" in details) ? ruleWords(details, path) : null;
  if (broken) return { what: t(broken.map((key) => `rules:${key}`)), safe, next: t("rules:next") };
  return { what: t(`${code}.what`, said), safe, next: t(`${code}.next`, said) };
}

export function useErrorWords(): (error: CoreError) => ErrorWords {
  const t = useText("errors");
  return useCallback((error) => errorWords(t, error), [t]);
}
