import { useCallback } from "react";
import type { CoreError } from "../../shared/ipc/contract.ts";
import type { Text } from "../i18n/index.ts";
import { useText } from "../i18n/index.ts";

export interface ErrorWords {
  what: string;
  safe: string;
  next: string;
}

/** A core error in the user's words: what happened, what is safe, what to do next. */
export function errorWords(t: Text, { code, message }: CoreError): ErrorWords {
  return {
    what: t(`${code}.what`, { message }),
    safe: t(`${code}.safe`, { message }),
    next: t(`${code}.next`, { message }),
  };
}

export function useErrorWords(): (error: CoreError) => ErrorWords {
  const t = useText("errors");
  return useCallback((error) => errorWords(t, error), [t]);
}
