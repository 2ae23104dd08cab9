import type { AskingForm, Saying } from "../../records/index.ts";
import type { ArgsOfTicket } from "../detail/ticket-context.ts";

export interface ResolveForm {
  /** Keys of definitions. */
  category: string | null;
  resolutionCode: string | null;
  rootCause: string | null;
  solution: string;
}

/** What `ticket.resolve` is asked with. */
export function resolveArgs(values: ResolveForm): ArgsOfTicket<"ticket.resolve"> {
  const { resolutionCode, rootCause, solution } = values;
  return { resolutionCode: resolutionCode ?? "", rootCause, solution: solution.trim() };
}

export function resolveForm(ticket: string): AskingForm<ResolveForm> {
  return {
    asks: (values) => ["ticket.resolve", { ticket, ...resolveArgs(values) }],
    places: { resolutionCode: "resolutionCode", rootCause: "rootCause", solution: "solution" },
  };
}

/** What the form says of its ticket. The cause is asked when it is closed, and told here. */
export function resolvingOf(values: ResolveForm, fields: Readonly<Record<string, unknown>>): Saying {
  const said = { ...fields, ...values };
  return { kind: "ticket", steps: ["resolve", "close"], fields: said, having: Object.keys(values) };
}

interface Beginning {
  category: string | null;
  fields: Readonly<Record<string, unknown>>;
  /** What was noted last. */
  note: string;
  codes: readonly { value: string }[];
}

/** What most tickets end with. */
const LIKELY = "fixed";

/** What is proposed when resolving begins: nothing of it is said before a person sends it. */
export function firstResolving({ category, fields, note, codes }: Beginning): ResolveForm {
  return {
    category,
    resolutionCode: codes.some(({ value }) => value === LIKELY) ? LIKELY : null,
    rootCause: null,
    // Taken up again: begin with what was written last time.
    solution: typeof fields.solution === "string" && fields.solution !== "" ? fields.solution : note,
  };
}
