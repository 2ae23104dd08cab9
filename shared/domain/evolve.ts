import { fold } from "../log/fold.ts";
import type { LoggedOperation } from "../log/operation.ts";
import type { Withheld } from "../log/parts.ts";
import { hasSeen } from "../log/seen.ts";
import type { Mark } from "../log/seen.ts";
import type { EntityState } from "../log/state.ts";
import { draftOf, openBreach } from "../log/write.ts";
import type { Draft } from "../log/write.ts";
import type { Step } from "./kind/act.ts";
import { markUnread } from "./kind/edits.ts";
import { kindNamed } from "./kinds.ts";
import { MADE_ONCE, brokenRules } from "./kind/guards.ts";
import { read } from "./registry.ts";
import type { OperationType } from "./registry.ts";

/** How an operation type changes records of a kind; undefined when it does not. */
function stepOf({ act, kind }: OperationType, of: string): Step | undefined {
  if (kind === null || kind === of) return (...given) => act.fold(...given);
  const also = act.alsoFolds;
  return also && Object.hasOwn(also, of) ? also[of] : undefined;
}

/**
 * Folds one operation into one entity it touches. Pure and total: an operation this program
 * cannot read is marked as such, one that does not fit becomes a conflict.
 */
export function evolve(state: EntityState, logged: LoggedOperation): EntityState {
  const draft = draftOf(state, logged);
  if (logged.seq === null) draft.state.pending += 1;
  else if (logged.seq > draft.state.lastSeq) draft.state.lastSeq = logged.seq;
  const reading = read(logged.op);
  const run =
    reading.kind === "known" && kindNamed(state.kind) ? stepOf(reading.definition, state.kind) : undefined;
  if (reading.kind === "known" && run) {
    const made = reading.definition.act.creates ? madeBefore(state, logged) : null;
    if (made) openBreach(draft, MADE_ONCE, [made]);
    else {
      const broken = brokenRules(state, reading, logged.op);
      run(draft, reading.payload as never, logged);
      for (const { rule, by } of broken) openBreach(draft, rule, by);
      if (!state.exists && draft.state.exists && draft.at > 0) draft.state.made = draft.at;
    }
  }
  if (reading.kind === "known") noteHidden(draft, reading.withheld);
  if (reading.kind !== "known" || !run || reading.more) markUnread(draft);
  return draft.state;
}

/**
 * Who made the record, where the author of another making had seen it. Two who made it without knowing
 * of each other are two who wrote its fields.
 */
function madeBefore(state: EntityState, { op }: LoggedOperation): Mark | null {
  const mark = state.exists ? state.marks.at(state.made ?? 0) : undefined;
  return mark && hasSeen(op, mark) ? mark : null;
}

/** Says of which values the state holds nothing but that they were said. */
function noteHidden({ state, mark }: Draft, withheld: readonly Withheld[]): void {
  if (withheld.length === 0) return;
  state.hidden = [...(state.hidden ?? []), ...withheld.map((each) => ({ ...each, op: mark.op }))];
}

/** The whole state of an entity from its operations. */
export function foldEntity(kind: string, id: string, operations: readonly LoggedOperation[]): EntityState {
  return fold(evolve, kind, id, operations);
}
