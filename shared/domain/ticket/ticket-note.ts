import { z } from "zod";
import { HIDDEN } from "../../log/parts.ts";
import { appendEntry } from "../../log/write.ts";
import { act, older } from "../kind/act.ts";
import { existing, labelOf } from "../kind/plan.ts";
import type { Rule } from "../kind/rule.ts";
import { ref, text } from "../words.ts";
import { change, notInState, touches } from "./ticket-moves.ts";
import { noteV1 } from "./ticket-v1.ts";
import { WORK_WAYS } from "./ticket-work-words.ts";
import { NOTE_READERS } from "./ticket-words.ts";

const said = {
  ticket: ref,
  text: text(4000, 1),
  /** Minutes of work. */
  minutes: z.number().int().min(0).max(1440).nullable().default(null),
  /** Whom it is written to: the team alone, unless it says the user. */
  to: z.enum(NOTE_READERS).default("team"),
};

/** Until 0.5.0 a note said of its way only whether it was a visit. */
const noteV2 = older({
  payload: z.object({ ...said, visit: z.boolean().default(false) }),
  personal: { text: HIDDEN },
  touches,
  lift: ({ visit, ...note }) => ({ ...note, way: visit ? "onSite" : null, consent: false }),
});

const notePayload = z.object({
  ...said,
  /** How it was done; null where that is not said. */
  way: z.enum(WORK_WAYS).nullable().default(null),
  /** The user agreed that his computer is worked on from afar. */
  consent: z.boolean().default(false),
});

/** A rule: nobody works on somebody's computer from afar who has not agreed to it. */
const remoteWithConsent: Rule<z.output<typeof notePayload>> = ({ way, consent }) =>
  way === "remote" && !consent
    ? { missing: ["consent"], message: "remote work needs the user's consent" }
    : null;

export const ticketNote = act({
  permission: "ticket.write",
  final: "what was written in a work log is corrected by another entry",
  about:
    "Adds an entry to the work log: the team's own, or written to the user; how it was done, remote with the user's consent only.",
  older: [noteV1, noteV2],
  payload: notePayload,
  personal: { text: HIDDEN },
  touches,
  fold(draft, { text: written, minutes, way, consent, to }) {
    const remote = way === "remote" ? { consent } : {};
    appendEntry(draft, "actions", { text: written, minutes, way, visit: way === "onSite", to, ...remote });
  },
  asks: notePayload,
  rules: [remoteWithConsent],
  plan(asked, planning) {
    const ticket = existing(planning, "ticket", asked.ticket, "ticket");
    if (!ticket.ok) return ticket;
    const { status } = ticket.value.fields;
    return status === "archived" ? notInState("note", status) : change(asked, labelOf(ticket.value));
  },
});
