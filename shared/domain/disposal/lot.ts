import { entityKeyOf } from "../../log/operation.ts";
import { lastWrite } from "../../log/write.ts";
import type { Mark } from "../../log/seen.ts";
import type { EntityState } from "../../log/state.ts";
import { entriesOf, setElements } from "../../log/state.ts";
import { LEVELS, levelsFor, standingAfter } from "../approval/levels.ts";
import type { Standing } from "../approval/levels.ts";
import { APPROVALS } from "../approval/approving.ts";
import { stepsIn } from "../approval/step-act.ts";
import type { Party } from "../approval/party.ts";
import { approvalLevelsOf, definitionOf } from "../definition/definition-view.ts";
import type { ReadRecord } from "../kind/record-kind.ts";
import type { Planning } from "../kind/plan.ts";
import { textIn, textOrNull } from "../kind/read-state.ts";
import { APPRAISERS } from "./disposal-fields.ts";
import type { DisposalStatus, LotLine } from "./disposal-fields.ts";

export const APPRAISALS = "appraisals";
export const OUTS = "outs";

/** What went out at once, and how it differed from what was approved. */
export interface Out extends Differences {
  number: string;
  at: string;
  assets: string[];
  media: string[];
  seals: string[];
  words: string;
}

/** One too many or missing, told before the van leaves. */
export interface Differences {
  /** It went without the approval of all levels. */
  unapproved: boolean;
  unlisted: string[];
  missing: string[];
  unlistedMedia: string[];
  missingMedia: string[];
  unlistedSeals: string[];
  missingSeals: string[];
}

export const statusOf = (state: EntityState) => (textIn(state, "status") || "open") as DisposalStatus;
export const assetsIn = (state: EntityState) => setElements(state, "assets");
export const mediaIn = (state: EntityState) => setElements(state, "media");
export const appraisersOf = ({ fields }: EntityState) =>
  (fields.appraisers as number | undefined) ?? APPRAISERS;

/** Disks of a lot: those that were put into it, and those that are in its machines, each once. */
export function diskStatesIn(lot: EntityState, planning: Pick<Planning, "namedBy" | "state">): EntityState[] {
  const loose = mediaIn(lot).flatMap((id) => planning.state("medium", id) ?? []);
  const fitted = assetsIn(lot).flatMap((asset) =>
    planning.namedBy("medium", entityKeyOf("asset", asset)).filter(({ fields }) => fields.asset === asset),
  );
  const all = [...loose, ...fitted].filter(({ exists }) => exists);
  return [...new Map(all.map((state) => [state.id, state])).values()];
}

const NOTHING: LotLine = {
  ...{ origValue: null, netValue: null, acquiredOn: null, inUseOn: null, stillUsable: null },
  justification: "",
};

export function lineOf(state: EntityState, asset: string): LotLine {
  return (state.fields[`line.${asset}`] as LotLine | null | undefined) ?? NOTHING;
}

/** Original values of these assets together, in cents, so that sums are exact. */
export function centsOf(state: EntityState, assets: readonly string[]): number {
  return assets.reduce((sum, asset) => sum + Math.round((lineOf(state, asset).origValue ?? 0) * 100), 0);
}

export const applicantOf = (state: EntityState): Party => ({
  person: textOrNull(state, "applicant"),
  name: textIn(state, "applicantName"),
});

/** The writes that say who applied. */
export function applicantMarks(state: EntityState): Mark[] {
  const marks = [lastWrite(state, "applicant"), lastWrite(state, "applicantName")];
  return [...new Map(marks.flatMap((mark) => (mark ? [[mark.op, mark] as const] : []))).values()];
}

/** Levels that a lot needs: as the team has defined them, and once somebody has approved by the rule of that time. */
export function levelsOf(state: EntityState, kinds: readonly string[], read: ReadRecord): string[] {
  const [first] = stepsIn(state, APPROVALS);
  if (first) return first.step.levels as string[];
  const defined = definitionOf("approval", "disposal", read);
  return levelsFor(defined ? approvalLevelsOf(defined) : LEVELS.disposal, {
    value: centsOf(state, assetsIn(state)),
    kinds,
  });
}

export function approvalStanding(state: EntityState, kinds: readonly string[], read: ReadRecord): Standing {
  const taken = stepsIn(state, APPROVALS).map(({ step }) => step);
  return standingAfter(levelsOf(state, kinds, read), taken);
}

/** Assets that everybody approved who decided so far. */
export function agreedOn(state: EntityState): string[] {
  const decided = stepsIn(state, APPROVALS).map(({ step }) => new Set(step.agreed as string[]));
  return assetsIn(state).filter((asset) => decided.every((each) => each.has(asset)));
}

