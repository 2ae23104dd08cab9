import type { Level } from "../../../shared/domain/ticket/ticket-fields.ts";
import { ticketFields } from "../../../shared/domain/ticket/ticket-fields.ts";
import type { CommandArgs } from "../../core/index.ts";

/** What the intake form holds while it is filled in. */
export interface NewTicketForm {
  requester: string;
  requesterPerson: string | null;
  contact: string;
  dept: string;
  site: string | null;
  place: string;
  channel: string;
  title: string;
  description: string;
  type: string;
  category: string | null;
  impact: Level;
  urgency: Level;
  securityFlag: boolean;
  assets: { id: string; label: string }[];
  /** Mine from the start. */
  mine: boolean;
}

/** The form's name, and the draft of a ticket that began from nothing. */
export const NEW_TICKET = "ticket.open";

export const EMPTY_TICKET: NewTicketForm = {
  requester: "",
  requesterPerson: null,
  contact: "",
  dept: "",
  site: null,
  place: "",
  channel: "onSite",
  title: "",
  description: "",
  type: "incident",
  category: null,
  impact: "low",
  urgency: "medium",
  securityFlag: false,
  assets: [],
  mine: false,
};

/** A rule that a field breaks: key of its words and what they need. */
export interface Problem {
  key: string;
  values?: Record<string, unknown>;
}

const LENGTHS = { requester: 60, contact: 40, dept: 60, place: 60, description: 4000 } as const;

/** domain.md 2.1: what intake needs. The category waits until the ticket is resolved. */
export function problemsOf(values: NewTicketForm): Partial<Record<keyof NewTicketForm, Problem>> {
  const problems: Partial<Record<keyof NewTicketForm, Problem>> = {};
  for (const [name, max] of Object.entries(LENGTHS)) {
    if ([...values[name as keyof typeof LENGTHS].trim()].length > max) {
      problems[name as keyof typeof LENGTHS] = { key: "tooLong", values: { max } };
    }
  }
  if (!ticketFields.title.schema.safeParse(values.title).success) problems.title = { key: "title" };
  if (values.requester.trim() === "") problems.requester = { key: "required" };
  if (values.type === "incident" && values.description.trim() === "") {
    problems.description = { key: "required" };
  }
  return problems;
}

/** Fields that intake still needs, of what a draft kept. */
export function missingOf(kept: Partial<NewTicketForm>): string[] {
  return Object.keys(problemsOf({ ...EMPTY_TICKET, ...kept }));
}

/** The command's arguments; what was left empty is not said. */
export function openTicketCommand(values: NewTicketForm, me: string | null): CommandArgs<"ticket.open"> {
  const { assets, mine, ...plain } = values;
  const set = Object.fromEntries(
    Object.entries(plain)
      .map(([name, value]) => [name, typeof value === "string" ? value.trim() : value])
      .filter(([, value]) => value !== "" && value !== null),
  );
  return { set, assets: assets.map((asset) => asset.id), assignee: mine ? me : null };
}
