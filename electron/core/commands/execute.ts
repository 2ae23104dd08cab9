import type { z } from "zod";
import { shippedChecklists } from "../../../shared/domain/checklist/catalogue.ts";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import type { CommandName, CommandType } from "../../../shared/domain/commands.ts";
import type { AnyAct } from "../../../shared/domain/kind/act.ts";
import type { Planning } from "../../../shared/domain/kind/plan.ts";
import { firstBreach } from "../../../shared/domain/kind/rule.ts";
import type { Known } from "../../../shared/domain/kind/rule.ts";
import { member } from "../../../shared/domain/member/member.ts";
import { enteredIn } from "../../../shared/domain/registry.ts";
import { may } from "../../../shared/domain/permission/permission.ts";
import type { CoreError, Executed } from "../../../shared/ipc/contract.ts";
import { entityKeyOf, splitEntityKey } from "../../../shared/log/operation.ts";
import { emptyState } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { timestampOf } from "../environment.ts";
import { readForm } from "../form.ts";
import { sha256 } from "../keys/device-key.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import { loneMember } from "../store/desk/desk-source.ts";
import type { Store } from "../store/store.ts";
import { localCommands } from "./local.ts";
import { around } from "./around.ts";
import { saidOperation } from "./said-operation.ts";
import { sealPlan } from "./seal-plan.ts";

const LOCAL = localCommands as Readonly<Record<string, (store: Store, command: never) => Outcome<Executed>>>;

/** Commands that are still tried when the disk is full: they save what was being typed. */
const URGENT: ReadonlySet<string> = new Set(["draft.save", "draft.discard", "refusal.acknowledge"]);

/** A command as it is asked: not looked at yet. */
export type Given = { type: string } & Record<string, unknown>;

/** Runs one command in one transaction: checks, plans, seals, appends, folds. */
export function execute(store: Store, given: Given): Outcome<Executed> {
  const ready = prepare(store, given);
  return ready.ok ? store.write(ready.value, URGENT.has(given.type)) : ready;
}

/** A command of several, or how it follows from what those before it answered. */
export type Following = Given | ((done: readonly Executed[]) => Given);

/**
 * Runs several commands as one act, in one transaction: all of them or none. Each finds what those before it
 * did. The error is that of the first one that cannot be, with its own path and its place (`details.command`), and
 * with all others that cannot be (`details.others`): whoever leaves them out need not find them one by one.
 */
export function executeAll(store: Store, all: readonly Following[]): Outcome<Executed[]> {
  function carryOutAll(): Outcome<Executed[]> {
    const done: Executed[] = [];
    const refused: CoreError[] = [];
    for (const [at, each] of all.entries()) {
      const ready = prepare(store, typeof each === "function" ? each(done) : each);
      const outcome = ready.ok ? ready.value() : ready;
      if (outcome.ok) {
        done.push(outcome.value);
        store.settle();
        continue;
      }
      refused.push(all.length > 1 ? atPlace(outcome.error, at) : outcome.error);
      if (!OF_ONE.has(outcome.error.code)) break;
      // Nothing of it stays: the others are looked at only for whether they could be.
      done.push(NOT_DONE);
    }
    const [first, ...others] = refused;
    if (!first) return success(done);
    const details = others.length > 0 ? { details: { ...first.details, others } } : {};
    return { ok: false, error: { ...first, ...details } };
  }
  return store.write(
    carryOutAll,
    all.every((given) => typeof given !== "function" && URGENT.has(given.type)),
  );
}

/** A refusal of one of several, with its place among them. */
function atPlace(error: CoreError, command: number): CoreError {
  return { ...error, details: { ...error.details, command } };
}

/** Refusals that are of one command and say nothing of those behind it. */
const OF_ONE: ReadonlySet<string> = new Set(["notAllowed", "notFound"]);
const NOT_DONE: Executed = { operation: null, id: null, number: null };

