import { useText } from "../../i18n/index.ts";

/** Values of an enum with their words, for selects. */
export function useOptions(): (
  words: string,
  values: readonly string[],
) => { value: string; label: string }[] {
  const t = useText("domain");
  return (words, values) => values.map((value) => ({ value, label: t(`${words}.${value}`) }));
}
