import type { Priority } from "../../../shared/domain/ticket/ticket-fields.ts";
import { ticketFields } from "../../../shared/domain/ticket/ticket-fields.ts";
import type { ArgsOfTicket } from "../detail/ticket-context.ts";

export interface ResolveForm {
  /** Keys of definitions. */
  category: string | null;
  resolutionCode: string | null;
  rootCause: string | null;
  solution: string;
}

/** domain.md 2.1: category and solution before resolving, the cause for P1 and P2. Values are keys of words. */
export function resolveProblems(
  values: ResolveForm,
  priority: Priority,
): Partial<Record<keyof ResolveForm, string>> {
  const problems: Partial<Record<keyof ResolveForm, string>> = {};
  if (values.category === null) problems.category = "category";
  if (values.resolutionCode === null) problems.resolutionCode = "choose";
  if (values.rootCause === null && (priority === "P1" || priority === "P2")) {
    problems.rootCause = "rootCause";
  }
  if (!ticketFields.solution.schema.safeParse(values.solution).success) problems.solution = "solution";
  return problems;
}

/** What `ticket.resolve` is asked with; null while the form has problems. */
export function resolveArgs(values: ResolveForm): ArgsOfTicket<"ticket.resolve"> | null {
  const { resolutionCode, rootCause, solution } = values;
  return resolutionCode === null ? null : { resolutionCode, rootCause, solution: solution.trim() };
}
