import type { EntityState } from "../../log/state.ts";
import { entriesOf, setElements } from "../../log/state.ts";
import { lastChange, mapIn, textIn, textOrNull, writtenAt } from "../kind/read-state.ts";
import { attemptsOf } from "./ticket-attempts.ts";
import { isCalledBack } from "./ticket-callback.ts";
import { owesReason } from "./ticket-miss.ts";
import type { PauseSaid } from "./ticket-pause.ts";
import { isTriaged, ticketPriority } from "./ticket-priority.ts";
import { reopeningsOf, reviewOf } from "./ticket-review.ts";
import { ticketTimes } from "./ticket-times.ts";
import type { TicketTime } from "./ticket-times.ts";
import { visitsOf } from "./ticket-visits.ts";
import type { PlannedVisit } from "./ticket-work-fields.ts";
import { PRIORITIES } from "./ticket-words.ts";
import type { Priority, TicketStatus } from "./ticket-words.ts";

/** A ticket as lists show it. One row of the `ticket` projection and of the desk set. */
export interface TicketRow {
  id: string;
  number: string;
  title: string;
  status: TicketStatus;
  type: string;
  priority: Priority;
  /** Somebody has said what the priority follows from; until then it is the least. */
  triaged: boolean;
  requester: string;
  contact: string;
  dept: string;
  site: string | null;
  place: string;
  category: string | null;
  securityFlag: boolean;
  /** An important user's. */
  vip: boolean;
  /** The ticket of the fault that its caller speaks of. */
  main: string | null;
  assignee: string | null;
  assets: string[];
  tags: string[];
  /** Corrected time of the opening, ms since the epoch. */
  openedAt: number;
  updatedAt: number;
  /** Open conflicts on this ticket. */
  conflicts: number;
  /** Own operations still in the outbox. */
  pending: number;
  /** Holds something only a newer program can show. */
  needsUpdate: boolean;
  notes: number;
  /** What its clocks follow, in order; of one that is closed nothing: it was judged. */
  times: TicketTime[];
  /** What it waits for, unless that is over by itself since. */
  pause: PauseSaid | null;
  group: string | null;
  /** When somebody goes there, until somebody came. */
  plan: PlannedVisit | null;
  /** When the user hears of it next. */
  nextUpdate: string | null;
  /** Somebody was there so often. */
  visits: number;
  /** Attempts in vain to reach the user, in a row. */
  attempts: number;
  /** It was solved and taken up again so often. */
  reopened: number;
  /** A review of the work by the lead. */
  review: "owed" | "done" | null;
  /** Somebody still has to say why a target was missed. */
  owesReason: boolean;
  /** Drawn to be asked about again, and nobody has. */
  owesCallback: boolean;
  /** Steps of the ladder that the hub has recorded (`rungKey`); of one that is closed nothing. */
  fired: string[];
}

export const OPEN_STATUS = ["new", "accepted", "resolved"] as const satisfies readonly TicketStatus[];

/** Somebody still has to do something with it. */
export function isOpenTicket(row: Pick<TicketRow, "status">): boolean {
  return (OPEN_STATUS as readonly string[]).includes(row.status);
}

/** Later than any ticket is opened, ms. */
const AGES = 1e13;

/**
 * How urgent an open ticket is, the highest first: open conflicts, then work before what only waits
 * for the user's word, then priority, then age.
 */
export function urgencyOf(row: Pick<TicketRow, "conflicts" | "status" | "priority" | "openedAt">): number {
  const conflict = row.conflicts > 0 ? 1 : 0;
  const work = row.status === "resolved" ? 0 : 1;
  const step = (conflict * 2 + work) * PRIORITIES.length + (3 - PRIORITIES.indexOf(row.priority));
  return step * AGES + (AGES - Math.min(AGES, Math.max(0, row.openedAt)));
}

/** The pause that stands. A solution ends it; one that was said of what was solved already never was (`clock.ts`). */
function standingPause(times: readonly TicketTime[]) {
  let pause: Extract<TicketTime, { kind: "paused" }> | null = null;
  let isSolved = false;
  for (const time of times) {
    if (time.kind === "paused" && !isSolved) pause = time;
    else if (time.kind === "resumed") pause = null;
    else if (time.kind === "resolved") [pause, isSolved] = [null, true];
    else if (time.kind === "reopened") isSolved = false;
  }
  return pause;
}

/** Whether it waits at a moment, ms: an appointment that is over is waited for no longer. */
export function waitsAt(times: readonly TicketTime[], now: number): boolean {
  const pause = standingPause(times);
  return pause !== null && (pause.until === undefined || pause.until * 1000 > now);
}

/** What is planned, unless somebody came since: then it is done. */
function standingPlan({ fields, writes }: EntityState): PlannedVisit | null {
  const isDone = typeof fields.arrivedAt === "string" && (writes.arrivedAt ?? -1) > (writes.plan ?? -1);
  return isDone ? null : ((fields.plan as PlannedVisit | null | undefined) ?? null);
}

export function ticketRow(state: EntityState): TicketRow {
  const isOver = state.fields.status === "closed" || state.fields.status === "archived";
  const times = isOver ? [] : ticketTimes(state);
  return {
    id: state.id,
    number: textIn(state, "number"),
    title: textIn(state, "title"),
    status: (state.fields.status as TicketStatus | undefined) ?? "new",
    type: textIn(state, "type") || "incident",
    priority: ticketPriority(state),
    triaged: isTriaged(state),
    requester: textIn(state, "requester"),
    contact: textIn(state, "contact"),
    dept: textIn(state, "dept"),
    site: textOrNull(state, "site"),
    place: textIn(state, "place"),
    category: textOrNull(state, "category"),
    securityFlag: state.fields.securityFlag === true,
    vip: state.fields.vip === true,
    main: textOrNull(state, "main"),
    assignee: textOrNull(state, "assignee"),
    assets: setElements(state, "assets"),
    tags: setElements(state, "tags"),
    openedAt: writtenAt(state, "number") || (state.marks.at(0)?.at ?? 0),
    updatedAt: lastChange(state),
    conflicts: state.conflicts.length,
    pending: state.pending,
    needsUpdate: state.unread.length > 0,
    notes: entriesOf(state, "actions").length,
    times,
    pause: standingPause(times) && ((state.fields.pause as PauseSaid | undefined) ?? null),
    group: textOrNull(state, "group"),
    plan: standingPlan(state),
    nextUpdate: textOrNull(state, "nextUpdate"),
    visits: visitsOf(state).length,
    attempts: attemptsOf(state),
    reopened: reopeningsOf(state),
    review: reviewOf(state),
    owesReason: owesReason(state),
    owesCallback:
      state.fields.status === "closed" &&
      entriesOf(state, "callbacks").length === 0 &&
      isCalledBack(state.id),
    fired: isOver ? [] : Object.keys(mapIn(state, "fired")).sort(),
  };
}
