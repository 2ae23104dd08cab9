import { useEffect, useState } from "react";
import { standingHandOver } from "../../../shared/domain/custody/accessories.ts";
import type { Accessory } from "../../../shared/domain/custody/line-forms.ts";
import { useCore } from "../../core/index.ts";

const NONE: readonly string[] = [];

/** What went out with assets that come back and are looked at, by asset; nothing of others, and until it is known. */
export function useOuts(
  compared: boolean,
  assets: readonly string[],
): ReadonlyMap<string, readonly Accessory[]> {
  const core = useCore();
  const [outs, setOuts] = useState<ReadonlyMap<string, readonly Accessory[]>>(new Map());
  const wanted = (compared ? assets : NONE).join(" ");
  useEffect(() => {
    let gone = false;
    const ids = wanted === "" ? [] : wanted.split(" ");
    void Promise.all(ids.map((id) => core.query("asset.get", { id }))).then((found) => {
      if (gone) return;
      setOuts(
        new Map(
          found.flatMap((answer) => {
            if (!answer.ok) return [];
            const { row, custody } = answer.value;
            const { events, branches, head } = custody;
            const chain = { events, branches, trunk: head === null ? [] : [head] };
            return [[row.id, standingHandOver(chain)?.accessories ?? []] as const];
          }),
        ),
      );
    });
    return () => {
      gone = true;
    };
  }, [core, wanted]);
  return outs;
}
