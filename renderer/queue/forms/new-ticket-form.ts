import type { PersonRow } from "../../../shared/domain/person/person.ts";
import type { Level } from "../../../shared/domain/ticket/ticket-fields.ts";
import type { CommandArgs } from "../../core/index.ts";
import { placesInSet, stillAsked } from "../../records/index.ts";
import type { AskingForm, Saying } from "../../records/index.ts";

/** What the intake form holds while it is filled in. */
export interface NewTicketForm {
  requester: string;
  requesterPerson: string | null;
  contact: string;
  dept: string;
  site: string | null;
  place: string;
  /** Null: nobody has said it. Nothing is stated for the one who takes it in. */
  channel: string | null;
  title: string;
  description: string;
  type: string;
  category: string | null;
  impact: Level | null;
  urgency: Level | null;
  /** When it began, a moment with offset. */
  startedAt: string | null;
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
  channel: null,
  title: "",
  description: "",
  type: "incident",
  category: null,
  impact: null,
  urgency: null,
  startedAt: null,
  securityFlag: false,
  assets: [],
  mine: false,
};

/** Fields that intake asks for and that say nothing yet, of what a draft kept: those it is not sent without in front. */
export function missingOf(kept: Partial<NewTicketForm>): string[] {
  const values = { ...EMPTY_TICKET, ...kept };
  return [...(values.title.trim() === "" ? ["title"] : []), ...stillAsked(intakeOf(values))];
}

/** What intake says of the new ticket, and what it is asked (domain.md 2.8). */
export function intakeOf(values: NewTicketForm): Saying {
  const { set } = openTicketCommand(values, null);
  return { kind: "ticket", steps: ["save"], fields: set, having: Object.keys(EMPTY_TICKET) };
}

/** Intake by a member of the team. */
export function newTicketForm(me: string | null): AskingForm<NewTicketForm> {
  return {
    asks: (values) => ["ticket.open", openTicketCommand(values, me)],
    places: placesInSet([
      "requester",
      "contact",
      "dept",
      "place",
      "title",
      "description",
      "category",
      "startedAt",
    ] satisfies (keyof NewTicketForm)[]),
  };
}

/** What the directory knows of the one who reports; what it does not know stays as it was typed. */
export function withPerson(
  values: NewTicketForm,
  person: Pick<PersonRow, "id" | "name" | "phone" | "dept" | "place" | "site">,
): Partial<NewTicketForm> {
  return {
    requester: person.name,
    requesterPerson: person.id,
    contact: person.phone || values.contact,
    dept: person.dept || values.dept,
    place: person.place || values.place,
    site: person.site ?? values.site,
  };
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
