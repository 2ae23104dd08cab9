import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { dutyAt } from "../../../shared/domain/definition/duty.ts";
import type { Role } from "../../../shared/domain/permission/permission.ts";
import { ticketClock } from "../../../shared/domain/ticket/ticket-clock.ts";
import type { ServiceRules, TicketClock } from "../../../shared/domain/ticket/ticket-clock.ts";
import { LADDER_STEPS, nextRungAt } from "../../../shared/domain/ticket/ticket-ladder.ts";
import { isTimeToTell, standingRungs, toldAs } from "../../../shared/domain/ticket/ticket-told.ts";
import type { Reader, StandingRung, ToldAs } from "../../../shared/domain/ticket/ticket-told.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";

/** The highest step of a ticket that is told to whoever reads this. */
export interface StepNotice {
  ticket: TicketRow;
  rung: StandingRung;
  as: ToldAs;
  /** It is counted where somebody works on something else: the team works now. */
  disturbs: boolean;
}

/** Who reads, and what the team has said of duty. */
export interface Reading {
  me: string;
  role: Role;
  /** Definitions of duty sheets and calendars. */
  sheets: readonly DefinitionRow[];
}

interface Held {
  clock: TicketClock | null;
  rungs: StandingRung[];
  /** Holds from then until then; a device's clock may go back. */
  from: number;
  until: number;
}

const NEVER = Number.MAX_SAFE_INTEGER;

/** When the appointment is over for which it waits, and its clocks run on; null where it waits for none. */
function appointmentAfter({ pause }: TicketRow, now: number): number | null {
  const until = pause?.until ? Math.floor(Date.parse(pause.until) / 1000) : null;
  return until !== null && until > now ? until : null;
}

/** Reckons notices under the same promises, again and again: of each ticket only what may have changed by then. */
export function stepNotices(rules: ServiceRules) {
  const held = new WeakMap<TicketRow, Held>();

  function standing(row: TicketRow, now: number): Held {
    const kept = held.get(row);
    if (kept && now >= kept.from && now < kept.until) return kept;
    const clock = ticketClock(row.times, { site: row.site, rules }, now);
    // Till then nothing is reached, while nobody does anything: not all are reckoned at one moment.
    const until = Math.min(nextRungAt(row, clock, now) ?? NEVER, appointmentAfter(row, now) ?? NEVER);
    const made = { clock, rungs: standingRungs(row, clock), from: now, until };
    held.set(row, made);
    return made;
  }

  /** @param now seconds since the epoch */
  return (rows: readonly TicketRow[], { me, role, sheets }: Reading, now: number): StepNotice[] => {
    const readers = new Map<string | null, Reader>();
    const readerAt = (site: string | null): Reader => {
      const known = readers.get(site);
      if (known) return known;
      const onDuty: Reader["onDuty"] = (line) => dutyAt(sheets, site, line, now * 1000)?.member === me;
      const made = { id: me, role, onDuty };
      readers.set(site, made);
      return made;
    };
    const concerns = (row: TicketRow) =>
      row.assignee === me || role === "lead" || role === "manager" || sheets.length > 0;
    return rows
      .filter((row) => (row.status === "new" || row.status === "accepted") && concerns(row))
      .flatMap((ticket): StepNotice[] => {
        const { clock, rungs } = standing(ticket, now);
        for (const rung of [...rungs].reverse()) {
          const as = toldAs(rung.step, ticket, readerAt(ticket.site));
          if (as) return [{ ticket, rung, as, disturbs: isTimeToTell(rung.step, clock, now) }];
        }
        return [];
      })
      .sort(byHeight);
  };
}

/** The highest first, then whatever was opened first. */
function byHeight(a: StepNotice, b: StepNotice): number {
  const height = ({ rung }: StepNotice) => LADDER_STEPS.indexOf(rung.step);
  return height(b) - height(a) || a.ticket.openedAt - b.ticket.openedAt;
}
