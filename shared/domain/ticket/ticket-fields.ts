import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable, FieldsWith } from "../../log/field.ts";
import { usesTaken } from "../definition/definition-use.ts";
import { ownKey, ownValue } from "../definition/own-field.ts";
import { editedFields } from "../kind/edits.ts";
import { numberForm } from "../kind/unique-form.ts";
import { definedKey, moment, refTo, text } from "../words.ts";
import { serviceBasis } from "./service-basis.ts";
import { packageSaid } from "./ticket-package.ts";
import { callbackSaid, escalationSaid, verificationSaid, wordSaid } from "./ticket-delivery.ts";
import { MISS_REASONS } from "./ticket-miss-reasons.ts";
import { pauseSaid } from "./ticket-pause.ts";
import { reviewSaid } from "./ticket-review-said.ts";
import { TOLD_STEPS, timeEntry } from "./ticket-times.ts";
import { ticketIntakeFields } from "./ticket-intake-fields.ts";
import { ticketWorkFields } from "./ticket-work-fields.ts";
import { CHANNELS, CONFIRMATIONS, LEVELS, PRIORITIES, TICKET_STATUS, TICKET_TYPES } from "./ticket-words.ts";

/** domain.md 2.1. The priority follows from impact and urgency; `priority` is what a lead has decided instead. */
export const ticketFields = {
  number: field("register", z.string().max(24), { found: "number", uniqueForm: numberForm }),
  type: field("register", z.enum(TICKET_TYPES), { edited: true }),
  channel: field("register", z.enum(CHANNELS), { edited: true }),
  requester: field("register", text(60), { edited: true, found: "name", personal: true }),
  requesterPerson: field("register", refTo("person").nullable(), { edited: true }),
  contact: field("register", text(40), { edited: true, found: "number", personal: true }),
  dept: field("register", text(60), { edited: true, found: "name" }),
  site: field("register", refTo("site").nullable(), { edited: true }),
  place: field("register", text(60), { edited: true, found: "name" }),
  title: field("register", text(80, 4), { edited: true, found: "name", personal: true }),
  description: field("text", text(4000), { edited: true, found: "text", personal: true }),
  errorText: field("text", text(1000), { edited: true, found: "text", personal: true }),
  category: field("register", definedKey("category").nullable(), { edited: true }),
  impact: field("register", z.enum(LEVELS), { edited: true }),
  urgency: field("register", z.enum(LEVELS), { edited: true }),
  startedAt: field("register", moment.nullable(), { edited: true }),
  securityFlag: field("register", z.boolean(), { edited: true }),
  canWork: field("register", z.boolean().nullable(), { edited: true }),
  /** What a lead has decided instead of what follows from impact and urgency. */
  priority: field("register", z.enum(PRIORITIES).nullable()),
  assignee: field("register", refTo("member").nullable()),
  resolutionCode: field("register", definedKey("resolution")),
  rootCause: field("register", definedKey("cause").nullable()),
  solution: field("text", text(2000, 6), { found: "text", personal: true }),
  confirmation: field("register", z.enum(CONFIRMATIONS)),
  rating: field("register", z.number().int().min(1).max(5).nullable()),
  assets: field("set", refTo("asset")),
  tags: field("set", text(30, 1)),
  actions: field("append", z.object({ text: text(4000, 1) }), { found: "text" }),
  /** What the definitions said when they were taken: categories, codes, causes. */
  uses: field("append", usesTaken),
  /** The person was known as an important user when it was said whose it is. */
  vip: field("register", z.boolean(), { edited: true }),
  /** The ticket of the fault that its caller speaks of; null where it is a fault of its own. */
  main: field("register", refTo("ticket").nullable()),
  /** What it waits for; its clocks follow `times`. */
  pause: field("register", pauseSaid.nullable()),
  arrivedAt: field("register", moment.nullable()),
  /** When a step really was, by step: told later than it was recorded. */
  told: field("register", z.partialRecord(z.enum(TOLD_STEPS), moment.nullable()), { keyed: true }),
  /** Moments that the clocks follow. */
  times: field("append", timeEntry),
  /** By which calendar and target its clocks were judged when it was closed; while it is not, of no meaning. */
  basis: field("register", serviceBasis.nullable(), { fixed: true }),
  ...ticketWorkFields,
  /** What of the request catalogue is asked for. */
  item: field("register", definedKey("item").nullable(), { edited: true }),
  /** What the item asks of its own (`definition/catalogue-item.ts`), by key; said by an act that hides it. */
  answers: field("register", z.record(ownKey, ownValue), { keyed: true }),
  /** The moment by which it is to be done, where one was promised instead of working time. */
  dueAt: field("register", moment.nullable(), { edited: true, ahead: true }),
  /** The package that it is a task of: all of one person's have one id. */
  package: field("register", packageSaid),
  /** Who allowed it or not, level by level (`ticket-approval.ts`). */
  approvals: field("append", z.object({})),
  /** Steps of the ladder that have fired, each with its target (`rungKey`). */
  fired: field("register", z.partialRecord(z.string().max(20), z.literal(true)), {
    keyed: true,
    fixed: true,
  }),
  /** To whom it was handed on, why, with what; in any order beside each other. */
  escalations: field("append", escalationSaid.pick({ reason: true, done: true, open: true }), {
    found: "text",
  }),
  /** What was tested before it was handed over. */
  verifications: field("append", verificationSaid.pick({ tested: true }), { found: "text" }),
  /** The user's word at its end: whose, how, and what he was told to mind. */
  confirmations: field("append", wordSaid.pick({ guidance: true })),
  /** What came of asking again. */
  callbacks: field("append", callbackSaid.pick({ said: true })),
  /** Why a target was missed. */
  missReason: field("register", z.enum(MISS_REASONS)),
  /** What a review of the work has found. */
  reviews: field("append", reviewSaid.pick({ said: true }), { found: "text" }),
  /** Number of a change that is managed elsewhere. */
  changeNo: field("register", text(40), { edited: true, found: "number" }),
  /** Worked through for what is asked for: of the item, or of the task of a package; its version is in `uses`. */
  checklist: field("register", definedKey("checklist").nullable(), { edited: true }),
  ...ticketIntakeFields,
  status: field("state", z.enum(TICKET_STATUS)),
} as const satisfies FieldTable;

export type TicketField = keyof typeof ticketFields;

/** Fields that a person edits freely; the others change only by their own act. */
export const EDITABLE_TICKET_FIELDS = editedFields(ticketFields) as readonly FieldsWith<
  typeof ticketFields,
  "edited"
>[];
