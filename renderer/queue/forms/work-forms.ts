import type {
  ReachingOutcome,
  ReachingWay,
  TellingWay,
} from "../../../shared/domain/ticket/ticket-work-words.ts";
import { momentOf } from "../../core/index.ts";
import type { AskingForm } from "../../records/index.ts";

export interface AttemptValues {
  way: ReachingWay | null;
  outcome: ReachingOutcome | null;
  /** As a date-time field writes it; '' for now. */
  at: string;
  note: string;
}

export const UNTRIED: AttemptValues = { way: "phone", outcome: null, at: "", note: "" };

export function attemptForm(ticket: string): AskingForm<AttemptValues> {
  return {
    asks: ({ way, outcome, at, note }) => [
      "ticket.attempt",
      {
        ...{ ticket, way: way as ReachingWay, outcome: outcome as ReachingOutcome },
        ...{ at: at === "" ? null : momentOf(at), note: note.trim() },
      },
    ],
    places: { way: "way", outcome: "outcome", at: "at", note: "note" },
  };
}

export interface ToldValues {
  /** Key of the template; '' for words of one's own. */
  template: string;
  way: TellingWay | null;
  text: string;
  /** As a date-time field writes it; '' where nothing is promised. */
  nextUpdate: string;
}

export const NOT_TOLD: ToldValues = { template: "", way: null, text: "", nextUpdate: "" };

export function toldForm(ticket: string): AskingForm<ToldValues> {
  return {
    asks: ({ way, text, nextUpdate }) => [
      "ticket.told",
      {
        ...{ ticket, way: way as TellingWay, text: text.trim() },
        nextUpdate: nextUpdate === "" ? null : momentOf(nextUpdate),
      },
    ],
    places: { way: "way", text: "text", nextUpdate: "nextUpdate" },
  };
}

export interface PlanValues {
  /** As a date-time field writes it; '' where nothing is planned any more. */
  at: string;
  /** '' while nobody is named. */
  who: string;
}

export function planForm(ticket: string): AskingForm<PlanValues> {
  return {
    asks: ({ at, who }) => [
      "ticket.plan",
      { ticket, plan: at === "" ? null : { at: momentOf(at), who: who === "" ? null : who } },
    ],
    places: { "plan.at": "at", "plan.who": "who", plan: "at" },
  };
}

export interface GroupValues {
  /** '' for none. */
  group: string;
  reason: string;
}

export function groupForm(ticket: string): AskingForm<GroupValues> {
  return {
    asks: ({ group, reason }) => [
      "ticket.group",
      { ticket, group: group === "" ? null : group, reason: reason.trim() },
    ],
    places: { group: "group", reason: "reason" },
  };
}
