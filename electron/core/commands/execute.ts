import type { z } from "zod";
import { EDITABLE_ASSET_FIELDS } from "../../../shared/domain/asset/asset-fields.ts";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import type { CommandName } from "../../../shared/domain/commands.ts";
import { may } from "../../../shared/domain/permission/permission.ts";
import { EDITABLE_PERSON_FIELDS } from "../../../shared/domain/person/person.ts";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import { EDITABLE_SITE_FIELDS } from "../../../shared/domain/site/site.ts";
import { EDITABLE_TICKET_FIELDS } from "../../../shared/domain/ticket/ticket-fields.ts";
import type { Executed } from "../../../shared/ipc/contract.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { emptyState } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { readForm } from "../form.ts";
import { sha256 } from "../keys/device-key.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { loneMember } from "../store/desk/desk-source.ts";
import type { Store } from "../store/store.ts";
import { assetPlanners } from "./asset.ts";
import { conflictPlanners } from "./conflict.ts";
import { custodyPlanners } from "./custody.ts";
import { directoryPlanners } from "./directory.ts";
import { localCommands } from "./local.ts";
import type { Plan, Planning } from "./plan.ts";
import { ticketPlanners } from "./ticket.ts";

const PLANNERS = {
  ...ticketPlanners,
  ...assetPlanners,
  ...custodyPlanners,
  ...conflictPlanners,
  ...directoryPlanners,
} as Readonly<Record<string, (command: never, planning: Planning) => Outcome<Plan>>>;

const LOCAL = localCommands as Readonly<Record<string, (store: Store, command: never) => Outcome<Executed>>>;

/** Commands that are still tried when the disk is full: they save what was being typed. */
const URGENT: ReadonlySet<string> = new Set(["draft.save", "draft.discard", "refusal.acknowledge"]);

/** Runs one command in one transaction: checks, plans, seals, appends, folds. */
export function execute(store: Store, given: { type: string } & Record<string, unknown>): Outcome<Executed> {
  const { type, ...rest } = given;
  if (!Object.hasOwn(COMMANDS, type)) return failure("unknownCommand", `there is no command ${type}`, "type");
  const definition = COMMANDS[type as CommandName];
  const read = readForm<z.ZodType<object>>(definition.schema, rest);
  if (!read.ok) return read;
  const unknown = unknownField(type, read.value);
  if (unknown !== null) return failure("malformed", "there is no such field", `set.${unknown}`);
  const { permission } = definition;
  if (permission !== null && !may(store.role(), permission)) {
    return failure("forbidden", "your role does not allow this", "", { permission, role: store.role() });
  }
  const command = read.value as never;
  const urgent = URGENT.has(type);
  return store.write(() => {
    const local = LOCAL[type];
    if (local) return local(store, command);
    const plan = PLANNERS[type]?.(command, planningOver(store));
    if (!plan) throw new Error(`no planner for ${type}`);
    return plan.ok ? carryOut(store, plan.value) : plan;
  }, urgent);
}

/** Edits are open to fields of newer programs in the log, but a user of this one has only its own. */
const EDITABLE: Readonly<Record<string, readonly string[]>> = {
  ticket: EDITABLE_TICKET_FIELDS,
  asset: EDITABLE_ASSET_FIELDS,
  person: EDITABLE_PERSON_FIELDS,
  site: EDITABLE_SITE_FIELDS,
};

function unknownField(type: string, command: object): string | null {
  const editable = EDITABLE[type.slice(0, type.indexOf("."))];
  const set = (command as { set?: unknown }).set;
  if (!editable || typeof set !== "object" || set === null) return null;
  return Object.keys(set).find((name) => !editable.includes(name)) ?? null;
}

function carryOut(store: Store, { act, id, number }: Plan): Outcome<Executed> {
  const definition = OPERATION_TYPES.get(act.type);
  const payload = definition?.payload.safeParse(act.payload);
  if (!payload?.success) {
    // The command's schema let through what the operation's does not: the program's fault.
    const issue = payload?.error.issues[0];
    return failure("malformed", issue?.message ?? "does not fit", issue?.path.join(".") ?? "");
  }
  const appended = store.append({ ...act, payload: payload.data });
  return appended.ok ? success({ operation: appended.value, id, number }) : appended;
}

function planningOver(store: Store): Planning {
  return {
    state(kind, id) {
      const state = store.state(entityKeyOf(kind, id));
      return state ?? (kind === "member" ? loneMemberState(store, id) : null);
    },
    newId: () => store.environment.uuidv7(),
    number: (series) => store.nextNumber(series),
    sha256,
  };
}

/** The member of a laptop that works alone is in no roster, yet tickets may be given to them. */
function loneMemberState(store: Store, id: string): EntityState | null {
  const lone = loneMember(store.meta, []);
  return lone?.id === id ? { ...emptyState("member", id), exists: true } : null;
}
