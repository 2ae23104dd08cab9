import type { LoggedOperation } from "../../log/operation.ts";
import type { ConflictSide, EntityState } from "../../log/state.ts";
import { openConflict } from "../../log/state.ts";
import type { Draft } from "../../log/write.ts";
import { step } from "../operation-type.ts";
import type { PayloadOf, Step } from "../operation-type.ts";
import { EMPTY_CHAIN, eventOf, extend } from "./custody-chain.ts";
import type { CustodyChain, CustodyEvent } from "./custody-chain.ts";
import type { custodyHandOver, custodyResolve, custodyReturn } from "./custody-operations.ts";

export function custodyOf(state: EntityState): CustodyChain {
  return (state.fields.custody as CustodyChain | undefined) ?? EMPTY_CHAIN;
}

/** Value of one side of a custody conflict: a branch of the chain. */
export interface CustodyStory {
  tip: string;
  events: string[];
}

/** Stores the chain and keeps the asset's custody conflict in step with its open branches. */
function store(draft: Draft, before: CustodyChain, chain: CustodyChain): void {
  const { state, mark } = draft;
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
  const mark = state.marks[markIndex] as ConflictSide;
  return { ...mark, value: { tip, events: branch } satisfies CustodyStory };
}

type Common = "id" | "hash" | "mark";
function eventFrom(draft: Draft, logged: LoggedOperation, rest: Omit<CustodyEvent, Common>): CustodyEvent {
  return { id: logged.op.id, hash: logged.op.hash, mark: draft.at, ...rest };
}

export const custodySteps: Readonly<Record<string, Step>> = {
  "custody.handOver": step((draft, payload: PayloadOf<typeof custodyHandOver>, logged) => {
    const line = payload.lines.find((each) => each.asset === draft.state.id);
    if (!line) return;
    const chain = custodyOf(draft.state);
    const event = eventFrom(draft, logged, {
      prev: line.prev,
      prevHash: line.prevHash,
      act: "handOver",
      holder: { person: payload.receiver, name: payload.receiverName },
      number: payload.number,
      from: payload.giverName,
      place: payload.place,
      at: payload.handedAt,
      reason: payload.purpose,
      condition: line.condition,
      signed: payload.signatures.length > 0,
      note: line.note,
    });
    store(draft, chain, extend(chain, event));
  }),

  "custody.return": step((draft, payload: PayloadOf<typeof custodyReturn>, logged) => {
    const line = payload.lines.find((each) => each.asset === draft.state.id);
    if (!line) return;
    const chain = custodyOf(draft.state);
    const event = eventFrom(draft, logged, {
      prev: line.prev,
      prevHash: line.prevHash,
      act: "return",
      holder: null,
      number: payload.number,
      from: payload.returnerName,
      place: payload.place,
      at: payload.returnedAt,
      reason: payload.reason,
      condition: line.condition,
      signed: payload.signatures.length > 0,
      note: line.note,
    });
    store(draft, chain, extend(chain, event));
  }),

  "custody.resolve": step((draft, payload: PayloadOf<typeof custodyResolve>, logged) => {
    const chain = custodyOf(draft.state);
    const adopted = eventOf(chain, payload.adopt);
    const event = eventFrom(draft, logged, {
      prev: payload.adopt,
      prevHash: payload.prevHash,
      act: "resolve",
      holder: adopted?.holder ?? null,
      number: null,
      from: null,
      place: adopted?.place ?? "",
      at: logged.op.at,
      reason: "resolve",
      condition: null,
      signed: false,
      note: payload.note,
      tips: payload.tips,
    });
    store(draft, chain, extend(chain, event));
  }),
};
