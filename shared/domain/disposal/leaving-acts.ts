import { z } from "zod";
import { entityKeyOf, timestamp } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import type { EntityState } from "../../log/state.ts";
import { DISPOSAL } from "../asset/asset-status.ts";
import { assetFields } from "../asset/asset-fields.ts";
import { headOf } from "../custody/custody-chain.ts";
import { signedDocument } from "../custody/custody-document.ts";
import { link, linesOf, signature } from "../custody/custody-forms.ts";
import { addEvent, custodyOf } from "../custody/custody-state.ts";
import { inService } from "../custody/in-service.ts";
import { handOf, keeping, unstated } from "../custody/keeping.ts";
import { act } from "../kind/act.ts";
import type { Guard } from "../kind/act.ts";
import { existing, planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { notInFuture } from "../kind/rule.ts";
import type { Rule } from "../kind/rule.ts";
import { textIn } from "../kind/read-state.ts";
import { clearingOf } from "../medium/clearedness.ts";
import { UNCLEARED, stays } from "../medium/medium-acts.ts";
import { mayLeave } from "../medium/medium-fields.ts";
import { humanNumber, ref, refTo, text } from "../words.ts";
import { disposalFields } from "./disposal-fields.ts";
import { MOST_IN_LOT } from "./gathering-acts.ts";
import { PERMISSION, assetKeys, dayHasCome, lotIn, moveLot, onLot, touchesLot } from "./lot-plan.ts";
import { OUTS, differencesOf, differs, outsIn, unclosable, waitingIn } from "./lot.ts";
import type { Out } from "./lot.ts";

const f = disposalFields;

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
    "Hands what was scanned at the van over to whoever disposes of it. What differs from what the lot has approved is told first (`differs`); done anyway it takes `words`. Answers {id, number}.",
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
    if (assets.length + asked.media.length > MOST_IN_LOT) {
      return refused("notAllowed", `at most ${MOST_IN_LOT} go at once`, "assets", { rule: "lotFull" });
    }
    const told = differencesOf(lot.value, { assets, ...asked }, sealOf.value);
    if (differs(told) && asked.words.trim() === "") {
      const message = "this is not what was approved: look, or say why it goes anyway";
      return refused("notAllowed", message, "words", { rule: "differs", ...told });
    }
    if (asked.to.holder === "supplier" && asked.approval === null && hasUncleared(planning, asked.media)) {
      return refused("notAllowed", UNCLEARED, "approval", { missing: ["approval"] });
    }
    const number = planning.number("G");
    const paper = { ...asked, number, lines, differs: told };
    const docHash = planning.sha256(signedDocument(paper));
    const signatures = asked.signatures.map((signed) => ({ ...signed, docHash }));
    return planned({ payload: { ...paper, signatures }, label: number, id: asked.disposal, number });
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

const handedTo = z.object({
  disposal: ref,
  recycler: f.recycler.schema,
  licence: f.licence.schema,
  licenceUntil: f.licenceUntil.schema,
  handedOn: f.handedOn.schema,
  batch: f.batch.schema.default(""),
  manifest: f.manifest.schema.default(""),
  weightKg: f.weightKg.schema.default(null),
  quotes: f.quotes.schema.default([]),
  proceeds: f.proceeds.schema.default(null),
  invoiceNo: f.invoiceNo.schema.default(""),
});

const licenceHeld: Rule<z.output<typeof handedTo>> = ({ licenceUntil, handedOn }) =>
  licenceUntil >= handedOn
    ? null
    : {
        rule: "licenceExpired",
        path: "licenceUntil",
        message: "the licence had run out when it was handed over",
      };

const SAID_ANEW = "it is said anew by the same act";

/** An act whose payload names fields of the lot, which it writes. */
function writing(names: readonly (keyof typeof f)[]) {
  return (draft: Draft, said: Record<string, unknown>) => {
    for (const name of names) writeField(draft, f[name], name, said[name]);
  };
}

const disposalRecycler = act({
  permission: PERMISSION,
  final: SAID_ANEW,
  about:
    "Says which recycler or buyer has taken a lot, by which licence, with weight, manifest, quotes and proceeds.",
  payload: handedTo,
  touches: touchesLot,
  fold: writing(fieldsOf(handedTo)),
  asks: handedTo,
  rules: [licenceHeld, dayHasCome("handedOn")],
  plan(asked, planning) {
    const lot = lotIn(planning, asked.disposal, ["approved", "out"]);
    return lot.ok ? onLot(asked, lot.value) : lot;
  },
});

const proven = z.object({
  disposal: ref,
  proofNo: f.proofNo.schema,
  proofOn: f.proofOn.schema,
  proofFile: f.proofFile.schema.default(null),
});

const disposalProve = act({
  permission: PERMISSION,
  final: SAID_ANEW,
  about: "Records the recycler's proof that data were cleared (GB 46864-2025).",
  payload: proven,
  touches: touchesLot,
  fold: writing(fieldsOf(proven)),
  asks: proven,
  rules: [dayHasCome("proofOn")],
  plan(asked, planning) {
    const lot = lotIn(planning, asked.disposal, ["out"]);
    if (!lot.ok) return lot;
    const file =
      asked.proofFile === null ? planned(null) : existing(planning, "file", asked.proofFile, "proofFile");
    return file.ok ? onLot(asked, lot.value) : file;
  },
});

const writtenOff = z.object({
  disposal: ref,
  writeoffNo: f.writeoffNo.schema,
  writeoffOn: f.writeoffOn.schema,
});

const disposalWriteOff = act({
  permission: PERMISSION,
  final: SAID_ANEW,
  about: "Records the write-off of a lot in the ledger: voucher number and day.",
  payload: writtenOff,
  touches: touchesLot,
  fold: writing(fieldsOf(writtenOff)),
  asks: writtenOff,
  rules: [dayHasCome("writeoffOn")],
  plan(asked, planning) {
    const lot = lotIn(planning, asked.disposal, ["out"]);
    return lot.ok ? onLot(asked, lot.value) : lot;
  },
});

const closed = z.object({
  disposal: ref,
  residual: f.residual.schema,
  closeNote: f.closeNote.schema.default(""),
});

const disposalClose = act({
  permission: PERMISSION,
  final: "what was wrong in a closed lot is told by a lot that supersedes it",
  about:
    "Closes a lot with its residual value; write-off, and with a recycler his licence and proof, must be there.",
  payload: closed,
  touches: touchesLot,
  fold(draft, said) {
    moveLot(draft, "close");
    writing(fieldsOf(closed))(draft, said);
  },
  asks: closed,
  plan(asked, planning) {
    const lot = lotIn(planning, asked.disposal, ["out"]);
    if (!lot.ok) return lot;
    const missing = unclosable(lot.value);
    if (missing.length > 0) {
      return refused("notAllowed", "this must be there before a lot is closed", missing[0] ?? "", {
        missing,
      });
    }
    const waiting = waitingIn(lot.value);
    if (waiting.length > 0 && asked.closeNote.trim() === "") {
      const message = "approved assets have not gone out: say what becomes of them";
      return refused("notAllowed", message, "closeNote", { rule: "notAllOut", assets: waiting });
    }
    return onLot(asked, lot.value);
  },
});

/** Nothing that went out is cancelled. */
const wentOut: Guard<unknown> = (state) => {
  const by = outMarks(state);
  return by.length > 0 ? { by, message: "something of it went out already" } : null;
};

const outMarks = (state: EntityState) =>
  (state.lists[OUTS]?.slice(0) ?? []).flatMap(({ mark }) => state.marks.at(mark) ?? []);

const ended = { disposal: ref, endReason: f.endReason.schema };
/** Assets that no lot holds any more. */
const freed = z.array(refTo("asset")).max(MOST_IN_LOT);
const touchesFreed = ({ disposal, freed: assets }: { disposal: string; freed: string[] }) => [
  entityKeyOf("disposal", disposal),
  ...assetKeys(assets),
];
const freesAssets = { asset: (draft: Draft) => writeField(draft, assetFields.lot, "lot", null) };

/** Before anything went: what was approved waits no more. */
function endable(planning: Planning, id: string, from: Parameters<typeof lotIn>[2]): Result<EntityState> {
  const lot = lotIn(planning, id, from);
  if (!lot.ok || outsIn(lot.value).length === 0) return lot;
  return refused("notAllowed", "something of it went out already", "disposal", { rule: "wentOut" });
}

const disposalCancel = act({
  permission: PERMISSION,
  final: "a lot that was cancelled is opened again as a new one",
  about: "Cancels a lot, before anything of it went out.",
  payload: z.object({ ...ended, freed }),
  touches: touchesFreed,
  fold(draft, { endReason }) {
    moveLot(draft, "cancel");
    writeField(draft, f.endReason, "endReason", endReason);
  },
  alsoFolds: freesAssets,
  asks: z.object(ended),
  guards: { wentOut },
  plan(asked, planning) {
    const lot = endable(planning, asked.disposal, ["open", "approved"]);
    return lot.ok ? onLot({ ...asked, freed: waitingIn(lot.value) }, lot.value) : lot;
  },
});

const superseding = { ...ended, supersededBy: refTo("disposal") };

const disposalSupersede = act({
  permission: PERMISSION,
  final: "the lot that stands for it says what holds",
  about: "Says that another lot stands for this one, before anything of it went out.",
  payload: z.object({ ...superseding, freed }),
  touches: touchesFreed,
  fold(draft, { endReason, supersededBy }) {
    moveLot(draft, "supersede");
    writeField(draft, f.endReason, "endReason", endReason);
    writeField(draft, f.supersededBy, "supersededBy", supersededBy);
  },
  alsoFolds: freesAssets,
  asks: z.object(superseding).refine(({ disposal, supersededBy }) => disposal !== supersededBy, {
    message: "a lot does not stand for itself",
    path: ["supersededBy"],
  }),
  guards: { wentOut },
  plan(asked, planning) {
    const lot = endable(planning, asked.disposal, ["open", "approved", "rejected"]);
    if (!lot.ok) return lot;
    const other = existing(planning, "disposal", asked.supersededBy, "supersededBy");
    return other.ok ? onLot({ ...asked, freed: waitingIn(lot.value) }, lot.value) : other;
  },
});

function fieldsOf(form: z.ZodObject): (keyof typeof f)[] {
  return Object.keys(form.shape).filter((name) => name !== "disposal") as (keyof typeof f)[];
}

export const leavingActs = {
  "disposal.cancel": disposalCancel,
  "disposal.supersede": disposalSupersede,
  "custody.dispose": custodyDispose,
  "disposal.recycler": disposalRecycler,
  "disposal.prove": disposalProve,
  "disposal.writeOff": disposalWriteOff,
  "disposal.close": disposalClose,
};
