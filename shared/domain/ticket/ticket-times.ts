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
}

/** Something that a ticket's clocks follow. Moments are whole seconds since the epoch. */
export type TicketTime = { at: number } & (
  | { kind: Exclude<ToldStep, "opened"> | "resumed" | "reopened" }
  | { kind: "paused"; reason: PauseReason; until?: number }
  | ({ kind: "opened" } & Matter)
  | ({ kind: "matter" } & Matter)
);

/** Fields by which another target may hold. */
const MATTERS = ["impact", "urgency", "type", "category", "securityFlag", "priority"] as const;
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

/** Fold: what was said by which another target may hold, where anything was; at its opening always. */
export function noteMatter(
  draft: Draft,
  set: Readonly<Record<string, unknown>>,
  kind: "opened" | "matter" = "matter",
): void {
  const said = Object.fromEntries(
    MATTERS.filter((name) => set[name] !== undefined).map((name) => [name, set[name]]),
  );
  if (kind === "opened" || Object.keys(said).length > 0) noteTime(draft, { kind, said });
}

function matterOf(said: Said): Matter {
  return {
    priority: priorityFrom(said),
    type: typeof said.type === "string" ? said.type : "incident",
    category: typeof said.category === "string" ? said.category : null,
  };
}

const secondOf = (said: unknown) => Math.floor(Date.parse(String(said)) / 1000);

/**
 * What the clocks of a ticket follow, in the order of the log: an act that was taken back is none of it. A
 * step that was told later counts at the moment it is said to have been at, never after it was recorded.
 */
export function ticketTimes(state: EntityState): TicketTime[] {
  const said: Said = {};
  let last: Matter = matterOf({});
  const times = entriesOf(state, "times")
    .slice(0)
    .flatMap(({ mark, value }): TicketTime[] => {
      const { kind, until, counts, reason, said: now } = value as z.output<typeof timeEntry>;
      const by = state.marks.at(mark);
      if (!by || counts === false || undoingOf(state, by.op)) return [];
      const at = Math.floor(by.at / 1000);
      if (kind === "opened" || kind === "matter") {
        Object.assign(said, now);
        const matter = { at, kind, ...matterOf(said) };
        last = matter;
        return [matter];
      }
      if (kind !== "paused") return [{ at, kind }];
      return reason ? [{ at, kind, reason, ...(until ? { until: secondOf(until) } : {}) }] : [];
    });
  // Of two who spoke of it without knowing of each other the later stands, which may be the first in the log.
  Object.assign(last, matterOf(state.fields));
  for (const step of TOLD_STEPS) tellLate(times, step, mapIn(state, "told")[step]);
  return times;
}

/**
 * What was told late comes where it was, not where it was recorded: behind the opening, before what came
 * later. Nothing else changes its place, whatever a device's clock says. Who reopens a ticket solves it
 * anew: told is the last time that a step was taken.
 */
function tellLate(times: TicketTime[], step: ToldStep, said: unknown): void {
  const place = times.map(({ kind }) => kind).lastIndexOf(step);
  const last = times[place];
  if (!last || typeof said !== "string") return;
  const opened = times.find(({ kind }) => kind === "opened");
  const from = step === "opened" ? Number.NEGATIVE_INFINITY : (opened?.at ?? Number.NEGATIVE_INFINITY);
  last.at = Math.min(last.at, Math.max(from, secondOf(said)));
  if (step === "opened") return;
  const before = times.findIndex(({ at, kind }, index) => index < place && kind !== "opened" && at > last.at);
  if (before < 0) return;
  times.splice(place, 1);
  times.splice(before, 0, last);
}
