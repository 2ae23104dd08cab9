import { z } from "zod";
import { lastWrite, writeField } from "../../log/write.ts";
import type { EntityState } from "../../log/state.ts";
import { APPROVALS, approving } from "../approval/approving.ts";
import { standingAfter } from "../approval/levels.ts";
import { samePerson } from "../person/same-person.ts";
import type { StepAsked } from "../approval/step.ts";
import { notTwice, stepAct, stepsIn } from "../approval/step-act.ts";
import type { Separations } from "../approval/step-act.ts";
import { assetFields } from "../asset/asset-fields.ts";
import { labelOf, planned, refused } from "../kind/plan.ts";
import type { Planning } from "../kind/plan.ts";
import type { Rule } from "../kind/rule.ts";
import { textIn } from "../kind/read-state.ts";
import { money, refTo, text } from "../words.ts";
import { MOST_IN_LOT, inAnother } from "./gathering-acts.ts";
import { markedBy, marksBeside } from "./marking-acts.ts";
import { PERMISSION, assetKeys, gathering, lotIn, moveLot } from "./lot-plan.ts";
import {
  APPRAISALS,
  agreedOn,
  applicantMarks,
  applicantOf,
  appraisersOf,
  assetsIn,
  levelsOf,
  lineOf,
  otherLots,
  undecidable,
} from "./lot.ts";

/** Nobody decides on what he applied for. */
const notTheApplicant: Separations[string] = (state, party) =>
  samePerson(applicantOf(state), party)
    ? { by: applicantMarks(state), message: "who applied for it does not decide on it" }
    : null;

/** State secrets, and what the law or an audit holds, are disposed of by nobody's approval. */
const stopped: Separations[string] = (state) => {
  const { confidentiality, holdCheck } = state.fields;
  const secret = confidentiality === "classified";
  if (!secret && holdCheck !== false) return null;
  const by = lastWrite(state, secret ? "confidentiality" : "holdCheck");
  const message = secret
    ? "state secrets are disposed of by the secrecy office's own procedure, not by this lot"
    : "something of it is held by the law or an audit: it is kept until that ends";
  return { by: by ? [by] : [], message };
};

/** One level after the other: whose turn it is follows from the levels of its time. */
const outOfTurn: Separations[string] = (state, party) => {
  const { level } = party as { level?: string };
  const steps = stepsIn(state, APPROVALS);
  const levels = steps[0]?.step.levels as string[] | undefined;
  if (level === undefined || !levels) return null;
  const { next } = standingAfter(
    levels,
    steps.map(({ step }) => step),
  );
  if (next === level) return null;
  const by = steps.flatMap((step) => step.by ?? []);
  return { by, message: "it is not the turn of this level" };
};

/** Whoever decides has the opinions before him: all that were asked for. */
const unappraised: Separations[string] = (state, party) => {
  const given = stepsIn(state, APPRAISALS);
  if (!("level" in party) || given.length >= appraisersOf(state)) return null;
  const by = [lastWrite(state, "appraisers") ?? state.marks.at(0), ...given.map((step) => step.by)];
  return { by: by.flatMap((mark) => mark ?? []), message: "not everybody has appraised it yet" };
};

/** What is decided on, as a person reads it. */
const subject = (state: EntityState) => ({
  ...Object.fromEntries(
    ["number", "title", "reason", "reasonText", "way", "dept", "applicantName"].map((name) => [
      name,
      state.fields[name] ?? null,
    ]),
  ),
  lines: assetsIn(state).map((asset) => ({ asset, ...lineOf(state, asset) })),
});

const opinionSaid: Rule<{ step: StepAsked }> = ({ step: { opinion } }) =>
  opinion.trim() === "" ? { missing: ["step.opinion"], message: "an appraisal says what was found" } : null;

