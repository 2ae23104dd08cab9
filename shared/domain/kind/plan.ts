import type { BlobAddress } from "../../blob/address.ts";
import type { BlobFacts } from "../../blob/blob-facts.ts";
import type { EntityKey, Operation } from "../../log/operation.ts";
import type { Withheld } from "../../log/parts.ts";
import type { EntityState } from "../../log/state.ts";
import type { Retention } from "./retention.ts";

/** An expected failure of planning; nothing was changed. */
export interface PlanError {
  code: "malformed" | "notFound" | "notAllowed" | "stale";
  message: string;
  /** Where in what was asked, e.g. `lines.3.asset`. */
  path: string;
  details?: Record<string, unknown>;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: PlanError };

export function planned<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refused(
  code: PlanError["code"],
  message: string,
  path: string,
  details?: Record<string, unknown>,
): { ok: false; error: PlanError } {
  return { ok: false, error: details ? { code, message, path, details } : { code, message, path } };
}

/** What a plan may look at and ask for; all of it inside the command's transaction. */
export interface Planning {
  /** Device clock, ms since the epoch. */
  now: number;
  state(kind: string, id: string): EntityState | null;
  newId(): string;
  /** Gives out the next human number of a series that a kind declares, e.g. `T` for tickets. */
  number(series: string): string;
  sha256(text: string): string;
  /** An operation of the log; null when it is not here. */
  operation(id: string): SaidOperation | null;
  /** What an operation says, the personal values at hand in their places; null when it counts in nothing here. */
  entered(id: string): EnteredOperation | null;
  /** The member who acts. */
  me: string;
  /** When that member last gave their PIN on this device, ms since the epoch. */
  pinGiven: readonly number[];
  /** A checklist that ships, by its key; null where none does. The window carries none. */
  shippedChecklist(key: string): object | null;
  /** What is known of bytes that lie whole on this laptop; null where they do not. */
  blob(address: BlobAddress): BlobFacts | null;
  /** Records of a kind that name a record. */
  namedBy(kind: string, key: EntityKey): EntityState[];
  /** The rows of a kind of which there are few: sites, not assets. */
  rows(kind: string): readonly { id: string }[];
  /** An operation of a record and the record around it, as its author had it; null where it is not here. */
  around(kind: string, id: string, operation: string): Around | null;
  /** Operations of a record that count. */
  operationsOf(kind: string, id: string): SaidOperation[];
}

/** A record just before and just after one operation, as far as the operation's author knew of it. */
export interface Around {
  op: Operation;
  /** The act that takes its act back; null for one that is not undone. */
  undo: string | null;
  before: EntityState;
  after: EntityState;
}

/** An operation as it was entered, in the words of its own version. */
export interface EnteredOperation {
  type: string;
  payload: Record<string, unknown>;
  withheld: readonly Withheld[];
}

/** An operation of the log as far as another act asks what it was. */
export interface SaidOperation {
  id: string;
  type: string;
  touches: readonly EntityKey[];
  /** Personal parts it names that were not erased. */
  parts: readonly Withheld[];
  /** How long it is kept. */
  keep: readonly Retention[];
  /** Sealed before personal values were hidden: what it says cannot be erased. */
  plain: boolean;
}

/** What is to be sealed, and what the command answers. */
export interface Plan {
  payload: Record<string, unknown>;
  /** What the outbox calls it. */
  label: string;
  id: string | null;
  number: string | null;
  /** Acts that the core seals behind it, in the same transaction. */
  also?: readonly { type: string; payload: Record<string, unknown> }[];
}

export type Planned = Result<Plan>;

/** A record that exists, or `notFound`. */
export function existing(planning: Planning, kind: string, id: string, path: string): Result<EntityState> {
  const state = planning.state(kind, id);
  return state?.exists ? planned(state) : refused("notFound", `there is no ${kind} with this id`, path);
}

/** Checks that every named record exists. `pathOf` gives the place of each in what was asked. */
export function allExist(
  planning: Planning,
  kind: string,
  ids: readonly string[],
  pathOf: (index: number) => string,
): Result<null> {
  for (const [index, id] of ids.entries()) {
    const found = existing(planning, kind, id, pathOf(index));
    if (!found.ok) return found;
  }
  return planned(null);
}

/**
 * Refuses an edit of nothing: it would stand in the log, and in the record's history, as if
 * somebody had done something.
 *
 * @param parts what an edit may change: fields by name, or elements by set
 */
export function changesSomething(...parts: Record<string, unknown>[]): Result<null> {
  const said = parts.flatMap((part) => Object.values(part)).some((value) => value !== undefined);
  return said ? planned(null) : refused("malformed", "nothing is changed", "set");
}

/** Number and title of a record, as lists, the outbox and conflicts call it. */
export function labelOf(state: EntityState): string {
  return ["number", "title", "name", "ip"]
    .map((name) => state.fields[name])
    .filter((value) => typeof value === "string" && value !== "")
    .join(" ");
}
