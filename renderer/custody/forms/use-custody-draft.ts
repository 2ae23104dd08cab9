import { useText } from "../../i18n/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { useRules } from "../../records/index.ts";
import type { DraftedForm, ListsOf } from "../../ui/index.ts";
import { useDraftedForm } from "../../ui/index.ts";
import { unstatedIn } from "./custody-acts.ts";
import type { HandOverValues, ReturnValues, Unstated } from "./custody-acts.ts";

/** Lines are about assets. */
const LISTS: ListsOf<HandOverValues | ReturnValues> = { lines: ({ asset }) => asset.id };

export interface CustodyDraft<V, F extends string> {
  form: DraftedForm<V, F>;
  /** Whether nothing is missing or wrong but, if anything, this field. */
  isStatedBut(field: F): boolean;
  /** What the person at the desk has not said, whether it was tried or not. */
  unstated: readonly Unstated[];
}

/**
 * The draft of a hand-over or a return; each start has one of its own.
 * @param of asset the form was started for, or the person of a row
 * @param giver who hands over; null where the holder by the register does not matter
 */
export function useCustodyDraft<V extends HandOverValues | ReturnValues, F extends string>(
  act: "handOver" | "return" | "rowPerson",
  of: string | undefined,
  initial: V,
  asking: AskingForm<V, F>,
  giver: (values: V) => string | null = () => null,
): CustodyDraft<V, F | Unstated> {
  const t = useText("custody");
  const wrongIn = useRules();

  function wrongs(values: V) {
    // The signatures are what comes next, when nothing else is missing.
    const { signatures: _, ...wrong } = wrongIn<V, F | "signatures">(asking, values) as Record<
      string,
      string
    >;
    const unstated = unstatedIn(values, giver(values)).map((name) => [name, t(`unstated.${name}`)]);
    return { ...wrong, ...Object.fromEntries(unstated) } as Partial<Record<F | Unstated | "form", string>>;
  }

  const form = useDraftedForm<V, F | Unstated>({
    key: [`custody.${act}`, of].filter(Boolean).join(":"),
    form: `custody.${act}`,
    initial,
    validate: wrongs,
    lists: LISTS as ListsOf<V>,
  });
  return {
    form,
    unstated: unstatedIn(form.values, giver(form.values)),
    isStatedBut: (field) => Object.keys(wrongs(form.values)).every((name) => name === field),
  };
}
