import { z } from "zod";
import { HIDDEN } from "../../log/parts.ts";
import type { EntityState } from "../../log/state.ts";
import { entriesOf } from "../../log/state.ts";
import { appendEntry } from "../../log/write.ts";
import type { ReportLimit } from "../definition/report-limit.ts";
import { act } from "../kind/act.ts";
import { refused } from "../kind/plan.ts";
import { notInFuture } from "../kind/rule.ts";
import { definedKey, moment, ref, text } from "../words.ts";
import { touches } from "./ticket-moves.ts";
import { NOT_ARCHIVED, whileOpen } from "./ticket-time-acts.ts";

const reported = z.object({
  ticket: ref,
  /** Which limit it keeps; null for somebody who is told beside them. */
  limit: definedKey("limit").nullable(),
  whom: text(60, 1),
  at: moment,
  answer: text(500, 1),
});

/** Somebody was told of a matter of security by telephone: whom, when, and what they answered. */
export const ticketReport = act({
  permission: "ticket.write",
  final: "whoever was told was told; what was told wrongly is told again",
  about: "Records that somebody was told of a matter of security: whom, when, and what they answered.",
  payload: reported,
  personal: { whom: HIDDEN, answer: HIDDEN },
  touches,
  asks: reported,
  rules: [notInFuture("at")],
  plan(asked, planning) {
    const said = whileOpen("report", NOT_ARCHIVED)(asked, planning);
    const isSecurity = planning.state("ticket", asked.ticket)?.fields.securityFlag === true;
    if (!said.ok || isSecurity) return said;
    return refused("notAllowed", "it is no matter of security", "ticket", { rule: "noSecurity" });
  },
  fold(draft, { limit, whom, at, answer }) {
    appendEntry(draft, "actions", { text: answer, act: "report", limit, whom, at });
  },
});

/** That somebody was told. */
export interface Reported {
  limit: string | null;
  whom: string;
  /** When it was said, ms since the epoch; never after it was recorded. */
  at: number;
}

/**
 * Whoever was told, each at the moment that counts. A report says its time by the clock of the laptop on which it was
 * written: it is corrected by as much as the record of it is, as whatever the clocks of the ticket follow.
 */
export function reportsOf(state: EntityState): Reported[] {
  return [...entriesOf(state, "actions")].flatMap(({ mark, value }) => {
    if (value.act !== "report") return [];
    const { at: recorded = 0, off = 0 } = state.marks.at(mark) ?? {};
    const at = Math.min(Date.parse(String(value.at)) - off, recorded);
    const { limit, whom } = value;
    return [{ limit: typeof limit === "string" ? limit : null, whom: String(whom ?? ""), at }];
  });
}

/** How a reporting limit stands. */
export interface LimitStanding {
  key: string;
  always: boolean;
  /** By when somebody must have been told, ms since the epoch. */
  due: number;
  /** The first report that keeps it; null while nobody was told. */
  told: Reported | null;
  late: boolean;
}

/**
 * Natural time: nights and holidays count, and nothing stops it, an absent network least of all.
 *
 * @param discovered when the matter was discovered, ms since the epoch
 * @param now ms since the epoch
 */
export function limitsAt(
  limits: readonly { key: string; body: ReportLimit }[],
  reports: readonly Reported[],
  discovered: number,
  now: number,
): LimitStanding[] {
  return limits.map(({ key, body: { minutes, always } }) => {
    const due = discovered + minutes * 60_000;
    const kept = reports.filter(({ limit }) => limit === key).sort((a, b) => a.at - b.at);
    const told = kept[0] ?? null;
    return { key, always, due, told, late: (told?.at ?? now) > due };
  });
}