/** Checks form and permission. Answers what is to be done inside a transaction. */
function prepare(store: Store, given: Given): Outcome<() => Outcome<Executed>> {
  const { type, ...rest } = given;
  if (!Object.hasOwn(COMMANDS, type)) return failure("unknownCommand", `there is no command ${type}`, "type");
  const definition: CommandType = COMMANDS[type as CommandName];
  const read = readForm<z.ZodType<object>>(definition.schema as z.ZodType<object>, rest);
  if (!read.ok) return read;
  const { permission, act } = definition;
  if (permission !== null && !may(store.role(), permission)) {
    return failure("forbidden", "your role does not allow this", "", { permission, role: store.role() });
  }
  const asked = read.value;
  return success(() => (act ? carryOut(store, type, act, asked) : local(store, type, asked)));
}

/** Whether a command would be carried out: reads, and writes nothing. No number is given out for it. */
export function examine(store: Store, given: Given): Outcome<unknown> {
  const { type, ...rest } = given;
  const { schema, act } = COMMANDS[type as CommandName] as CommandType;
  const read = readForm<z.ZodType<object>>(schema as z.ZodType<object>, rest);
  if (!read.ok || !act?.plan) return read;
  const planning = { ...planningOver(store), number: (series: string) => `${series}-00-0000` };
  const breach = firstBreach(act.rules, read.value, knownTo(store, planning));
  return breach ? { ok: false, error: breach } : act.plan(read.value, planning);
}

function local(store: Store, type: string, command: object): Outcome<Executed> {
  const run = LOCAL[type];
  if (!run) throw new Error(`no local command ${type}`);
  return run(store, command as never);
}

function carryOut(store: Store, type: string, act: AnyAct, asked: object): Outcome<Executed> {
  const planning = planningOver(store);
  const breach = firstBreach(act.rules, asked, knownTo(store, planning));
  if (breach) return { ok: false, error: breach };
  if (!act.plan) throw new Error(`no plan for ${type}`);
  const plan = act.plan(asked, planning);
  return plan.ok ? sealPlan(store, type, act, plan.value) : plan;
}

function planningOver(store: Store): Planning {
  return {
    now: store.environment.now(),
    state(kind, id) {
      const state = store.state(entityKeyOf(kind, id));
      return state ?? loneMemberState(store, kind, id);
    },
    newId: () => store.environment.uuidv7(),
    number: (series) => store.nextNumber(series),
    sha256,
    operation(id) {
      const stored = store.log.body(id);
      return stored && stored.status !== "distrusted" ? saidOperation(store, stored) : null;
    },
    entered(id) {
      const stored = store.log.body(id);
      if (!stored || stored.status === "distrusted" || stored.status === "refused") return null;
      const op = operationFrom(stored);
      return { type: op.type, ...enteredIn(op) };
    },
    me: store.identity().member,
    pinGiven: store.meta.get("pinGiven") ?? [],
    shippedChecklist: (key) => shippedChecklists().get(key) ?? null,
    blob: (address) => store.blobs.facts(address),
    rows: (kind) => store.source.rows(kind),
    namedBy: (kind, key) => store.source.namedBy(kind, splitEntityKey(key).id),
    around: (kind, id, operation) => around(store, kind, id, operation),
    operationsOf: (kind, id) => store.operationsOf(kind, id).map((stored) => saidOperation(store, stored)),
  };
}

/**
 * A laptop whose clock is slow must not refuse what was done at the true time, nor one that is fast
 * what its user reads from it: the later of the two clocks it knows counts.
 */
function knownTo(store: Store, { now, state }: Planning): Known {
  const latest = Math.max(now, now - (store.meta.get("clockSkewMs") ?? 0));
  return { now: latest, state, today: timestampOf(now).slice(0, 10) };
}

/** The member of a laptop that works alone is in no roster, yet tickets may be given to them. */
function loneMemberState(store: Store, kind: string, id: string): EntityState | null {
  const lone = loneMember(store.meta, []);
  if (lone?.id !== id || kind !== member.name) return null;
  return { ...emptyState(kind, id), exists: true, fields: { name: lone.name } };
}
