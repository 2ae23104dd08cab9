import type { PauseReason } from "../../../shared/sla/clock.ts";
import type { Asked } from "../../core/index.ts";
import { NOBODY } from "../assigning.ts";
import { sharesOf } from "./carry-out.ts";
import type { Wanted } from "./carry-out.ts";

/** What is done with several at once; `visit`: one visit to a desk for all of them. */
export const BATCH_ACTS = ["accept", "assign", "visit", "note", "pause", "resume", "close"] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];
/** These ask nothing more. */
export const AT_ONCE: readonly BatchAct[] = ["accept", "resume"];

export interface BatchValues {
  /** '' while nobody is chosen. */
  assignee: string;
  text: string;
  minutes: number | null;
  reason: PauseReason | null;
  nextOn: string;
  confirmation: "signed" | "verbal" | null;
}

export const UNSAID: BatchValues = {
  ...{ assignee: "", text: "", minutes: null, reason: null, nextOn: "", confirmation: null },
};

/** Values without which an act is not asked. */
export function lackingIn(act: BatchAct, values: BatchValues): (keyof BatchValues)[] {
  const needed = {
    ...{ accept: [], resume: [], assign: ["assignee"], visit: ["text"], note: ["text"] },
    ...{ pause: ["reason"], close: ["confirmation"] },
  } as const satisfies Record<BatchAct, readonly (keyof BatchValues)[]>;
  return needed[act].filter((name) => values[name] === null || String(values[name]).trim() === "");
}

/** One act, as it is asked of each ticket. */
export function batchOf(act: BatchAct, tickets: readonly string[], values: BatchValues): Wanted[] {
  const minutes = sharesOf(values.minutes, tickets.length);
  return tickets.map((ticket, index) => ({
    ticket,
    asked: askedOf(act, ticket, { ...values, minutes: minutes[index] ?? null }),
  }));
}

function askedOf(act: BatchAct, ticket: string, values: BatchValues): Asked[] {
  const text = values.text.trim();
  const note = { ticket, text, minutes: values.minutes, to: "team", consent: false } as const;
  switch (act) {
    case "accept":
      return [["ticket.accept", { ticket }]];
    case "resume":
      return [["ticket.resume", { ticket, note: text }]];
    case "assign": {
      const assignee = values.assignee === NOBODY ? null : values.assignee;
      return [["ticket.assign", { ticket, assignee, reason: text }]];
    }
    case "visit":
      return [
        ["ticket.arrive", { ticket }],
        ["ticket.note", { ...note, way: "onSite" }],
      ];
    case "note":
      return [["ticket.note", { ...note, way: null }]];
    case "pause": {
      const { reason, nextOn } = values;
      const pause = { ticket, until: null, nextOn: nextOn === "" ? null : nextOn, reference: "", note: text };
      return [["ticket.pause", { ...pause, reason: reason as PauseReason }]];
    }
    case "close": {
      const { confirmation } = values;
      return [["ticket.close", { ticket, confirmation, notice: null, rating: null }]];
    }
  }
}
