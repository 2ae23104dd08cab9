import type { FieldTable } from "../../log/field.ts";
import type { EntityKey, Operation } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import type { Permission, Role } from "../permission/permission.ts";
import type { AnyAct, Forbidden } from "./act.ts";
import type { Retention } from "./retention.ts";

/** Acts by which a record may be shown to everybody, and which of them those who oversee must say (S28). */
export interface Disclosure {
  /** The rule's name. */
  rule: string;
  acts: readonly string[];
  /** What the record says against it as it stands just before; null where the payload shows nobody anything. */
  forbidden(payload: unknown): ((state: EntityState, op: Operation) => Forbidden | null) | null;
}

/**
 * A record kind is one module: everything that programs must know to keep, show, find, sync, settle
 * and verify its records is said here, once. `shared/domain/kinds.ts` is the only list; whatever is
 * generic loops over it and names no kind.
 *
 * `R` is the row that lists show.
 */
export interface RecordKind<
  N extends string = string,
  F extends FieldTable = FieldTable,
  A extends Readonly<Record<string, AnyAct>> = Readonly<Record<string, AnyAct>>,
  R extends { id: string } = { id: string },
> {
  /** Lower-case letters, as entity keys of 0.1.0 want it. */
  name: N;
  fields: F;
  acts: A;
  /** The row a list shows; asked only for records that exist. */
  row(state: EntityState): R;
  /** How the register and the palette name a row. */
  hit(row: R): { title: string; subtitle: string };
  /** What an export calls its records. Without it they are not exported. */
  exported?: string;
  /** Prefixes of the human numbers that its acts give out. */
  series: readonly string[];
  /** Columns that lists filter and sort by, and the indexes that make it fast. */
  list: ListSpec<R>;
  /** Searched text beside the fields that are `found`. A kind without either is not searched. */
  alsoFound?(state: EntityState): SearchText;
  /** Which records a technician works from. */
  desk: DeskSpec<R>;
  /** How its records leave everybody's work; a pull that takes too many of them waits for a person. */
  withdrawal?: Withdrawal;
  /** Records it names: what opens beside it, and from where it is found. */
  names(state: EntityState): EntityKey[];
  /** Marks it is known by beside its unique fields; they find it and claim nothing. */
  knownBy?(state: EntityState): KnownMark[];
  /** Id of the record it became part of: it leaves lists, search and claims. Null while it stands for itself. */
  partOf?(state: EntityState): string | null;
  /** As people are shown it, where that depends on other records of the kind. */
  shown?: Shown;
  /** What is asked of a record and not said yet, by step. Never a reason to refuse: rules are. */
  missing?(state: EntityState, read: ReadRecord): Missing;
  /** Who may settle a conflict on a field, where it is not everybody who may settle conflicts. */
  settledBy?: Readonly<Record<string, Permission>>;
  /** Who may see a record. Everybody, unless it says otherwise. */
  audience?(state: EntityState): Audience;
  /** What would show everybody a record that only some may see. The hub takes it from who oversees alone. */
  disclosure?: Disclosure;
  /** The record whose audience it shares, the same for ever: what belongs to another is seen with it. Null: none. */
  seenWith?(state: EntityState): EntityKey | null;
  /** How long its records are kept, and why (domain.md 4). */
  keep: Retention;
}

/**
 * Declares a record kind: `recordKind<TicketRow>()({ … })`. The row's type is given, everything else
 * inferred.
 */
export function recordKind<R extends { id: string }>() {
  return <
    const N extends string,
    const F extends FieldTable,
    const A extends Readonly<Record<string, AnyAct>>,
    const D extends DeskSpec<R>,
  >(
    kind: RecordKind<N, F, A, R> & { desk: D },
  ): RecordKind<N, F, A, R> & { desk: D } => kind;
}

/** A column of a list. */
export interface ListColumn<R> {
  of(row: R): string | number | null;
  /** How it sorts: as it is, as a human number, or as a name (by pinyin). */
  as: "plain" | "number" | "name";
  type: "text" | "integer";
}

export interface ListSpec<R> {
  columns: Readonly<Record<string, ListColumn<R>>>;
  /** Which rows lists, counts and exports show, as SQL over the columns; all unless it says otherwise. */
  where?: string;
  /** By name: the columns of each, ties included; `where` as SQL over the columns. */
  indexes: Readonly<Record<string, { columns: readonly string[]; where?: string }>>;
}

export function column<R>(
  of: (row: R) => string | number | null,
  as: ListColumn<R>["as"] = "plain",
  type: ListColumn<R>["type"] = "text",
): ListColumn<R> {
  return { of, as, type };
}

export interface SearchText {
  text: readonly unknown[];
  /** Also found by pinyin and initials. */
  names: readonly unknown[];
  /** Also found by what is inside them, and without what they are divided by. */
  numbers: readonly unknown[];
}

export interface DeskSpec<R> {
  /** At most so many by their own right; null for all of them. */
  cap: number | null;
  /** Of the records that one of this kind names, at most so many of a kind come with it. */
  brings?: number;
  /**
   * How near to the technician's hand a record belongs, the highest first; null when it comes only
   * because another record of the desk names it.
   */
  rank(row: R, me: string): number | null;
  /** Only by its own right: it does not come because another record names it. */
  onlyOwn?: true;
}

export interface Withdrawal {
  /** Acts that withdraw a record. */
  acts: readonly string[];
  /** Which records are not withdrawn yet, as SQL over the columns of the list. */
  live: string;
}

export interface KnownMark {
  field: string;
  value: string;
}

/** Reads the fold of another record of the kind; null when nothing is known of it. */
export type StateOf = (id: string) => EntityState | null;

export interface Shown {
  as(state: EntityState, stateOf: StateOf): EntityState;
  /** Ids of records that may be shown otherwise because this one changed. */
  alsoChanges(state: EntityState, stateOf: StateOf): string[];
}

/** Reads any record; null when nothing is known of it. */
export type ReadRecord = (kind: string, id: string) => EntityState | null;

/** Names of fields by the step that asks for them; a step at which nothing is missing is absent. */
export type Missing = Readonly<Record<string, readonly string[]>>;

/** Who may see a record: everybody, or members by role and by name. */
export type Audience = "everyone" | { roles: readonly Role[]; members: readonly string[] };
