import { useCallback } from "react";
import { useCoreSession, useSyncStatus } from "../core/index.ts";
import { useDeskRows } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import { wrongsOf } from "./asking-form.ts";
import type { AskingForm } from "./asking-form.ts";
import type { FormBreach } from "./breaches.ts";
import { knownHere } from "./known-here.ts";

/** Messages by field; `form` for what no field shows. */
export type FieldErrors<F extends string> = Partial<Record<F | "form", string>>;

/** What the rules of its act, and the form of its command, say against a form, in words. */
export function useRules(): <V, F extends string>(form: AskingForm<V, F>, values: V) => FieldErrors<F> {
  const t = useText("rules");
  const { now } = useCoreSession();
  const skew = useSyncStatus()?.clockSkewMs ?? 0;
  const definitions = useDeskRows("definition");
  return useCallback(
    (form, values) => {
      const wrongs = wrongsOf(form, values, knownHere(now(), skew, definitions));
      const messages = Object.entries(wrongs as Record<string, FormBreach>);
      return Object.fromEntries(
        messages.map(([field, { words, values: holes }]) => [field, t(words, { ...holes })]),
      ) as never;
    },
    [t, now, skew, definitions],
  );
}
