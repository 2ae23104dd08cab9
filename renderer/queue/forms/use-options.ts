import { useText } from "../../i18n/index.ts";

/** Values of a field of tickets with their words, for selects. */
export function useOptions(): <V extends string>(
  field: string,
  values: readonly V[],
) => { value: V; label: string }[] {
  const t = useText("ticket");
  return (field, values) => values.map((value) => ({ value, label: t(`${field}.${value}`) }));
}
