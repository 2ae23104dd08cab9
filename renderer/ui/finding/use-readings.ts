import { useCallback, useMemo } from "react";
import { useCoreQuery } from "../../core/index.ts";

const HAN = /\p{Script=Han}/u;
/** As many as the core reads at once, and as long. */
const MOST = 400;

/**
 * How texts on screen are read (`fit`). Asked of the core, which knows every character: the window carries
 * no table. Empty until the answer is there.
 */
export function useReadings(texts: readonly string[]): (text: string) => string {
  const joined = texts.filter((text) => HAN.test(text) && text.length <= MOST).join("\n");
  const asked = useMemo(
    () => (joined === "" ? [] : [...new Set(joined.split("\n"))].slice(0, MOST)),
    [joined],
  );
  const { data } = useCoreQuery("search.readings", asked.length === 0 ? null : { texts: asked });
  const known = useMemo(() => new Map(asked.map((text, at) => [text, data?.[at] ?? ""])), [asked, data]);
  return useCallback((text) => known.get(text) ?? "", [known]);
}
