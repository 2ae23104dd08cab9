import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { foldEntity } from "../../../shared/domain/evolve.ts";
import { OPERATION_TYPES, read, recordsOf, versionOf } from "../../../shared/domain/registry.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import type { EntityKey, LoggedOperation, Operation } from "../../../shared/log/operation.ts";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { setElements } from "../../../shared/log/state.ts";
import { WORKSPACE, hashOf, stamp, uuid } from "./operations.ts";
import { sha256 } from "./payload-forms.ts";
import type { Form } from "./payload-forms.ts";
import type { Payload } from "./payloads.ts";

/** What a version of an operation type is, for ever: its form, and what payloads of it came to. */
export interface Golden {
  type: string;
  v: number;
  form: Form;
  examples: Example[];
}

export interface Example {
  /** Why it stands here. */
  shows: string;
  /** What had happened to the records; `unseen` is what its author did not know of. */
  before: Act[];
  payload: Payload;
  touches: string[];
  /** By record; a later program may say more of one, never less. */
  states: Record<string, Meaning>;
}

export interface Act {
  type: string;
  v: number;
  payload: Payload;
  unseen?: true;
}

/** What a record says, without how a program keeps it. */
export interface Meaning {
  exists: boolean;
  fields: Record<string, unknown>;
  sets: Record<string, string[]>;
  lists: Record<string, unknown[]>;
  overwritten: { field: string; value: unknown }[];
  conflicts: { class: string; field: string; values: unknown[] }[];
  unread: number;
}

export function meaningOf(state: EntityState): Meaning {
  return {
    exists: state.exists,
    fields: state.fields,
    sets: Object.fromEntries(Object.keys(state.sets).map((name) => [name, setElements(state, name)])),
    lists: Object.fromEntries(
      Object.entries(state.lists).map(([name, entries]) => [name, entries.map(({ value }) => value)]),
    ),
    overwritten: state.overwritten.map(({ field, value }) => ({ field, value })),
    conflicts: state.conflicts.map(({ class: of, field, sides }) => ({
      class: of,
      field,
      values: sides.map(({ value }) => value),
    })),
    unread: state.unread.length,
  };
}

/** Acts as a hub could have logged them: all by one device, the last by another. */
export function logOf(acts: readonly Act[]): LoggedOperation[] {
  const seen = acts.findIndex(({ unseen }) => unseen);
  return acts.map((act, n): LoggedOperation => {
    const id = uuid(1000 + n);
    const last = n === acts.length - 1;
    const op: Operation = {
      ...{ id, type: act.type, v: act.v, workspace: WORKSPACE, payload: act.payload, hash: hashOf(id) },
      ...{ device: uuid(last ? 102 : 101), deviceSeq: n + 1, actor: uuid(last ? 202 : 201) },
      ...{ at: stamp(n), clockSkewMs: 0, baseSeq: last && seen >= 0 ? seen : n, touches: [] },
    };
    return { op: { ...op, touches: touchesOf(op) }, seq: n + 1 };
  });
}

export function stateAfter(log: readonly LoggedOperation[], key: EntityKey): EntityState {
  const { kind, id } = splitEntityKey(key);
  return foldEntity(
    kind,
    id,
    log.filter(({ op }) => recordsOf(op).includes(key)),
  );
}

/** What an example comes to in this program. */
export function played(
  { before, payload }: Pick<Example, "before" | "payload">,
  { type, v }: Pick<Golden, "type" | "v">,
): Pick<Example, "touches" | "states"> {
  const log = logOf([...before, { type, v, payload }]);
  const { op } = log.at(-1) as LoggedOperation;
  const states = recordsOf(op).map((key) => [key, meaningOf(stateAfter(log, key))] as const);
  // As they are kept: nothing undefined.
  return JSON.parse(JSON.stringify({ touches: op.touches, states: Object.fromEntries(states) })) as never;
}

function touchesOf(op: Operation): string[] {
  const definition = OPERATION_TYPES.get(op.type);
  const version = definition && versionOf(definition, op.v);
  const parsed = version?.payload.safeParse(op.payload);
  if (!version || !parsed?.success) {
    const reading = read(op);
    const why = reading.kind === "malformed" ? `: ${reading.path} ${reading.message}` : "";
    throw new Error(`${op.type} v${op.v} does not read what it wrote${why}`);
  }
  return version.touches(parsed.data);
}

const folder = join(import.meta.dirname, "../../upgrade/golden");

/** A version of a type, as people speak of it. */
export type Version = Pick<Golden, "type" | "v">;
export const nameOf = ({ type, v }: Version): string => `${type}.v${v}`;
export const goldenFile = (version: Version): string => join(folder, `${nameOf(version)}.json`);

const readJson = <T>(file: string) => JSON.parse(readFileSync(file, "utf8")) as T;

/** What is kept; null for a version of which nothing is. */
export function keptGolden(version: Version): Golden | null {
  const file = goldenFile(version);
  return existsSync(file) ? readJson<Golden>(file) : null;
}

export const keptGoldens = (): Golden[] =>
  readdirSync(folder)
    .filter((name) => /\.v\d+\.json$/.test(name))
    .sort()
    .map((name) => readJson<Golden>(join(folder, name)));

export interface GoldenList {
  /** Of the forms of everything this program reads ({@link fingerprintOf}). */
  fingerprint: string;
  /** By release: what it fixed, and the hash of its golden file. What stands here never changes. */
  released: Record<string, Record<string, string>>;
  /** Fixed versions whose examples came to mean something else, and why. */
  reread: Record<string, string[]>;
}

export const goldenListFile = join(folder, "list.json");
export const goldenList = (): GoldenList => readJson<GoldenList>(goldenListFile);
export const goldenHash = (golden: Golden): string => sha256(canonicalJson(golden));

const WIDTH = 160;

/** JSON for people who compare it: what fits on a line stands on one. */
export function writtenOut(value: unknown, indent = ""): string {
  const flat = JSON.stringify(value);
  if (typeof value !== "object" || value === null || indent.length + flat.length <= WIDTH) return flat;
  const below = `${indent} `;
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(
    ([name, each]) => below + (isList ? "" : `${JSON.stringify(name)}: `) + writtenOut(each, below),
  );
  const [open, close] = isList ? "[]" : "{}";
  return `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}
