import { z } from "zod";
import type { EntityState } from "../../log/state.ts";
import { entriesOf } from "../../log/state.ts";
import type { Draft } from "../../log/write.ts";
import { appendEntry } from "../../log/write.ts";
import { PAUSE_REASONS } from "../../sla/clock.ts";
import type { PauseReason } from "../../sla/clock.ts";
import { mapIn } from "../kind/read-state.ts";
import { undoingOf } from "../kind/undo-facts.ts";
import { moment } from "../words.ts";
import { priorityFrom } from "./ticket-priority.ts";
import type { Priority } from "./ticket-words.ts";

/** Steps whose true time may be told later than they were recorded. */
export const TOLD_STEPS = ["opened", "accepted", "arrived", "resolved"] as const;
export type ToldStep = (typeof TOLD_STEPS)[number];

const KINDS = [...TOLD_STEPS, "paused", "resumed", "reopened", "matter"] as const;

/** What decides which target holds. */
export interface Matter {
  priority: Priority;
  type: string;
  category: string | null;
  item?: string;
  /** When it is to be solved, where that is a moment. */
  dueAt?: number | null;
}

/** Something that a ticket's clocks follow. Moments are whole seconds since the epoch. */
export type TicketTime = { at: number } & (
  | { kind: Exclude<ToldStep, "opened"> | "resumed" | "reopened" }
  | { kind: "paused"; reason: PauseReason; until?: number }
  | ({ kind: "opened" } & Matter)
  | ({ kind: "matter" } & Matter)
);

/** Fields by which another target may hold. */
const MATTERS = [
  ...(["impact", "urgency", "type", "category", "securityFlag", "vip"] as const),
  ...(["priority", "item", "dueAt"] as const),
] as const;
type Said = Partial<Record<(typeof MATTERS)[number], unknown>>;

/** An entry as its fold keeps it; when it was is its mark's. */
export const timeEntry = z.object({
  kind: z.enum(KINDS),
  /** False of a step that did not fit where the ticket stood: it moved nothing, so no clock either. */
  counts: z.boolean().optional(),
  reason: z.enum(PAUSE_REASONS).optional(),
  until: moment.optional(),
  /** What was said of the matter; null for what an undo has taken back. */
  said: z.partialRecord(z.enum(MATTERS), z.unknown()).optional(),
});

/** Fold: one of the moments that the clocks follow. */
export function noteTime(draft: Draft, entry: z.input<typeof timeEntry>): void {
  appendEntry(draft, "times", entry);
}

/** Of these everybody says what they see; the priority itself is decided by an act of its own. */
const SEEN = MATTERS.filter((name) => name !== "priority");

/** Fold: what was said by which another target may hold, where anything was; at its opening always. */
export function noteMatter(
  draft: Draft,
  set: Readonly<Record<string, unknown>>,
  kind: "opened" | "matter" = "matter",
): void {
  const said = Object.fromEntries(
    SEEN.filter((name) => set[name] !== undefined).map((name) => [name, set[name]]),
  );
  if (kind === "opened" || Object.keys(said).length > 0) noteTime(draft, { kind, said });
}

function matterOf(said: Said): Matter {
  return {
    priority: priorityFrom(said),
    type: typeof said.type === "string" ? said.type : "incident",
    category: typeof said.category === "string" ? said.category : null,
    ...(typeof said.item === "string" ? { item: said.item } : {}),
    ...(said.dueAt === undefined ? {} : { dueAt: said.dueAt === null ? null : secondOf(said.dueAt) }),
  };
}

/**
 * Nothing that a clock follows was before there were such records, or comes when nobody is left: a device's clock
 * may say anything, and to count the working days of thousands of years would hold everything up.
 */
const [EARLIEST, LATEST] = [Date.UTC(2000, 0, 1) / 1000, Date.UTC(2200, 0, 1) / 1000];

/** The second that counts of a moment in ms since the epoch. */
export const countedSecond = (ms: number): number =>
  Math.min(LATEST, Math.max(EARLIEST, Math.floor(ms / 1000)));

const secondOf = (said: unknown, off = 0) => countedSecond(Date.parse(String(said)) - off);

/**
 * What the clocks of a ticket follow, in the order of the log: an act that was taken back is none of it. A
 * step that was told later counts at the moment it is said to have been at, never after it was recorded.
 */
export function ticketTimes(state: EntityState): TicketTime[] {
  const said: Said = {};
  let last: Matter = matterOf({});
  const placed = entriesOf(state, "times")
    .slice(0)
    .flatMap(({ mark, value }): Placed[] => {
      const { kind, until, counts, reason, said: now } = value as z.output<typeof timeEntry>;
      const by = state.marks.at(mark);
      if (!by || counts === false || undoingOf(state, by.op)) return [];
      const at = countedSecond(by.at);
      if (kind === "opened" || kind === "matter") {
        Object.assign(said, now);
        const matter = { at, kind, ...matterOf(said) };
        last = matter;
        return [{ mark, time: matter }];
      }
      if (kind !== "paused") return [{ mark, time: { at, kind } }];
      const ends = until ? { until: secondOf(until) } : {};
      return reason ? [{ mark, time: { at, kind, reason, ...ends } }] : [];
    });
  // Of two who spoke of it without knowing of each other the later stands, which may be the first in the log.
  Object.assign(last, matterOf(state.fields));
  const told = mapIn(state, "told");
  for (const step of TOLD_STEPS) {
    const by = state.writes[`told.${step}`] ?? -1;
    // It was told by the clock of the laptop on which it was written, and is off by as much.
    const at = secondOf(told[step], state.marks.at(by)?.off);
    if (typeof told[step] === "string") tellLate(placed, step, at, by);
  }
  return placed.map(({ time }) => time);
}

/** A moment, and the operation that noted it: its place among those of the ticket. */
interface Placed {
  mark: number;
  time: TicketTime;
}

/**
 * What was told late comes where it was, not where it was recorded: behind the opening, before what came
 * later. Nothing else changes its place, whatever a device's clock says. It is said of the last time that the
 * step had been taken when it was said: who solves a ticket anew does so when he does.
 *
 * @param said seconds since the epoch
 * @param by place of the operation that told it
 */
function tellLate(placed: Placed[], step: ToldStep, said: number, by: number): void {
  const place = placed.map(({ mark, time }) => (mark < by ? time.kind : null)).lastIndexOf(step);
  const last = placed[place];
  if (!last) return;
  const opened = placed.find(({ time }) => time.kind === "opened")?.time.at ?? Number.NEGATIVE_INFINITY;
  const from = step === "opened" ? Number.NEGATIVE_INFINITY : opened;
  last.time.at = Math.min(last.time.at, Math.max(from, said));
  if (step === "opened") return;
  const before = placed.findIndex(
    ({ time }, index) => index < place && time.kind !== "opened" && time.at > last.time.at,
  );
  if (before < 0) return;
  placed.splice(place, 1);
  placed.splice(before, 0, last);
}
