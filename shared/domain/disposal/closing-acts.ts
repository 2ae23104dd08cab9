import { z } from "zod";
import { writeField } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { existing, planned, refused } from "../kind/plan.ts";
import type { Rule } from "../kind/rule.ts";
import { ref } from "../words.ts";
import { disposalFields } from "./disposal-fields.ts";
import { PERMISSION, dayHasCome, lotIn, moveLot, onLot, touchesLot } from "./lot-plan.ts";
import { unclosable, waitingIn } from "./lot.ts";

const f = disposalFields;

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

function fieldsOf(form: z.ZodObject): (keyof typeof f)[] {
  return Object.keys(form.shape).filter((name) => name !== "disposal") as (keyof typeof f)[];
}

/** What is said of a lot on its way out and after it, until it is closed. */
export const closingActs = {
  "disposal.recycler": disposalRecycler,
  "disposal.prove": disposalProve,
  "disposal.writeOff": disposalWriteOff,
  "disposal.close": disposalClose,
};
