import type { z } from "zod";
import type { EntityKey, LoggedOperation, Operation } from "../../log/operation.ts";
import type { Personal } from "../../log/parts.ts";
import type { Mark } from "../../log/seen.ts";
import type { EntityState } from "../../log/state.ts";
import type { Draft } from "../../log/write.ts";
import type { Permission } from "../permission/permission.ts";
import type { Planned, Planning } from "./plan.ts";
import type { Retention } from "./retention.ts";
import type { Rule } from "./rule.ts";

/** Fold step: how an operation changes one record of a kind. The payload is of the act's present version. */
export type Step<P = never> = (draft: Draft, payload: P, logged: LoggedOperation) => void;

/**
 * A version of an act's payload that programs have written and this one no longer writes. It stays
 * for ever: what was sealed by it is judged by it, and lifted to the version after it to be folded.
 */
export interface OlderVersion {
  payload: z.ZodType<Record<string, unknown>>;
  touches(payload: never): EntityKey[];
  /** Paths that this version hides; none in what 0.1.0 wrote. */
  personal?: PersonalPaths;
  /** The payload as the next version says it. New ids are reckoned from the operation (`derivedId`). */
  lift(payload: never, op: Pick<Operation, "id" | "device">): Record<string, unknown>;
}

/** Personal paths of a payload; by the payload as it is sealed where they depend on it. */
export type PersonalPaths = Personal | ((sealed: Record<string, unknown>) => Personal);

export function older<S extends z.ZodType<Record<string, unknown>>>(version: {
  payload: S;
  touches(payload: z.output<S>): EntityKey[];
  personal?: PersonalPaths;
  lift(payload: z.output<S>, op: Pick<Operation, "id" | "device">): Record<string, unknown>;
}): OlderVersion {
  return version;
}

/** A version that said the same with nothing hidden: what 0.1.0 wrote. */
export function plainly<S extends z.ZodType<Record<string, unknown>>>(
  payload: S,
  touches: (payload: z.output<S>) => EntityKey[],
): OlderVersion {
  return older({ payload, touches, lift: (said) => said });
}

/** What an operation says is forgotten: parts of an operation, by hash. */
export interface Forgotten {
  operation: string;
  parts: readonly string[];
}

/** What on a record forbids a decision: the writes that say so, at least one. */
export interface Forbidden {
  by: readonly Mark[];
  message: string;
}

/**
 * Whether a decision may be taken on a record as it stands just before; pure and total. The hub
 * refuses it where its author had seen all of what forbids it, and takes it otherwise; the fold then
 * shows a breach on the record. Only for decisions, never for what was physically done (ADR 24).
 */
export type Guard<P> = (state: EntityState, payload: P, op: Operation) => Forbidden | null;

/**
 * One thing that is done to records of a kind: what a user is asked, what is sealed, who may, by
 * which rules, and how it is folded. Version 1 and up: `older` in order, then `payload`.
 */
export interface Act<P extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  /**
   * What the actor must be allowed to do; `hub` means only the hub itself writes it, `service` only a service
   * whose purpose names it (permission/service.ts).
   */
  permission: Permission | "hub" | "service";
  /** One sentence for docs/commands.md; '' for what only the hub writes. */
  about: string;
  /** Form of the payload in the log. Loose: a newer program's fields are kept. */
  payload: P;
  /** Records whose state changes, derived from the payload. */
  touches(payload: z.output<P>): EntityKey[];
  older?: readonly OlderVersion[];
  /** Values that enter the signed text by their hash, so that they can be erased (ADR 18). */
  personal?: PersonalPaths;
  /** How long what it says is kept, where that is not as its kind says. */
  keep?: Retention;
  /** Personal parts that are erased once it counts. */
  forgets?(payload: z.output<P>): readonly Forgotten[];
  /** Makes a record of its kind: whoever does it knowing that the record exists changes nothing, and is shown as a breach. */
  creates?: true;
  /** It leaves a document, which is opened by the id of its operation: what the window calls such a document. */
  leaves?: "slip";
  /**
   * Extends the custody chain: order, hashes and signatures are verified by everybody. Or it `follows` an
   * event of the chain, speaks of it and moves nothing: it goes with the chain wherever that is shown.
   */
  chain?: true | "follows";
  /** How it changes a record of the kind that declares it. */
  fold(draft: Draft, payload: z.output<P>, logged: LoggedOperation): void;
  /** How it changes records of other kinds. */
  alsoFolds?: Readonly<Record<string, Step>>;
  /** What a user asks; null for what only the hub writes. Strict: a key it does not have is refused. */
  asks: A | null;
  /** What must hold in form, core and command line before it is sealed. */
  rules?: readonly Rule<z.output<A>>[];
  /** From what was asked to what is sealed. */
  plan?(asked: z.output<A>, planning: Planning): Planned;
  /**
   * The act that takes it back; who asks, asks of the record, and of `undo` acts which operation. One act
   * says this or why it is `final`: a law fails by its name where it says neither.
   */
  undo?: string;
  /** Why nobody takes it back by an act of its own. */
  final?: string;
  /** Takes back another operation, named in `operation` (`undoing`). */
  undoes?: true;
  /**
   * By path: of which operation it says a personal value anew. It names that one's part and makes none of
   * its own, and the part is erased of it where it is erased of that one (ADR 33).
   */
  repeats?(payload: z.output<P>): Readonly<Record<string, string>>;
  /** By the rule's name: asked on each record of the kind that it touches. */
  guards?: Readonly<Record<string, Guard<z.output<P>>>>;
}

/** Declares an act with the types of its forms inferred. */
export function act<P extends z.ZodType, A extends z.ZodType>(declared: Act<P, A>): Act<P, A> {
  return declared;
}

/** Declares an act that only the hub writes. */
export function hubAct<P extends z.ZodType>(
  declared: Omit<Act<P, never>, "permission" | "about" | "asks" | "rules" | "plan">,
): Act<P, never> {
  return { ...declared, permission: "hub", about: "", asks: null, final: "only the hub writes it" };
}

/** Declares an act that only a service writes, by a rule of its own: nobody asks for it. */
export function serviceAct<P extends z.ZodType>(
  declared: Omit<Act<P, never>, "permission" | "about" | "asks" | "rules" | "plan">,
): Act<P, never> {
  return { ...declared, permission: "service", about: "", asks: null };
}

/** Declares an act that the core seals as part of something else it does: nobody asks for it by itself. */
export function coreAct<P extends z.ZodType>(
  declared: Omit<Act<P, never>, "about" | "asks" | "rules" | "plan">,
): Act<P, never> {
  return { ...declared, about: "", asks: null, final: "it notes what was done" };
}

// Bivariant by method syntax and `any`, so that acts of all payloads stand in one table.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyAct = Act<any, any>;
