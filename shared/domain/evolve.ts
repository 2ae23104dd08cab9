import type { FieldTable } from "../log/field.ts";
import { fold } from "../log/fold.ts";
import type { LoggedOperation } from "../log/operation.ts";
import type { EntityState } from "../log/state.ts";
import { draftOf } from "../log/write.ts";
import { assetSteps } from "./asset/asset-evolve.ts";
import { assetFields } from "./asset/asset-fields.ts";
import { conflictSteps } from "./conflict/conflict-resolve.ts";
import { custodySteps } from "./custody/custody-evolve.ts";
import { markUnread } from "./edits.ts";
import { deviceFields, deviceSteps, memberFields, memberSteps } from "./member/member.ts";
import type { Step } from "./operation-type.ts";
import { personFields, personSteps } from "./person/person.ts";
import { read } from "./registry.ts";
import { siteFields, siteSteps } from "./site/site.ts";
import { ticketSteps } from "./ticket/ticket-evolve.ts";
import { ticketFields } from "./ticket/ticket-fields.ts";

interface EntityKind {
  fields: FieldTable;
  steps: Readonly<Record<string, Step>>;
}

/** Every entity kind: its fields with their classes, and how operations change it. */
export const ENTITY_KINDS: Readonly<Record<string, EntityKind>> = {
  ticket: { fields: ticketFields, steps: { ...ticketSteps, ...conflictSteps } },
  asset: { fields: assetFields, steps: { ...assetSteps, ...custodySteps, ...conflictSteps } },
  person: { fields: personFields, steps: personSteps },
  site: { fields: siteFields, steps: siteSteps },
  member: { fields: memberFields, steps: memberSteps },
  device: { fields: deviceFields, steps: deviceSteps },
};

/**
 * Folds one operation into one entity it touches. Pure and total: an operation this program
 * cannot read is marked as such, one that does not fit becomes a conflict.
 */
export function evolve(state: EntityState, logged: LoggedOperation): EntityState {
  const draft = draftOf(state, logged);
  if (logged.seq === null) draft.state.pending += 1;
  else if (logged.seq > draft.state.lastSeq) draft.state.lastSeq = logged.seq;
  const reading = read(logged.op);
  const kind = Object.hasOwn(ENTITY_KINDS, state.kind) ? ENTITY_KINDS[state.kind] : undefined;
  const run = kind?.steps[logged.op.type];
  if (reading.kind === "known" && run) run(draft, reading.payload as never, logged);
  if (reading.kind !== "known" || !run || reading.more) markUnread(draft);
  return draft.state;
}

/** The whole state of an entity from its operations. */
export function foldEntity(kind: string, id: string, operations: readonly LoggedOperation[]): EntityState {
  return fold(evolve, kind, id, operations);
}
