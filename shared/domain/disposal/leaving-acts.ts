import { z } from "zod";
import { entityKeyOf, timestamp } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import { DISPOSAL } from "../asset/asset-status.ts";
import { assetFields } from "../asset/asset-fields.ts";
import { headOf } from "../custody/custody-chain.ts";
import { signedDocument } from "../custody/custody-document.ts";
import { link, linesOf, signature } from "../custody/custody-forms.ts";
import { addEvent, custodyOf } from "../custody/custody-state.ts";
import { inService } from "../custody/in-service.ts";
import { handOf, keeping, unstated } from "../custody/keeping.ts";
import { act } from "../kind/act.ts";
import { existing, planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { notInFuture } from "../kind/rule.ts";
import type { Rule } from "../kind/rule.ts";
import { textIn } from "../kind/read-state.ts";
import { clearingOf } from "../medium/clearedness.ts";
import { UNCLEARED, stays } from "../medium/medium-acts.ts";
import { mayLeave } from "../medium/medium-fields.ts";
import { humanNumber, ref, refTo, text } from "../words.ts";
import { MOST_IN_LOT } from "./gathering-acts.ts";
import { PERMISSION, assetKeys, lotIn, moveLot } from "./lot-plan.ts";
import { OUTS, differencesOf, differs } from "./lot.ts";
import type { Differences, Out } from "./lot.ts";
import { vanSheets } from "./van-sheets.ts";

/** Whoever disposes of it: never a person, who would have it in use. */
const leavesTo = keeping.extend({ holder: z.enum(["supplier", "department", "place", "pool"]) });
const marks = z.array(text(40, 1)).max(MOST_IN_LOT).default([]);

const leaving = {
  disposal: ref,
  to: leavesTo,
  giverName: text(60, 1),
  at: timestamp,
  place: text(60).default(""),
  media: z.array(refTo("medium")).max(MOST_IN_LOT).default([]),
  seals: marks,
  /** Asked where a medium goes to a supplier with what is on it. */
  approval: mayLeave.nullable().default(null),
  /** Why it went although it differs from what was approved. */
  words: text(500).default(""),
  unsigned: z
    .object({ reason: text(200, 2) })
    .nullable()
    .default(null),
};

const differences = z.object({
  unapproved: z.boolean(),
  unlisted: z.array(refTo("asset")),
  missing: z.array(refTo("asset")),
  unlistedMedia: z.array(refTo("medium")),
  missingMedia: z.array(refTo("medium")),
  unlistedSeals: z.array(z.string()),
  missingSeals: z.array(z.string()),
});

const keeperStated: Rule<{ to: z.output<typeof leavesTo> }> = ({ to }) => {
  const missing = unstated(to).map((part) => `to.${part}`);
  return missing.length > 0 ? { missing, message: "who takes it is not stated" } : null;
};

const custodyDispose = act({
  permission: PERMISSION,
  final: "what went went: if it comes back, it is taken back",
  about:
    "Hands what was scanned at the van over to whoever disposes of it. What differs from what the lot has approved is told first (`differs`); done anyway it takes `words`. More than 499 things go on several sheets, each with its number and the same signatures. Answers {id, number} of the first.",
  chain: true,
  payload: z.object({
    number: humanNumber,
    ...leaving,
    lines: linesOf(z.object(link), MOST_IN_LOT),
    differs: differences,
    signatures: z.array(signature).max(4).default([]),
  }),
  personal: {
    ...{ "signatures.*.name": HIDDEN, "signatures.*.employeeNo": HIDDEN, "signatures.*.strokes": [[]] },
    ...{ "unsigned.reason": HIDDEN, "to.name": HIDDEN, "to.responsible": HIDDEN },
    ...{ giverName: HIDDEN, words: HIDDEN, "approval.by": HIDDEN },
  },
  touches: ({ disposal, lines, media = [] }) => [
    ...assetKeys(lines.map(({ asset }) => asset)),
    entityKeyOf("disposal", disposal),
    ...media.map((medium) => entityKeyOf("medium", medium)),
  ],
  fold(draft, { number, at, lines, media, seals, differs: told, words }) {
    const out: Out = { number, at, assets: lines.map(({ asset }) => asset), media, seals, words, ...told };
    appendEntry(draft, OUTS, { ...out });
    moveLot(draft, "dispose");
  },
  alsoFolds: {
    asset: (draft, payload: Leaving, logged) => {
      const line = payload.lines.find(({ asset }) => asset === draft.state.id);
      if (!line) return;
      addEvent(draft, logged, {
        ...{ prev: line.prev, prevHash: line.prevHash, act: "handOver", reason: DISPOSAL, condition: null },
        ...{ to: payload.to, holder: handOf(payload.to), from: payload.giverName, at: payload.at },
        ...{ number: payload.number, place: payload.place, note: payload.words },
        signed: payload.signatures.length > 0,
      });
      writeField(draft, assetFields.lot, "lot", null);
    },
    medium: (draft, { to, at, approval }: Leaving) => {
      stays(draft, { asset: null, away: to, seal: textIn(draft.state, "seal"), at, approval });
    },
  },
  asks: z
    .object({
      ...leaving,
      assets: z
        .array(refTo("asset"))
        .min(1)
        .max(MOST_IN_LOT)
        .refine((ids) => new Set(ids).size === ids.length, "an asset was scanned twice"),
      signatures: z
        .array(signature.omit({ docHash: true }))
        .max(4)
        .default([]),
    })
    .refine(({ signatures, unsigned }) => signatures.length > 0 || unsigned !== null, {
      message: "without a signature `unsigned` says why there is none",
      path: ["signatures"],
    }),
  rules: [keeperStated, notInFuture("at")],
  plan({ assets, ...asked }, planning) {
    const lot = lotIn(planning, asked.disposal, ["open", "approved", "out"]);
    if (!lot.ok) return lot;
    const lines: object[] = [];
    for (const [index, asset] of assets.entries()) {
      const found = inService(planning, asset, `assets.${index}`);
      if (!found.ok) return found;
      const head = headOf(custodyOf(found.value));
      lines.push({ asset, prev: head?.id ?? null, prevHash: head?.hash ?? null });
    }
    const sealOf = sealsOf(planning, asked.media);
    if (!sealOf.ok) return sealOf;
    const sheets = vanSheets(lines, asked, sealOf.value);
    if (sheets === null) {
      const message = "so many media do not go with so few assets: part of them goes with the next";
      return refused("notAllowed", message, "media", { rule: "vanFull" });
    }
    const told = differencesOf(lot.value, { assets, ...asked }, sealOf.value);
    if (differs(told) && asked.words.trim() === "") {
      const message = "this is not what was approved: look, or say why it goes anyway";
      return refused("notAllowed", message, "words", { rule: "differs", ...told });
    }
    if (asked.to.holder === "supplier" && asked.approval === null && hasUncleared(planning, asked.media)) {
      return refused("notAllowed", UNCLEARED, "approval", { missing: ["approval"] });
    }
    const [first, ...rest] = sheets.map((sheet, n) => {
      // What differs differs of the whole, and is said once.
      const paper = {
        ...asked,
        ...sheet,
        number: planning.number("G"),
        differs: n === 0 ? told : agreeing(told),
      };
      const docHash = planning.sha256(signedDocument(paper));
      return { ...paper, signatures: asked.signatures.map((signed) => ({ ...signed, docHash })) };
    });
    if (!first) throw new Error("a van without a sheet");
    const label = [first, ...rest].map(({ number }) => number).join(" ");
    const also = rest.map((payload) => ({ type: "custody.dispose", payload }));
    return planned({ payload: first, label, id: asked.disposal, number: first.number, also });
  },
});

interface Leaving {
  disposal: string;
  number: string;
  to: z.output<typeof leavesTo>;
  giverName: string;
  at: string;
  place: string;
  words: string;
  approval: z.output<typeof mayLeave> | null;
  lines: { asset: string; prev: string | null; prevHash: string | null }[];
  signatures: readonly unknown[];
}

/** Nothing of it differs but that nobody has approved it. */
const agreeing = ({ unapproved }: Differences): Differences => ({
  ...{ unapproved, unlisted: [], missing: [], unlistedMedia: [], missingMedia: [] },
  ...{ unlistedSeals: [], missingSeals: [] },
});

/** What is on one of them could be read by whoever takes it. */
const hasUncleared = (planning: Planning, media: readonly string[]) =>
  media.some((id) => {
    const state = planning.state("medium", id);
    return state !== null && state !== undefined && !clearingOf(state).mayLeave;
  });

/** The seal of each medium; media that were scanned must be known here. */
function sealsOf(planning: Planning, media: readonly string[]): Result<(medium: string) => string> {
  for (const [index, medium] of media.entries()) {
    const found = existing(planning, "medium", medium, `media.${index}`);
    if (!found.ok) return found;
  }
  return planned((medium: string) => {
    const state = planning.state("medium", medium);
    return state ? textIn(state, "seal") : "";
  });
}

export const leavingActs = { "custody.dispose": custodyDispose };
