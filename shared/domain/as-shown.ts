import type { EntityState } from "../log/state.ts";
import type { StateOf } from "./kind/record-kind.ts";
import { kindNamed } from "./kinds.ts";

/** A record as people are shown it, which may depend on others of its kind. */
export function asShown(state: EntityState, stateOf: StateOf): EntityState {
  return kindNamed(state.kind)?.shown?.as(state, stateOf) ?? state;
}
