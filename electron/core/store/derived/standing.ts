import { kindNamed } from "../../../../shared/domain/kinds.ts";
import { entityKeyOf } from "../../../../shared/log/operation.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import type { ReadStore } from "../read-store.ts";

/** The record that stands for this one: itself, or what it became part of; null when that leads nowhere or in a circle. */
export function createStanding(
  store: Pick<ReadStore, "state">,
): (kind: string, id: string) => EntityState | null {
  return (kind, id) => {
    const passed = new Set<string>();
    let at = id;
    while (!passed.has(at)) {
      passed.add(at);
      const state = store.state(entityKeyOf(kind, at));
      if (!state?.exists) return null;
      const into = kindNamed(kind)?.partOf?.(state) ?? null;
      if (into === null) return state;
      at = into;
    }
    return null;
  };
}
