import { useEffect, useState } from "react";
import { atHand } from "../../../shared/log/parts.ts";
import { useCore } from "../../core/index.ts";
import { namedInFull } from "../asset-names.ts";
import type { SlipLine } from "./slip-paper.tsx";

type Named = Pick<SlipLine, "name" | "codes">;

/** What people call the assets of a document, as the register says it today; read once. */
export function useLineNames(assets: readonly string[]): (asset: string) => Named {
  const core = useCore();
  const [names, setNames] = useState<ReadonlyMap<string, Named>>(new Map());
  const wanted = assets.join(" ");
  useEffect(() => {
    let gone = false;
    const ids = wanted === "" ? [] : wanted.split(" ");
    void Promise.all(ids.map((id) => core.query("asset.get", { id }))).then((found) => {
      if (gone) return;
      const rows = found.flatMap((answer) => (answer.ok ? [atHand(answer.value.row)] : []));
      setNames(new Map(rows.map((row) => [row.id, namedInFull(row)])));
    });
    return () => {
      gone = true;
    };
  }, [core, wanted]);
  return (asset) => names.get(asset) ?? { name: `…${asset.slice(-6)}`, codes: [] };
}