/** What all levels have approved; nothing before they have. */
export function approvedIn(state: EntityState): string[] {
  const last = stepsIn(state, APPROVALS).find(({ step }) => step.completes === true);
  return last ? (last.step.agreed as string[]) : [];
}

export const outsIn = (state: EntityState) =>
  entriesOf(state, OUTS).map(({ value }) => value as unknown as Out);

/** Assets that went out, whether listed or not. */
export const goneIn = (state: EntityState) => [...new Set(outsIn(state).flatMap(({ assets }) => assets))];

/** Approved and still in the house. */
export function waitingIn(state: EntityState): string[] {
  const gone = new Set(goneIn(state));
  return approvedIn(state).filter((asset) => !gone.has(asset));
}

/** Whether an asset is a lot's matter: in one that gathers, or approved by one that is not over. */
export function holds(state: EntityState, asset: string): boolean {
  const status = statusOf(state);
  if (status === "open") return assetsIn(state).includes(asset);
  return (status === "approved" || status === "out") && waitingIn(state).includes(asset);
}

/** Other lots that an asset is the matter of. */
export function otherLots(planning: Pick<Planning, "namedBy">, lot: string, asset: string): EntityState[] {
  return planning
    .namedBy("disposal", entityKeyOf("asset", asset))
    .filter((state) => state.id !== lot && holds(state, asset));
}

/** How what stands at the van differs from what was approved. */
export function differencesOf(
  state: EntityState,
  { assets, media, seals }: Pick<Out, "assets" | "media" | "seals">,
  sealOf: (medium: string) => string,
): Differences {
  const gone = new Set(outsIn(state).flatMap((out) => out.media));
  const waiting = mediaIn(state).filter((medium) => !gone.has(medium));
  const expected = waiting.map(sealOf).filter((seal) => seal !== "");
  return {
    unapproved: approvedIn(state).length === 0,
    ...named("", without(assets, waitingIn(state))),
    ...named("Media", without(media, waiting)),
    ...named("Seals", without(seals, expected)),
  };
}

const without = (scanned: readonly string[], expected: readonly string[]) => ({
  unlisted: scanned.filter((each) => !expected.includes(each)),
  missing: expected.filter((each) => !scanned.includes(each)),
});
const named = <S extends string>(suffix: S, { unlisted, missing }: ReturnType<typeof without>) =>
  ({ [`unlisted${suffix}`]: unlisted, [`missing${suffix}`]: missing }) as Record<
    `unlisted${S}` | `missing${S}`,
    string[]
  >;

export const differs = ({ unapproved, ...lists }: Differences): boolean =>
  unapproved || Object.values(lists).some((list) => list.length > 0);

/** What must be said before a lot is decided on: by name, with the assets of which it is missing. */
export function undecidable(state: EntityState): { missing: string[]; assets: string[] } {
  const assets = assetsIn(state);
  const lacks = {
    "line.origValue": (line: LotLine) => line.origValue === null,
    "line.acquiredOn": (line: LotLine) => line.acquiredOn === null,
    "line.stillUsable": (line: LotLine) => line.stillUsable === null,
    "line.justification": (line: LotLine) => line.stillUsable === true && line.justification.trim() === "",
  };
  const lines = Object.entries(lacks).map(([name, isMissing]) => ({
    name,
    of: assets.filter((asset) => isMissing(lineOf(state, asset))),
  }));
  const { confidentiality = null, holdCheck = null } = state.fields;
  const missing = [
    ...(assets.length === 0 ? ["assets"] : []),
    ...lines.flatMap(({ name, of }) => (of.length > 0 ? [name] : [])),
    ...(entriesOf(state, APPRAISALS).length < appraisersOf(state) ? [APPRAISALS] : []),
    ...(confidentiality === null ? ["confidentiality"] : []),
    ...(holdCheck === null ? ["holdCheck"] : []),
  ];
  return { missing, assets: [...new Set(lines.flatMap(({ of }) => of))] };
}

/** From this day a recycler proves what it has cleared (GB 46864-2025). */
export const PROOF_FROM = "2027-01-01";

/** What must be said before a lot is closed. */
export function unclosable(state: EntityState): string[] {
  const { fields } = state;
  const toRecycler = fields.way === "recycler";
  const proof = toRecycler && textIn(state, "handedOn") >= PROOF_FROM;
  const asked = [
    ...(toRecycler ? ["recycler", "licence", "handedOn"] : []),
    ...(proof ? ["proofNo"] : []),
    "writeoffNo",
    "writeoffOn",
  ];
  return asked.filter((name) => textIn(state, name) === "");
}
