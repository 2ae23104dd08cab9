import type { PersonRow } from "../../../shared/domain/person/person.ts";
import { priorityFrom } from "../../../shared/domain/ticket/ticket-priority.ts";
import type { NoAssetReason } from "../../../shared/domain/ticket/ticket-intake-fields.ts";
import type { Level, Priority } from "../../../shared/domain/ticket/ticket-words.ts";
import { momentOf } from "../../core/index.ts";
import type { Asked, CommandArgs } from "../../core/index.ts";
import type { KeptFile } from "../../../shared/ipc/intake.ts";
import { placesInSet, stillAsked } from "../../records/index.ts";
import type { AskingForm, Saying } from "../../records/index.ts";
import { truly } from "../intake/moment-draft.ts";
import { answering } from "./catalogue-choice.ts";
import type { EditValue } from "../../fields/edits.ts";

/** What the directory knows of somebody, as intake asks for it. */
const KNOWN_FIELDS = ["contact", "dept", "place", "site"] as const;
export type KnownField = (typeof KNOWN_FIELDS)[number];

/** What the intake form holds while it is filled in. */
export interface NewTicketForm {
  requester: string;
  requesterPerson: string | null;
  /** Whom it is for, where the caller speaks for somebody else; '' and null where they do not. */
  onBehalf: string;
  onBehalfPerson: string | null;
  contact: string;
  dept: string;
  site: string | null;
  place: string;
  /** Null: nobody has said it. Nothing is stated for the one who takes it in. */
  channel: string | null;
  title: string;
  description: string;
  errorText: string;
  type: string;
  category: string | null;
  impact: Level | null;
  urgency: Level | null;
  /** When it began, a moment with offset: what was understood of what was said. */
  startedAt: string | null;
  /** When it began, as it was typed. */
  startedSaid: string;
  /** Fields that hold what the directory knows of the requester: nobody typed them. */
  filled: readonly KnownField[];
  securityFlag: boolean;
  /** The directory knows the requester as an important user. */
  vip: boolean;
  assets: { id: string; label: string }[];
  /** Why none is named; null while nobody has said why, and of no meaning where one is. */
  noAsset: NoAssetReason | null;
  /** Mine from the start. */
  mine: boolean;
  /** Taken in, and attached to the ticket once it is opened. */
  files: KeptFile[];
  /** What was guessed of what somebody brought, and nobody has looked at yet (`intake/guesses.ts`). */
  guessed: readonly string[];
  /** What was brought and could not be read, or not all of it. */
  unread: Unread[];
  /** What of the catalogue is asked for, and what is said about it, by key. */
  item: string | null;
  answers: Readonly<Record<string, EditValue>>;
  /** By when, as a date-time field writes it; '' where nothing is promised. */
  dueAt: string;
  /** When it really was told, where the moment was kept and the rest is told later (`intake/moment-draft.ts`). */
  toldAt: string | null;
}

/** What was not read, with why, in whichever language is on when it is shown. */
export interface Unread {
  name: string;
  /** Keys of its words; the first that has some says it. */
  why: readonly string[];
  values?: Readonly<Record<string, string | number>>;
}

export const EMPTY_TICKET: NewTicketForm = {
  requester: "",
  requesterPerson: null,
  onBehalf: "",
  onBehalfPerson: null,
  contact: "",
  dept: "",
  site: null,
  place: "",
  channel: null,
  title: "",
  description: "",
  errorText: "",
  type: "incident",
  category: null,
  impact: null,
  urgency: null,
  startedAt: null,
  startedSaid: "",
  filled: [],
  securityFlag: false,
  vip: false,
  assets: [],
  noAsset: null,
  mine: false,
  files: [],
  guessed: [],
  unread: [],
  item: null,
  answers: {},
  dueAt: "",
  toldAt: null,
};

/** Fields that intake asks for and that say nothing yet, of what a draft kept: those it is not sent without in front. */
export function missingOf(kept: Partial<NewTicketForm>): string[] {
  const values = { ...EMPTY_TICKET, ...kept };
  return [...(values.title.trim() === "" ? ["title"] : []), ...stillAsked(intakeOf(values))];
}

