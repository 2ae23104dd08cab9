import fc from "fast-check";
import type { Core } from "../../electron/core/compose.ts";
import { sealPlan } from "../../electron/core/commands/seal-plan.ts";
import type { AnyAct } from "../../shared/domain/kind/act.ts";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import { KINDS } from "../../shared/domain/kinds.ts";
import type { RecordKind } from "../../shared/domain/kind/record-kind.ts";
import type { Executed } from "../../shared/ipc/contract.ts";
import { entityKeyOf } from "../../shared/log/operation.ts";
import { entriesOf } from "../../shared/log/state.ts";
import type { EntityState } from "../../shared/log/state.ts";
import { StandInHub, ask, enrolledConsole, must, testEnvironment } from "../support/core/core.ts";
import type { Console } from "../support/core/core.ts";
import { takeText } from "../support/core/blobs.ts";
import { custodyHand } from "../support/core/custody-hand.ts";
import { asksOf, lastOf } from "../support/domain/asks.ts";
import type { Hand } from "../support/domain/asks.ts";
import { subjectOf } from "../support/domain/payloads.ts";
import type { Payload } from "../support/domain/payloads.ts";
import { samplesOf } from "../support/domain/ways.ts";

export const ALL_KINDS: readonly RecordKind[] = KINDS;
const SEED = 20261127;
const TRIES = 40;

/** What the team offers no longer: one of what ships of each family that records take. */
export const RETIRED: readonly Payload[] = [
  { type: "definition.set", family: "category", key: "hardware.printer", set: { retired: true } },
  { type: "definition.set", family: "resolution", key: "fixed", set: { retired: true } },
  { type: "definition.set", family: "group", key: "frontline", set: { retired: true } },
  { type: "definition.set", family: "terms", key: "standard", set: { retired: true } },
  { type: "definition.set", family: "agreement", key: "standard", set: { retired: true } },
  { type: "definition.setAssetKind", family: "assetkind", key: "laptop", set: { retired: true } },
];

/** Two consoles of leads and a hub, and at least one record of every kind. */
export class Office {
  readonly hub = new StandInHub(testEnvironment(9));
  readonly one: Console;
  readonly two: Console;
  /** By kind, in the order they were made. */
  readonly made = new Map<string, string[]>();

  constructor() {
    this.one = enrolledConsole(this.hub, "王五", "K7", 1);
    this.two = enrolledConsole(this.hub, "李四", "K8", 2);
    for (const command of RETIRED) must(this.one.core.execute(command as { type: string }));
    for (const kind of ALL_KINDS)
      this.made.set(kind.name, [...new Set([this.create(kind), this.create(kind)])]);
    // A checklist that holds its ticket back is another law's (gate): here every act of a ticket is free.
    for (const run of this.made.get("run") ?? [])
      this.one.core.execute({ type: "run.override", run, override: "不挡工单" });
    this.meet();
  }

  /** Everybody knows everything. */
  meet(): void {
    for (const { sync } of [this.one, this.two, this.one]) this.hub.sync(sync);
  }

  hand({ core }: Console): Hand {
    const { now } = testEnvironment();
    const states = (kind: string) =>
      (this.made.get(kind) ?? []).flatMap((id) => stateIn(core, kind, id) ?? []);
    return {
      ids: (kind) => (kind === null ? [] : (this.made.get(kind) ?? [])),
      words: fc.constantFrom("Printer", "打印机", "is silent", "楼上", "3-12"),
      moments: ["2026-11-20T08:00:00.000Z", "2026-11-21T16:30:00.000+08:00"],
      done: (kind) =>
        lastOf(
          (this.made.get(kind) ?? []).flatMap((id) => stateIn(core, kind, id) ?? []),
          core.profile.store.identity().member,
        ),
      blobs: takeText(core.profile.store, "Lamp 3 blinks twice"),
      ...custodyHand(core),
      ...{ runs: () => states("run"), rounds: () => states("round"), tours: () => states("tour") },
      newId: () => core.profile.store.environment.uuidv7(),
      conflicts: ask(core, "conflict.page", { limit: 500 }).rows,
      known: { now: now(), today: "2026-11-23", state: (kind, id) => stateIn(core, kind, id) },
    };
  }