const disposalAppraise = stepAct("disposal", {
  permission: PERMISSION,
  about:
    "Records the technical opinion of one of those who appraise a lot: by his own account, or signed or shown (`step.way`).",
  final: "an opinion stands: another one is given beside it",
  list: APPRAISALS,
  separations: {
    applicantIsAppraiser: notTheApplicant,
    appraisedTwice: notTwice(APPRAISALS, "one person appraises once"),
  },
  rules: [opinionSaid],
  asks: { repairCost: money.nullable().default(null) },
  seals: { repairCost: money.nullable().default(null) },
  keeps: ["repairCost"],
  subject,
  plan(_state, asked, planning) {
    const lot = gathering(planning, (asked as unknown as { disposal: string }).disposal);
    if (!lot.ok) return lot;
    if (assetsIn(lot.value).length === 0) {
      return refused("notAllowed", "nothing is in it that could be appraised", "disposal", {
        missing: ["assets"],
      });
    }
    return planned({ level: "appraisal", more: { repairCost: asked.repairCost } });
  },
});

const exception = z.object({ asset: refTo("asset"), reason: text(200, 2) });
const except = z.array(exception).max(MOST_IN_LOT).default([]);

const disposalApprove = approving("disposal", {
  permission: PERMISSION,
  about:
    "Records the decision of the next level on a lot as a whole, with exceptions (`except`): by his own account, or signed or shown (`step.way`).",
  separations: { applicantIsApprover: notTheApplicant, stopped, outOfTurn, unappraised },
  asks: { except },
  seals: { except, agreed: z.array(refTo("asset")).max(MOST_IN_LOT) },
  keeps: ["except", "agreed", "completes"] as never,
  subject,
  levels: (state, planning) => levelsOf(state, kindsIn(state, planning), planning.state),
  plan(state, asked, planning) {
    const lot = lotIn(planning, state.id, ["open"]);
    if (!lot.ok) return lot;
    const { missing, assets: of } = undecidable(state);
    if (missing.length > 0) {
      const message = "this must be said before anybody decides";
      return refused("notAllowed", message, missing[0] ?? "", { missing, assets: of });
    }
    const before = agreedOn(state);
    const strange = asked.except.findIndex(({ asset }) => !before.includes(asset));
    if (strange >= 0) {
      return refused("notFound", "this asset is not to be decided on", `except.${strange}.asset`);
    }
    const refusedOnes = new Set(asked.except.map(({ asset }) => asset));
    const agreed = asked.step.decision === "approve" ? before.filter((each) => !refusedOnes.has(each)) : [];
    if (asked.step.decision === "approve" && agreed.length === 0) {
      const message = "nothing is left of it: then the lot is rejected";
      return refused("notAllowed", message, "except", { rule: "nothingLeft" });
    }
    for (const asset of agreed) {
      const [other] = otherLots(planning, state.id, asset);
      if (other) return inAnother(labelOf(other), other.id, "disposal");
    }
    return planned({ except: asked.except, agreed } as never);
  },
  alsoTouches: ({ completes, agreed }) => (completes ? assetKeys(markedBy(agreed as string[])) : []),
  also: (disposal, { completes, agreed }) =>
    completes ? marksBeside(disposal, agreed as string[], true) : {},
  fold(draft, { step, completes }) {
    if (step.decision === "reject") moveLot(draft, "reject");
    else if (completes) moveLot(draft, "approve");
  },
  alsoFolds: {
    asset: (draft, { disposal }: { disposal: string }) => writeField(draft, assetFields.lot, "lot", disposal),
  },
});

function kindsIn(state: EntityState, planning: Planning): string[] {
  const kinds = assetsIn(state).map((asset) => {
    const found = planning.state("asset", asset);
    return found ? textIn(found, "kind") : "";
  });
  return [...new Set(kinds)].filter((kind) => kind !== "");
}

export const decisionActs = {
  "disposal.appraise": disposalAppraise,
  "disposal.approve": disposalApprove,
};