/** What follows from impact and urgency; null until somebody has stated both. */
export function priorityFollowing(values: NewTicketForm): Priority | null {
  return values.impact === null || values.urgency === null ? null : priorityFrom(values);
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
      "onBehalf",
      "contact",
      "dept",
      "place",
      "title",
      "description",
      "errorText",
      "category",
      "startedAt",
      "item",
      "dueAt",
    ] satisfies (keyof NewTicketForm)[]),
  };
}

/** A form as it is begun for somebody who is known already: what it holds of them nobody has typed. */
export function begunTicket(initial: Partial<NewTicketForm> | undefined): NewTicketForm {
  const values = { ...EMPTY_TICKET, ...initial };
  if (values.requesterPerson === null) return values;
  return { ...values, filled: KNOWN_FIELDS.filter((name) => values[name] !== EMPTY_TICKET[name]) };
}

/** Somebody of the directory: what is known of them, and nothing of whoever stood there before. What was typed stays. */
export function withPerson(
  values: NewTicketForm,
  person: Pick<PersonRow, "id" | "name" | "phone" | "dept" | "place" | "site" | "vip">,
): Partial<NewTicketForm> {
  const { name: requester, id: requesterPerson, phone: contact, dept, place, site } = person;
  const before = { ...values, ...withoutKnown(values) };
  const known = { contact, dept, place, site };
  const filled = KNOWN_FIELDS.filter(
    (name) => before[name] === EMPTY_TICKET[name] && known[name] !== EMPTY_TICKET[name],
  );
  return {
    ...withoutKnown(values),
    ...Object.fromEntries(filled.map((name) => [name, known[name]])),
    requester,
    requesterPerson,
    vip: person.vip,
    filled,
  };
}

/** A name that is typed: whoever the directory knew there is not meant any more. */
export function withName(values: NewTicketForm, requester: string): Partial<NewTicketForm> {
  if (values.requesterPerson === null) return { requester };
  return { ...withoutKnown(values), requester, requesterPerson: null, vip: false };
}

/** Typed by hand, whatever the directory knows. */
export function withTyped<N extends KnownField>(
  { filled }: NewTicketForm,
  name: N,
  value: NewTicketForm[N],
): Partial<NewTicketForm> {
  return { [name]: value, filled: filled.filter((each) => each !== name) };
}

function withoutKnown({ filled }: NewTicketForm): Partial<NewTicketForm> {
  return { ...Object.fromEntries(filled.map((name) => [name, EMPTY_TICKET[name]])), filled: [] };
}

/** The command's arguments; what was left empty is not said. */
export function openTicketCommand(values: NewTicketForm, me: string | null): CommandArgs<"ticket.open"> {
  const { assets, mine, startedSaid: _said, filled: _filled, ...rest } = values;
  const { files: _files, guessed: _guessed, unread: _unread, vip, answers: _answers, ...filled } = rest;
  const { dueAt, toldAt: _told, noAsset, ...plain } = filled;
  const set = Object.fromEntries(
    Object.entries({
      ...plain,
      dueAt: dueAt === "" ? null : momentOf(dueAt),
      noAsset: assets.length > 0 ? null : noAsset,
    })
      .map(([name, value]) => [name, typeof value === "string" ? value.trim() : value])
      .filter(([, value]) => value !== "" && value !== null),
  );
  const known = vip ? { ...set, vip } : set;
  return { set: known, assets: assets.map((asset) => asset.id), assignee: mine ? me : null };
}

/**
 * The ticket and what is attached to it, as one act.
 *
 * @param why why its time is told later, where it is
 */
export function openingOf(values: NewTicketForm, me: string | null, why: string): Asked[] {
  return [
    ["ticket.open", openTicketCommand(values, me)],
    ...(values.toldAt === null ? [] : truly({ opened: values.toldAt }, why)),
    ...answering(values.item, values.answers),
    ...values.files.map(({ blob, name }): Asked => [
      "file.attach",
      { about: "ticket:", blob, name },
      { about: 0 },
    ]),
  ];
}
