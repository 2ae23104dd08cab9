import { useCallback } from "react";
import { usePreference } from "../core/index.ts";

type Used = Readonly<Record<string, number>>;

/** As many as a setting of this laptop holds. */
const MOST = 40;

function read(kept: string): Used {
  try {
    const parsed: unknown = JSON.parse(kept);
    if (typeof parsed !== "object" || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter(([, times]) => typeof times === "number"),
    ) as Used;
  } catch {
    return {};
  }
}

/** How often each act was chosen on this laptop; it is told to nobody else. */
export function useUsed(): [Used, (act: string) => void] {
  const [kept, keep] = usePreference<string>("palette.used", "{}");
  const count = useCallback(
    (act: string) => {
      const used = read(kept);
      const often = Object.entries({ ...used, [act]: (used[act] ?? 0) + 1 }).sort(([, a], [, b]) => b - a);
      keep(JSON.stringify(Object.fromEntries(often.slice(0, MOST))));
    },
    [kept, keep],
  );
  return [read(kept), count];
}
