import type { AnyAct } from "../../../shared/domain/kind/act.ts";
import { guardedRules } from "../../../shared/domain/kind/guards.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { KINDS } from "../../../shared/domain/kinds.ts";

const ALL: readonly RecordKind[] = KINDS;

/** Kinds whose records somebody may be kept from seeing. */
export const RESTRICTED_KINDS: ReadonlySet<string> = new Set(
  ALL.filter(({ audience }) => audience !== undefined).map(({ name }) => name),
);

/** What the hub's timers read: what is promised, and of what. */
const TIMED_KINDS: ReadonlySet<string> = new Set(["ticket", "definition"]);

/**
 * Kinds that the hub folds: those with an audience of their own or of another record, those about which
 * a decision is guarded, and those that its timers read.
 */
export const FOLDED_KINDS: readonly string[] = ALL.filter(
  (kind) =>
    RESTRICTED_KINDS.has(kind.name) ||
    kind.seenWith !== undefined ||
    guardedRules(kind).length > 0 ||
    TIMED_KINDS.has(kind.name),
).map(({ name }) => name);

const GUARDED: ReadonlySet<string> = new Set(
  ALL.flatMap(({ acts }) => Object.entries<AnyAct>(acts))
    .filter(([, { guards }]) => guards !== undefined)
    .map(([type]) => type),
);

/** Whether an operation of this type is a decision that rules guard. */
export function isGuarded(type: string): boolean {
  return GUARDED.has(type);
}
