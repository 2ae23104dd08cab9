import type { z } from "zod";
import { splitEntityKey } from "../log/operation.ts";
import type { EntityKey, Operation } from "../log/operation.ts";
import { referencesAt, resolve } from "../log/parts.ts";
import type { Personal, Withheld } from "../log/parts.ts";
import type { AnyAct, Forgotten, OlderVersion, PersonalPaths } from "./kind/act.ts";
import type { Retention } from "./kind/retention.ts";
import { COMMON_ACTS, KINDS, kindNamed } from "./kinds.ts";
import type { Permission } from "./permission/permission.ts";

/** Form and records of one version of an operation type. */
export interface TypeVersion {
  payload: z.ZodType<Record<string, unknown>>;
  touches(payload: Record<string, unknown>): EntityKey[];
  /** Paths whose values it hides behind their hash. */
  personal?: PersonalPaths;
}

/** A registered operation type: the version this program writes, and those that programs have written. */
export interface OperationType extends TypeVersion {
  type: string;
  /** The version this program writes; it reads all up to it. */
  v: number;
  /** Version 1 first, without the present one. */
  older: readonly OlderVersion[];
  /** Kind whose act it is; null for acts that every kind has. */
  kind: string | null;
  permission: Permission | "hub" | "service";
  /** Extends a custody chain, or speaks of an event of it: its signature is checked by everybody. */
  chain: boolean;
  act: AnyAct;
}

function typeOf(type: string, act: AnyAct, kind: string | null): OperationType {
  const older: readonly OlderVersion[] = act.older ?? [];
  return {
    type,
    kind,
    act,
    v: older.length + 1,
    older,
    payload: act.payload as TypeVersion["payload"],
    touches: (payload) => act.touches(payload),
    permission: act.permission,
    chain: act.chain !== undefined,
    ...(act.personal ? { personal: act.personal } : {}),
  };
}

/** A version of a type as it was released; undefined for one that only a newer program knows. */
export function versionOf(definition: OperationType, v: number): TypeVersion | undefined {
  return v === definition.v ? definition : (definition.older[v - 1] as TypeVersion | undefined);
}

/** Every operation type this program knows. */
export const OPERATION_TYPES: ReadonlyMap<string, OperationType> = new Map(
  [
    ...KINDS.flatMap((kind) =>
      Object.entries<AnyAct>(kind.acts).map(([type, act]) => typeOf(type, act, kind.name)),
    ),
    ...Object.entries<AnyAct>(COMMON_ACTS).map(([type, act]) => typeOf(type, act, null)),
  ].map((definition) => [definition.type, definition]),
);

/** Whether an operation of this type belongs to a custody chain. */
export function isChained(type: string): boolean {
  return OPERATION_TYPES.get(type)?.chain ?? false;
}

/** Whether only the hub writes operations of this type, with its own key. */
export function isHubs(type: string): boolean {
  return OPERATION_TYPES.get(type)?.permission === "hub";
}

export type Reading =
  | {
      kind: "known";
      definition: OperationType;
      /** As the present version says it, whatever version it was sealed by. */
      payload: Record<string, unknown>;
      /** Records it changes beside those it names: what lifting has derived. */
      derived: EntityKey[];
      /** The payload says more than this program reads: a newer program's fields. */
      more: boolean;
      /** Personal values that are not at hand; the payload says something neutral there. */
      withheld: readonly Withheld[];
    }
  /** A newer program's: keep it, skip it, say so. */
  | { kind: "unknown" }
  /** A type and version we know, whose payload does not fit. */
  | { kind: "malformed"; path: string; message: string };

const readings = new WeakMap<Operation, Reading>();

/** Reads an operation's payload by its own version. Remembered, since one act may touch hundreds of entities. */
export function read(op: Operation): Reading {
  let reading = readings.get(op);
  if (!reading) {
    reading = readAnew(op);
    readings.set(op, reading);
  }
  return reading;
}

/**
 * Keeps what an operation says that was sealed just now in the present version: its payload went through
 * the strict form, which lets through less than the one that reads, and makes the same of it.
 */
export function rememberSealed(op: Operation, payload: Record<string, unknown>): void {
  const definition = OPERATION_TYPES.get(op.type);
  if (definition?.v !== op.v) return;
  readings.set(op, { kind: "known", definition, payload, derived: [], more: false, withheld: [] });
}

function readAnew(op: Operation): Reading {
  const definition = OPERATION_TYPES.get(op.type);
  const version = definition && versionOf(definition, op.v);
  if (!definition || !version) return { kind: "unknown" };
  const said = payloadOf(version, op);
  if (!said.ok) return said.malformed;
  const { withheld } = said;
  const more = Object.keys(op.payload).some((name) => !Object.hasOwn(said.payload, name));
  const known = { kind: "known", definition, more, withheld } as const;
  if (op.v === definition.v) return { ...known, payload: said.payload, derived: [] };
  // A loose form lets through what a later version gives a meaning to: it must fit that meaning too.
  const lifted = definition.payload.safeParse(lift(definition, op, said.payload));
  if (!lifted.success) return malformed(lifted.error);
  const payload = lifted.data;
  const derived = definition.act.touches(payload).filter((key) => !op.touches.includes(key));
  return { ...known, payload, derived };
}

