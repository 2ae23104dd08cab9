import type { LoggedOperation } from "../../log/operation.ts";
import type { ConflictSide, EntityState } from "../../log/state.ts";
import { openConflict } from "../../log/state.ts";
import type { Draft } from "../../log/write.ts";
import { EMPTY_CHAIN, eventOf, extend } from "./custody-chain.ts";
import type { CustodyChain, CustodyEvent } from "./custody-chain.ts";

export function custodyOf(state: EntityState): CustodyChain {
  return (state.fields.custody as CustodyChain | undefined) ?? EMPTY_CHAIN;
}

/** Value of one side of a custody conflict: a branch of the chain. */
export interface CustodyStory {
  tip: string;
  events: string[];
}

/** Adds an event to the chain and keeps the asset's custody conflict in step with its open branches. */
export function addEvent(
  draft: Draft,
  logged: LoggedOperation,
  told: Omit<CustodyEvent, "id" | "hash" | "mark">,
): void {
  const { state, mark } = draft;
  const before = custodyOf(state);
  const chain = extend(before, { id: logged.op.id, hash: logged.op.hash, mark: draft.at, ...told });
  state.fields.custody = chain;
  state.writes.custody = draft.at;
  const open = openConflict(state, "custody");
  const rest = state.conflicts.filter((conflict) => conflict !== open);
  if (chain.branches.length > 0) {
    const sides = chain.branches.map((branch) => sideOf(state, chain, branch));
    state.conflicts = [...rest, { class: "chain", field: "custody", sides }];
    return;
  }
  state.conflicts = rest;
  if (open && before.branches.length > 0) {
    state.settled.push({ ...open, by: mark, value: chain.trunk.at(-1) ?? null });
  }
}

function sideOf(state: EntityState, chain: CustodyChain, branch: string[]): ConflictSide {
  const tip = branch.at(-1) as string;
  const markIndex = eventOf(chain, tip)?.mark ?? 0;
  const mark = state.marks.at(markIndex) as ConflictSide;
  return { ...mark, value: { tip, events: branch } satisfies CustodyStory };
}
