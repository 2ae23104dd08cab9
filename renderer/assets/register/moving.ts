import { create } from "zustand";
import { select, showArea } from "../../ui/index.ts";

interface Moving {
  /** Assets whose place is being changed; none: those of the draft that is gone on with. Null: nobody does. */
  assets: readonly string[] | null;
}

export const useMoving = create<Moving>(() => ({ assets: null }));

export const startMove = (assets: readonly string[]) => useMoving.setState({ assets });
export const endMove = () => useMoving.setState({ assets: null });

/** Goes on with a change of place that was begun earlier. */
export function goOnMoving(): void {
  showArea("assets");
  select("assets", null);
  startMove([]);
}

/** What is entered while places are changed. */
export interface MoveForm {
  site: string | null;
  place: string;
  /** For whom it was entered: a draft alone would not know. */
  assets: readonly string[];
}

/**
 * The assets that are moved: those that were chosen now. What was entered for others earlier comes back as
 * words; its assets do only where it is gone on with and nothing else was chosen.
 */
export const movedOf = (
  chosen: readonly string[],
  { assets }: Pick<MoveForm, "assets">,
): readonly string[] => (chosen.length > 0 ? chosen : assets);
