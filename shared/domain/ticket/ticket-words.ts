// The fixed words of a ticket, apart from the forms of its fields: the list of tickets needs these alone.

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

/** Whom an entry of the work log is written to. */
export const NOTE_READERS = ["team", "user"] as const;
export type NoteReader = (typeof NOTE_READERS)[number];
export const CONFIRMATIONS = ["signed", "verbal", "automatic"] as const;

/** From which states each act may start. */
export const TICKET_TRANSITIONS = {
  accept: { from: ["new"], to: "accepted" },
  resolve: { from: ["new", "accepted"], to: "resolved" },
  reopen: { from: ["resolved", "closed"], to: "accepted" },
  close: { from: ["resolved"], to: "closed" },
  archive: { from: ["closed"], to: "archived" },
  bringBack: { from: ["archived"], to: "closed" },
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
