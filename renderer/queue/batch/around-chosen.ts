import { passedDownTo } from "../../../shared/domain/ticket/passed-down.ts";
import type { TicketDetail } from "../../../shared/ipc/queries.ts";
import type { Asked, CoreClient } from "../../core/index.ts";
import type { Wanted } from "./carry-out.ts";

/** What the core says of each that is chosen, by id: who reports the same fault, and what it lacks. */
export type AroundChosen = ReadonlyMap<string, Pick<TicketDetail, "row" | "callers" | "missing">>;

/** Asks once of each; of whichever nothing is known the act itself will tell why. */
export async function aroundChosen({ query }: CoreClient, ids: readonly string[]): Promise<AroundChosen> {
  const answers = await Promise.all(ids.map(async (id) => [id, await query("ticket.get", { id })] as const));
  return new Map(answers.flatMap(([id, answer]) => (answer.ok ? [[id, answer.value] as const] : [])));
}

/**
 * What is done to a fault is done to its callers as where it is done to it alone; not twice to those who are chosen
 * themselves.
 *
 * @param now ms since the epoch
 */
export function withCallers(wanted: readonly Wanted[], around: AroundChosen, now: number): Wanted[] {
  const chosen = new Set(wanted.map(({ ticket }) => ticket));
  return wanted.map(({ ticket, asked }) => {
    const known = around.get(ticket);
    const down = known ? asked.flatMap((each) => passed(each, known, chosen, now)) : [];
    return { ticket, asked: [...asked, ...down] };
  });
}

function passed(
  [type, args]: Asked,
  { row, callers }: Pick<TicketDetail, "row" | "callers">,
  chosen: ReadonlySet<string>,
  now: number,
): Asked[] {
  return passedDownTo([type, args], row, callers, now)
    .filter((caller) => !chosen.has(caller))
    .map((caller) => [type, { ...args, ticket: caller }] as unknown as Asked);
}

/** What nothing is closed without and is asked of each ticket by itself. */
export type Filed = "category" | "rootCause";
const FILED: readonly Filed[] = ["category", "rootCause"];

/** Tickets that lack some of it, each with what. */
export function unfiled(around: AroundChosen): { ticket: string; name: string; lacks: Filed[] }[] {
  return [...around].flatMap(([ticket, { row, missing }]) => {
    const lacks = FILED.filter((name) => missing.close?.includes(name));
    return lacks.length > 0 ? [{ ticket, name: `${row.number} ${row.title}`, lacks }] : [];
  });
}
