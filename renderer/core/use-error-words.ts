import { useCallback } from "react";
import type { CoreError } from "../../shared/ipc/contract.ts";
import { useText } from "../i18n/index.ts";

export interface ErrorWords {
  what: string;
  safe: string;
  next: string;
}

/** A core error in the user's words: what happened, what is safe, what to do next. */
export function useErrorWords(): (error: CoreError) => ErrorWords {
  const t = useText("errors");
  return useCallback(
    (error) => ({
      what: t(`${error.code}.what`, { message: error.message }),
      safe: t(`${error.code}.safe`),
      next: t(`${error.code}.next`),
    }),
    [t],
  );
}
