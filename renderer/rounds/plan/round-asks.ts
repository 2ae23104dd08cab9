import type { CommandArgs } from "../../core/client.ts";
import type { AskingForm } from "../../records/asking-form.ts";
import { placesInSet } from "../../records/asking-form.ts";
import { rhythmOf } from "./rhythm-draft.ts";
import type { RhythmDraft } from "./rhythm-draft.ts";

export interface RoundDraft {
  name: string;
  checklist: string | null;
  rhythm: RhythmDraft;
  from: string;
  until: string;
  grace: number | string;
  who: readonly string[];
  site: string | null;
  remark: string;
}

type Set = CommandArgs<"round.plan">["set"];

const places = placesInSet<keyof RoundDraft>([
  "name",
  "checklist",
  "rhythm",
  "from",
  "until",
  "grace",
  "who",
  "site",
  "remark",
]);

/** What a plan says, by field. What a person has not said yet is told by the act's own rules. */
function saidOf(draft: RoundDraft): Record<keyof RoundDraft, unknown> {
  const { name, checklist, rhythm, from, until, grace, who, site, remark } = draft;
  return {
    name: name.trim(),
    checklist: checklist ?? "",
    rhythm: rhythmOf(rhythm),
    from,
    until: until === "" ? null : until,
    grace: grace === "" ? 0 : Number(grace),
    who: [...who],
    site,
    remark: remark.trim(),
  };
}

export const planning: AskingForm<RoundDraft> = {
  asks: (draft) => ["round.plan", { set: saidOf(draft) as unknown as Set }],
  places,
};

/** Only what was changed: what others say of the rest meanwhile stays. */
export function editing(round: string, before: RoundDraft): AskingForm<RoundDraft> {
  const stood = saidOf(before);
  return {
    asks: (draft) => {
      const said = Object.entries(saidOf(draft)).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(stood[name as keyof RoundDraft]),
      );
      return ["round.edit", { round, set: Object.fromEntries(said) }];
    },
    places,
  };
}
