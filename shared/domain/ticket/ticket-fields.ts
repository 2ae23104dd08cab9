import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { moment, ref, text } from "../words.ts";

export const TICKET_STATUS = ["new", "accepted", "resolved", "closed", "archived"] as const;
export type TicketStatus = (typeof TICKET_STATUS)[number];

export const TICKET_TYPES = ["incident", "request"] as const;
export const CHANNELS = ["onSite", "phone", "im", "mail", "self", "patrol"] as const;
/** Impact and urgency, highest first (domain.md 3.1). */
export const LEVELS = ["high", "medium", "low"] as const;
export type Level = (typeof LEVELS)[number];
export const PRIORITIES = ["P1", "P2", "P3", "P4"] as const;
export type Priority = (typeof PRIORITIES)[number];
export const CATEGORIES = [
  "hardware.computer",
  "hardware.printer",
  "hardware.peripheral",
  "hardware.networkDevice",
  "software.system",
  "software.office",
  "software.business",
  "software.malware",
  "network.access",
  "network.internet",
  "network.share",
  "data.backup",
  "data.restore",
  "security.account",
  "security.incident",
  "consultation.usage",
  "consultation.training",
] as const;
export const RESOLUTION_CODES = [
  "fixed",
  "replaced",
  "configured",
  "trained",
  "workaround",
  "notReproduced",
  "duplicate",
  "transferred",
  "withdrawn",
] as const;
export const ROOT_CAUSES = [
  "hardware",
  "software",
  "network",
  "permission",
  "operation",
  "external",
  "unknown",
] as const;
export const CONFIRMATIONS = ["signed", "verbal", "automatic"] as const;

/** domain.md 2.1. `priority` is computed from impact and urgency and has no field of its own. */
export const ticketFields = {
  number: field("register", z.string().max(24)),
  type: field("register", z.enum(TICKET_TYPES)),
  channel: field("register", z.enum(CHANNELS)),
  requester: field("register", text(60)),
  requesterPerson: field("register", ref.nullable()),
  contact: field("register", text(40)),
  dept: field("register", text(60)),
  site: field("register", ref.nullable()),
  place: field("register", text(60)),
  title: field("register", text(80, 4)),
  description: field("text", text(4000)),
  errorText: field("text", text(1000)),
  category: field("register", z.enum(CATEGORIES).nullable()),
  impact: field("register", z.enum(LEVELS)),
  urgency: field("register", z.enum(LEVELS)),
  startedAt: field("register", moment.nullable()),
  securityFlag: field("register", z.boolean()),
  canWork: field("register", z.boolean().nullable()),
  assignee: field("register", ref.nullable()),
  resolutionCode: field("register", z.enum(RESOLUTION_CODES)),
  rootCause: field("register", z.enum(ROOT_CAUSES).nullable()),
  solution: field("text", text(2000, 6)),
  confirmation: field("register", z.enum(CONFIRMATIONS)),
  rating: field("register", z.number().int().min(1).max(5).nullable()),
  assets: field("set", ref),
  tags: field("set", text(30, 1)),
  actions: field("append", z.object({ text: text(4000, 1) })),
  status: field("state", z.enum(TICKET_STATUS)),
} as const satisfies FieldTable;

export type TicketField = keyof typeof ticketFields;

/** Fields that a person edits freely; the others change only by their own operation. */
export const EDITABLE_TICKET_FIELDS = [
  "type",
  "channel",
  "requester",
  "requesterPerson",
  "contact",
  "dept",
  "site",
  "place",
  "title",
  "description",
  "errorText",
  "category",
  "impact",
  "urgency",
  "startedAt",
  "securityFlag",
  "canWork",
] as const satisfies readonly TicketField[];

/** From which states each act may start. */
export const TICKET_TRANSITIONS = {
  accept: { from: ["new"], to: "accepted" },
  resolve: { from: ["new", "accepted"], to: "resolved" },
  reopen: { from: ["resolved", "closed"], to: "accepted" },
  close: { from: ["resolved"], to: "closed" },
  archive: { from: ["closed"], to: "archived" },
} as const satisfies Record<string, { from: readonly TicketStatus[]; to: TicketStatus }>;

const MATRIX: Record<Level, Record<Level, Priority>> = {
  high: { high: "P1", medium: "P2", low: "P3" },
  medium: { high: "P2", medium: "P3", low: "P4" },
  low: { high: "P3", medium: "P4", low: "P4" },
};

/** Priority from impact and urgency (domain.md 3.1). */
export function priorityOf(impact: Level, urgency: Level): Priority {
  return MATRIX[impact][urgency];
}
