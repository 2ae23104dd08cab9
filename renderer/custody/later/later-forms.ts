import type { ATTEMPT_OUTCOMES, ATTEMPT_WAYS } from "../../../shared/domain/custody/later-forms.ts";
import type { Condition } from "../../../shared/domain/custody/line-forms.ts";
import { SENT_OUTCOMES } from "../../../shared/domain/custody/later-forms.ts";
import { momentOf } from "../../core/index.ts";
import type { AskingForm } from "../../records/index.ts";

export type Way = (typeof ATTEMPT_WAYS)[number];
export type Outcome = (typeof ATTEMPT_OUTCOMES)[number];

export interface AttemptValues {
  /** As a date-time field shows it, local. */
  at: string;
  way: Way | null;
  outcome: Outcome | null;
  carrier: string;
  tracking: string;
  note: string;
}

/** How a way of reaching somebody may end. */
export function outcomesOf(way: Way | null, all: readonly Outcome[]): readonly Outcome[] {
  return all.filter((outcome) => SENT_OUTCOMES.includes(outcome) === (way === "courier"));
}

/** An attempt to reach whom a document waits for. */
export function attemptForm(document: string): AskingForm<AttemptValues> {
  return {
    asks: ({ at, way, outcome, carrier, tracking, note }) => {
      const parcel =
        way === "courier"
          ? { carrier: carrier.trim(), tracking: tracking.trim() }
          : { carrier: "", tracking: "" };
      return [
        "custody.attempt",
        { document, at: momentOf(at), way, outcome, ...parcel, note: note.trim() } as never,
      ];
    },
    places: {
      at: "at",
      way: "way",
      outcome: "outcome",
      tracking: "tracking",
      carrier: "carrier",
      note: "note",
    },
  };
}

export interface UnsealValues {
  /** As a date-time field shows it, local. */
  at: string;
  seal: string;
  intact: "whole" | "broken" | null;
  witness: string;
  condition: Condition | null;
  photos: unknown[];
  noPhoto: string;
  note: string;
}

/** What was taken in under a seal is opened and looked at. */
export function unsealForm(asset: string): AskingForm<UnsealValues> {
  return {
    asks: ({ at, seal, intact, witness, condition, photos, noPhoto, note }) => [
      "custody.unseal",
      {
        ...{
          assets: [asset],
          at: momentOf(at),
          seal: seal.trim(),
          intact: intact === null ? null : intact === "whole",
        },
        ...{ witness: witness.trim(), condition, photos, noPhoto: noPhoto.trim(), note: note.trim() },
      } as never,
    ],
    places: {
      ...{ at: "at", seal: "seal", intact: "intact", witness: "witness", condition: "condition" },
      ...{ photos: "noPhoto", noPhoto: "noPhoto", note: "note" },
    },
  };
}

export interface RenewValues {
  dueBack: string;
  reason: string;
}

/** The loan of these assets goes on. */
export function renewForm(assets: readonly string[]): AskingForm<RenewValues> {
  return {
    asks: ({ dueBack, reason }) => [
      "custody.renew",
      { assets: [...assets], dueBack, reason: reason.trim() } as never,
    ],
    places: { dueBack: "dueBack", reason: "reason" },
  };
}

export interface MissValues {
  /** As a date-time field shows it, local. */
  at: string;
  note: string;
}

/** An asset is not where it should be. */
export function missForm(asset: string): AskingForm<MissValues> {
  return {
    asks: ({ at, note }) => ["custody.miss", { assets: [asset], at: momentOf(at), note: note.trim() }],
    places: { at: "at", note: "note" },
  };
}
