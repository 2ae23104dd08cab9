import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { Text } from "../../i18n/index.ts";
import type { AskingForm } from "../asking-form.ts";

export interface EraseForm {
  /** What is to be erased, of all that could be. */
  places: readonly string[];
  reason: string;
  rule: string;
}

/** Erases what stands at these places of a record, or (`wish`) records that it is to be once the law allows it. */
export function eraseForm(
  record: string,
  all: readonly string[],
  wish: boolean,
): AskingForm<EraseForm, "reason" | "rule"> {
  return {
    asks: ({ places, reason, rule }) => [
      "record.erase",
      {
        record,
        // Everything is more than what is known here: what comes meanwhile goes as well.
        paths: places.length === all.length ? [] : [...places],
        reason: reason.trim(),
        rule: rule.trim(),
        wish,
      },
    ],
    places: { reason: "reason", rule: "rule" },
  };
}

/** What a place of an operation is called, by the kind of its record. */
export function placeWords(t: Text, kind: string, place: string): string {
  const name = place.replace(/^set\./, "");
  return t([`${kind}:field.${name}`, `domain:entered.${name}`, "domain:unknown.field"]);
}

/** The day until which the law keeps what was to be erased, `"never"` for good; null for another refusal. */
export function lockedUntil(error: CoreError | null): string | null {
  const { rule, until } = error?.details ?? {};
  return rule === "locked" && typeof until === "string" ? until : null;
}