function malformed({ issues: [issue] }: z.ZodError): Extract<Reading, { kind: "malformed" }> {
  const path = ["payload", ...(issue?.path ?? [])].join(".");
  return { kind: "malformed", path, message: issue?.message ?? "does not fit" };
}

export type SaidPayload =
  | { ok: true; payload: Record<string, unknown>; withheld: Withheld[] }
  | { ok: false; malformed: Extract<Reading, { kind: "malformed" }> };

/** What an operation says by a version of its type, the personal values at hand in their places. */
export function payloadOf(version: TypeVersion, { payload, parts }: Operation): SaidPayload {
  const { payload: said, withheld } = resolve(payload, personalOf(version, payload), parts);
  const parsed = version.payload.safeParse(said);
  if (parsed.success) return { ok: true, payload: parsed.data, withheld };
  return { ok: false, malformed: malformed(parsed.error) };
}

/** Personal paths of a payload as it is sealed, or is to be. */
export function personalOf({ personal = {} }: TypeVersion, payload: Record<string, unknown>): Personal {
  return typeof personal === "function" ? personal(payload) : personal;
}

function personalIn(op: Operation): Personal {
  const definition = OPERATION_TYPES.get(op.type);
  const version = definition && versionOf(definition, op.v);
  return version ? personalOf(version, op.payload) : {};
}

/** An operation's payload as it was entered, in its own version, for people to look at. */
export function enteredIn(op: Operation): { payload: Record<string, unknown>; withheld: Withheld[] } {
  return resolve(op.payload, personalIn(op), op.parts);
}

/** Where in an operation personal values stand by their hash. */
export function personalParts(op: Operation): Withheld[] {
  return referencesAt(op.payload, personalIn(op));
}

/** How long what an operation says is kept: as its act says, else the strictest of the kinds it touches. */
export function retentionsOf(op: Operation): Retention[] {
  const keep = OPERATION_TYPES.get(op.type)?.act.keep;
  if (keep) return [keep];
  const kinds = new Set(op.touches.map((key) => splitEntityKey(key).kind));
  return [...kinds].flatMap((kind) => kindNamed(kind)?.keep ?? []);
}

/** Parts that an operation erases once it counts. */
export function forgottenBy(op: Operation): readonly Forgotten[] {
  if (!OPERATION_TYPES.get(op.type)?.act.forgets) return [];
  const reading = read(op);
  if (reading.kind !== "known") return [];
  return reading.definition.act.forgets?.(reading.payload) ?? [];
}

/** A part that an operation names, and the operation that said it first. */
export interface RepeatedPart {
  part: string;
  from: string;
}

/** Parts that an operation says anew: what is erased of where they are from is erased of it. */
export function repeatedParts(op: Operation): RepeatedPart[] {
  if (!isRepeating(op.type)) return [];
  const reading = read(op);
  if (reading.kind !== "known") return [];
  const from = reading.definition.act.repeats?.(reading.payload) ?? {};
  return personalParts(op).flatMap(({ path, part }) =>
    Object.hasOwn(from, path) ? [{ part, from: from[path] as string }] : [],
  );
}

/** Whether operations of this type may say anew the personal parts of others. */
export function isRepeating(type: string): boolean {
  return OPERATION_TYPES.get(type)?.act.repeats !== undefined;
}

/** Types whose operations may say anew the personal parts of others. */
export const REPEATING_TYPES: readonly string[] = [...OPERATION_TYPES.keys()].filter(isRepeating);

/** Whether operations of this type may erase parts. */
export function isForgetting(type: string): boolean {
  return OPERATION_TYPES.get(type)?.act.forgets !== undefined;
}

/** Types whose operations may erase parts. */
export const FORGETTING_TYPES: readonly string[] = [...OPERATION_TYPES.keys()].filter(isForgetting);

/** Says an older payload as the present version does, one version at a time. */
function lift(definition: OperationType, op: Operation, payload: Record<string, unknown>) {
  let said = payload;
  for (const version of definition.older.slice(op.v - 1)) said = version.lift(said as never, op);
  return said;
}

/** Every record an operation is filed under: those it names, and those that lifting derives. */
export function recordsOf(op: Operation): readonly EntityKey[] {
  // What is not lifted derives nothing: its payload need not be read.
  if (op.v >= (OPERATION_TYPES.get(op.type)?.v ?? 0)) return op.touches;
  const reading = read(op);
  return reading.kind === "known" && reading.derived.length > 0
    ? [...op.touches, ...reading.derived]
    : op.touches;
}
