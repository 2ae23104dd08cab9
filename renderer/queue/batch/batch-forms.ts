import type { PauseReason } from "../../../shared/sla/clock.ts";
import type { Asked } from "../../core/index.ts";
import { NOBODY } from "../assigning.ts";
import type { Filed } from "./around-chosen.ts";
import { sharesOf } from "./carry-out.ts";
import type { Wanted } from "./carry-out.ts";

/** What is done with several at once; `visit`: one visit to a desk for all of them. */
export const BATCH_ACTS = ["accept", "assign", "visit", "note", "pause", "resume", "close"] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];
/** Letters of the same acts of one ticket (`detail/ticket-steps.tsx`), and that of a note. */
export const BATCH_KEYS: Readonly<Record<BatchAct, string>> = {
  ...{ accept: "a", assign: "g", visit: "v", note: "c", pause: "p", resume: "o", close: "w" },
};
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
  /** What a ticket is filed under that was not yet, by its id. */
  filed: Readonly<Record<string, Partial<Record<Filed, string>>>>;
}

export const UNSAID: BatchValues = {
  ...{ assignee: "", text: "", minutes: null, reason: null, nextOn: "", confirmation: null, filed: {} },
};

/** Values without which an act is not asked. */
export function lackingIn(act: BatchAct, values: BatchValues): (keyof BatchValues)[] {
  const needed = {
    ...{ accept: [], resume: [], assign: ["assignee"], visit: ["text"], note: ["text"] },
    ...{ pause: ["reason"], close: ["confirmation"] },
  } as const satisfies Record<BatchAct, readonly Exclude<keyof BatchValues, "filed">[]>;
  return needed[act].filter((name) => values[name] === null || String(values[name]).trim() === "");
}

/** One act, as it is asked of each ticket. */
export function batchOf(act: BatchAct, tickets: readonly string[], values: BatchValues): Wanted[] {
  const minutes = sharesOf(values.minutes, tickets.length);
  return tickets.map((ticket, index) => ({
    ticket,
    asked: askedOf(act, ticket, tickets, { ...values, minutes: minutes[index] ?? null }),
  }));
}

function askedOf(act: BatchAct, ticket: string, all: readonly string[], values: BatchValues): Asked[] {
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
        ["ticket.arrive", { ticket, alongside: all.filter((each) => each !== ticket) }],
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
      const { confirmation, filed } = values;
      return [["ticket.close", { ticket, confirmation, notice: null, rating: null, ...filed[ticket] }]];
    }
  }
}
