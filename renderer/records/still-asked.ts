import { useCallback } from "react";
import { kindNamed } from "../../shared/domain/kinds.ts";
import { emptyState } from "../../shared/log/state.ts";
import { useText } from "../i18n/index.ts";

/** What a form is about to say of a record. */
export interface Saying {
  kind: string;
  /** Steps of the record that the form belongs to. */
  steps: readonly string[];
  /** What the record holds once it is sent. */
  fields: Readonly<Record<string, unknown>>;
  /** Fields that the form has. */
  having: readonly string[];
}

/** Fields of a form that its steps ask for and that say nothing yet. */
export function stillAsked({ kind, steps, fields, having }: Saying): string[] {
  const state = { ...emptyState(kind, ""), exists: true, fields: { ...fields } };
  const missing = kindNamed(kind)?.missing?.(state, () => null) ?? {};
  return having.filter((name) => steps.some((step) => missing[step]?.includes(name)));
}

/** The same as a sentence; it stops nobody from sending. Null when everything is said. */
export function useStillAsked(): (saying: Saying) => string | null {
  const t = useText("records");
  return useCallback(
    (saying) => {
      const names = stillAsked(saying).map((name) => t(`${saying.kind}:field.${name}`));
      return names.length === 0 ? null : t("stillAsked", { names: names.join(t("domain:entered.between")) });
    },
    [t],
  );
}
