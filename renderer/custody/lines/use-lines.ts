import { useEffect, useRef, useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { addLine, changeLine, lineOf, removeLine, restoreLine } from "./custody-lines.ts";
import { isUnreturned, saidOf } from "./line-said.ts";
import type { LineSaid } from "./custody-lines.ts";
import type { AddOutcome, Line, Removed } from "./custody-lines.ts";

export interface Lines {
  rows: readonly Line[];
  removed: Removed | null;
  take: (asset: AssetRow) => AddOutcome;
  change: (asset: string, change: Partial<Line>) => void;
  /** Says one more thing of a line; what else was said of it stays. */
  say: (asset: string, said: LineSaid) => void;
  remove: (asset: string) => void;
  undo: () => void;
}

/** The lines of a form, changed one after the other even when scans come faster than the screen is drawn. */
export function useLines(rows: readonly Line[], store: (lines: Line[]) => void): Lines {
  const newest = useRef(rows);
  const [removed, setRemoved] = useState<Removed | null>(null);
  useEffect(() => {
    newest.current = rows;
  }, [rows]);

  function put(lines: Line[]) {
    newest.current = lines;
    store(lines);
  }

  return {
    rows,
    removed,
    take: (asset) => {
      const { lines, outcome } = addLine(newest.current, lineOf(asset));
      if (outcome === "added") put(lines);
      const known = newest.current.find((line) => line.asset.id === asset.id);
      if (outcome !== "duplicate" || !known || !isUnreturned(known)) return outcome;
      // It is here after all.
      put(changeLine(newest.current, asset.id, { said: { ...saidOf(known), unreturned: null } }));
      return "added";
    },
    change: (asset, change) => put(changeLine(newest.current, asset, change)),
    say: (asset, said) => {
      const line = newest.current.find((each) => each.asset.id === asset);
      if (line) put(changeLine(newest.current, asset, { said: { ...saidOf(line), ...said } }));
    },
    remove: (asset) => {
      const { lines, removed: taken } = removeLine(newest.current, asset);
      put(lines);
      setRemoved(taken);
    },
    undo: () => {
      if (removed) put(restoreLine(newest.current, removed));
      setRemoved(null);
    },
  };
}
