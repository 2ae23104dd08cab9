import type { Asked } from "../../core/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { EMPTY_TICKET, newTicketForm, openTicketCommand } from "../forms/new-ticket-form.ts";
import type { NewTicketForm } from "../forms/new-ticket-form.ts";
import { resolveForm } from "../forms/resolve-form.ts";
import { doneAt, truly } from "./moment-draft.ts";

/** What was done on the spot: who, what, how. */
export interface OnTheSpotForm extends NewTicketForm {
  /** Keys of definitions. */
  resolutionCode: string | null;
  solution: string;
  /** How long it took, where its moment was kept and it is told later. */
  took: number | null;
}

export const EMPTY_ON_THE_SPOT: OnTheSpotForm = {
  ...EMPTY_TICKET,
  mine: true,
  resolutionCode: null,
  solution: "",
  took: null,
};

/** Stands for the ticket that is not opened yet, where its rules are asked. */
const NOT_YET = "00000000-0000-7000-8000-000000000000";

/** What the form asks, one of its acts each: what is wrong with any of them stands beside a field. */
export function onTheSpotOpening(me: string | null): AskingForm<OnTheSpotForm> {
  const { places } = newTicketForm(me);
  return { asks: (values) => ["ticket.open", openTicketCommand(openedOf(values), me)], places };
}

export function onTheSpotSolving(): AskingForm<OnTheSpotForm> {
  return {
    asks: ({ resolutionCode: code, solution: said }) =>
      resolveForm(NOT_YET).asks({ category: null, rootCause: null, resolutionCode: code, solution: said }),
    places: { resolutionCode: "resolutionCode", solution: "solution" },
  };
}

function openedOf({
  resolutionCode: _code,
  solution: _said,
  took: _took,
  ...values
}: OnTheSpotForm): NewTicketForm {
  return values;
}

/** Why a time is told later, and the moment of now: what only a window knows. */
interface Telling {
  why: string;
  now: number;
}

/** Opened, taken, solved and confirmed by word of mouth: one act, all of it or nothing; at the moment that was kept, where one was. */
export function doneOnTheSpot(values: OnTheSpotForm, me: string | null, { why, now }: Telling): Asked[] {
  const { resolutionCode, solution, toldAt, took } = values;
  const solved = { resolutionCode: resolutionCode ?? "", solution: solution.trim() };
  return [
    ["ticket.open", openTicketCommand(openedOf(values), me)],
    ["ticket.accept", { ticket: "" }, { ticket: 0 }],
    ["ticket.resolve", { ticket: "", ...solved }, { ticket: 0 }],
    ...(toldAt === null
      ? []
      : truly({ opened: toldAt, accepted: toldAt, resolved: doneAt(toldAt, took, now) }, why)),
    ["ticket.close", { ticket: "", confirmation: "verbal" }, { ticket: 0 }],
  ];
}
