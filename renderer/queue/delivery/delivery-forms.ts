import type { EscalatedTo } from "../../../shared/domain/ticket/ticket-delivery.ts";
import type { MESSAGE_WAYS, TESTERS } from "../../../shared/domain/ticket/ticket-delivery.ts";
import { momentOf } from "../../core/index.ts";
import { cut } from "../../../shared/domain/words.ts";
import type { TicketDetail } from "../../../shared/ipc/queries.ts";
import type { TellingWay } from "../../../shared/domain/ticket/ticket-work-words.ts";
import type { CHECKED_BY } from "../../../shared/domain/approval/step.ts";
import type { AskingForm } from "../../records/index.ts";
import { isHidden } from "../../records/index.ts";
import type { Given } from "../../signing/first-signed.ts";

export interface EscalateValues {
  to: EscalatedTo | null;
  reason: string;
  done: string;
  open: string;
  reference: string;
  /** `same`: it stays with whom it is. */
  assignee: string;
}

export const SAME = "same";
/** Notes that go into a draft of what was done. */
const TOLD = 8;

/** What was done so far, from the record: a draft, for somebody to read and change. */
export function doneSoFar({ actions }: Pick<TicketDetail, "actions">): string {
  const notes = actions.filter(({ act, text }) => act === "note" && text !== "" && !isHidden(text));
  return cut(
    notes
      .slice(-TOLD)
      .map(({ text }) => `· ${text.replaceAll("\n", " ")}`)
      .join("\n"),
    2000,
  );
}

export function escalateForm(ticket: string): AskingForm<EscalateValues> {
  return {
    asks: ({ to, reason, done, open, reference, assignee }) => [
      "ticket.escalate",
      {
        ...{ ticket, to: to as EscalatedTo, reason: reason.trim(), done: done.trim(), open: open.trim() },
        reference: to === "supplier" ? reference.trim() : "",
        ...(assignee === SAME ? {} : { assignee }),
      },
    ],
    places: {
      ...{ to: "to", reason: "reason", done: "done", open: "open" },
      ...{ reference: "reference", assignee: "assignee" },
    },
  };
}

type Tester = (typeof TESTERS)[number];

export interface VerifyValues {
  tested: string;
  who: Tester | null;
  by: string;
  passed: "yes" | "no" | null;
}

export function verifyForm(ticket: string): AskingForm<VerifyValues> {
  return {
    asks: ({ tested, who, by, passed }) => [
      "ticket.verify",
      {
        ticket,
        tested: tested.trim(),
        who: who as Tester,
        by: who === "user" ? by.trim() : "",
        passed: passed === "yes",
      },
    ],
    places: { tested: "tested", who: "who", by: "by", passed: "passed" },
  };
}

/** How the user's word was given: on paper or on the screen, spoken, or by a message. */
export const WORDS = ["onScreen", "verbal", "message", "paper"] as const;
/** Or that nobody was reached who could give it. */
export type Word = (typeof WORDS)[number] | "unreached";
type Way = (typeof MESSAGE_WAYS)[number];

export interface CloseValues {
  category: string | null;
  rootCause: string | null;
  confirmation: Word | null;
  by: string;
  way: Way | null;
  /** As a date-time field writes it; '' for none. */
  at: string;
  guidance: string;
  identityCheck: string | null;
  /** How a user who was never reached was told. */
  notice: TellingWay | null;
  signed: Given | null;
}

export const UNCLOSED: CloseValues = {
  ...{ category: null, rootCause: null, confirmation: null, by: "", way: null, at: "" },
  ...{ guidance: "", identityCheck: null, notice: null, signed: null },
};

const isSigned = (word: Word | null) => word === "onScreen" || word === "paper";

export function closeForm(ticket: string): AskingForm<CloseValues> {
  return {
    asks: ({ category, rootCause, confirmation, by, way, at, guidance, identityCheck, notice, signed }) => [
      "ticket.close",
      {
        ...{ ticket, rating: null, by: by.trim() },
        confirmation: confirmation === "unreached" ? null : isSigned(confirmation) ? "signed" : "verbal",
        notice: confirmation === "unreached" ? notice : null,
        ...(category ? { category } : {}),
        ...(rootCause ? { rootCause } : {}),
        way: confirmation === "message" ? way : null,
        at: confirmation !== "message" || at === "" ? null : momentOf(at),
        guidance: guidance.trim(),
        signature:
          confirmation === "onScreen" && signed
            ? {
                ...{ name: by.trim(), strokes: signed.strokes, signedAt: signed.signedAt },
                identityCheck: identityCheck as (typeof CHECKED_BY)[number],
              }
            : null,
      },
    ],
    places: {
      ...{ category: "category", rootCause: "rootCause", confirmation: "confirmation", by: "by", way: "way" },
      ...{ at: "at", guidance: "guidance", "signature.name": "by" },
      ...{ "signature.identityCheck": "identityCheck", signature: "signed" },
    },
  };
}

export interface CallBackValues {
  end: "content" | "notContent" | "notReached" | null;
  said: string;
}

export function callBackForm(ticket: string): AskingForm<CallBackValues> {
  return {
    asks: ({ end, said }) => [
      "ticket.callBack",
      {
        ...{ ticket, reached: end !== "notReached", said: said.trim() },
        content: end === "notReached" ? null : end === "content",
      },
    ],
    places: { reached: "end", content: "end", said: "said" },
  };
}