  /** What is asked by a command with what this console has; each time the same, different for each `nth`. */
  asks(at: Console, type: string, nth = 0): Payload[] {
    const asks = asksOf(type, this.hand(at));
    return asks ? fc.sample(asks, { seed: SEED + nth, numRuns: TRIES }) : [];
  }

  /** A new record by the act that people, or the hub, make one with. */
  create(kind: RecordKind): string {
    const nth = this.made.get(kind.name)?.length ?? 0;
    for (const type of commandsOf(kind)) {
      for (const asked of this.asks(this.one, type, nth)) {
        const done = this.one.core.execute({ type, ...asked });
        const id = done.ok ? done.value.id : null;
        if (id !== null && isNew(this.one.core, kind.name, id)) return id;
      }
    }
    for (const type of coresOf(kind)) {
      const { store } = this.one.core.profile;
      const payload = samplesOf(type, OPERATION_TYPES.get(type)?.v ?? 1)[0] as Payload;
      const plan = { payload, label: "", id: subjectOf(kind.name), number: null };
      must(store.write(() => sealPlan(store, type, kind.acts[type] as AnyAct, plan)));
      return subjectOf(kind.name);
    }
    for (const type of hubsOf(kind)) {
      const payload = samplesOf(type, OPERATION_TYPES.get(type)?.v ?? 1)[0] as Payload;
      const id = subjectOf(kind.name);
      this.hub.write(type, entityKeyOf(kind.name, id), payload);
      this.hub.pull(this.one.sync);
      if (stateIn(this.one.core, kind.name, id)?.exists) return id;
    }
    throw new Error(`${kind.name}: no act makes a record of it`);
  }
}

const isHubs = (type: string) => OPERATION_TYPES.get(type)?.permission === "hub";
/** A kind's own acts that people ask for, those that the core seals as part of a job, and those of the hub. */
export const commandsOf = (kind: RecordKind): string[] =>
  Object.keys(kind.acts).filter((type) => kind.acts[type]?.asks !== null);
export const coresOf = (kind: RecordKind): string[] =>
  Object.keys(kind.acts).filter((type) => kind.acts[type]?.asks === null && !isHubs(type));
export const hubsOf = (kind: RecordKind): string[] => Object.keys(kind.acts).filter(isHubs);

export function stateIn(core: Core, kind: string, id: string): EntityState | null {
  return core.profile.store.state(entityKeyOf(kind, id));
}

function isNew(core: Core, kind: string, id: string): boolean {
  const state = stateIn(core, kind, id);
  return state?.exists === true && state.marks.length === 1;
}

/**
 * Writes a value into a field of a record by a command that asks for it, whatever else it says.
 *
 * @returns null when no command of the kind can
 */
export function writeField(
  office: Office,
  at: Console,
  kind: RecordKind,
  id: string,
  field: string,
  value: unknown,
): Executed | null {
  // What makes another record writes nothing of this one.
  for (const type of commandsOf(kind).filter((each) => kind.acts[each]?.creates !== true)) {
    for (const asked of office.asks(at, type)) {
      const said = naming(asked, kind.name, id, field, value);
      const before = stateIn(at.core, kind.name, id)?.marks.length;
      const done = at.core.execute({ type, ...said });
      const state = stateIn(at.core, kind.name, id);
      if (done.ok && state?.marks.length !== before && state?.fields[field] === value) return done.value;
    }
  }
  return null;
}

/**
 * Appends an entry that says something under a key, by a command that asks for it.
 *
 * @returns null when no command of the kind can
 */
export function writeEntry(
  office: Office,
  at: Console,
  kind: RecordKind,
  id: string,
  list: string,
  said: { key: string; value: string },
): Executed | null {
  for (const type of commandsOf(kind)) {
    for (const asked of office.asks(at, type)) {
      const done = at.core.execute({ type, ...naming(asked, kind.name, id, said.key, said.value) });
      const state = stateIn(at.core, kind.name, id);
      const last = state && entriesOf(state, list).at(-1);
      if (done.ok && last?.value[said.key] === said.value) return done.value;
    }
  }
  return null;
}

/** The same question about a record, with a value for a field. */
function naming(asked: Payload, kind: string, id: string, field: string, value: unknown): Payload {
  const about = Object.hasOwn(asked, kind) || "set" in asked ? { ...asked, [kind]: id } : asked;
  return "set" in asked ? { ...about, set: { [field]: value } } : { ...about, [field]: value };
}
