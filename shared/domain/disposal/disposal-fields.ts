import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { numberForm } from "../kind/unique-form.ts";
import { date, money, ref, refTo, text } from "../words.ts";

/** Why things are disposed of (domain.md 2.5). */
export const DISPOSAL_REASONS = [
  "lifeReached",
  "beyondRepair",
  "uneconomical",
  "obsolete",
  "lost",
  "disaster",
  "security",
] as const;
/** Where they go. */
export const DISPOSAL_WAYS = ["recycler", "auction", "donation", "maker", "parts", "destruction"] as const;
export type DisposalWay = (typeof DISPOSAL_WAYS)[number];
/** What is on the media before they are cleared. State secrets stop a lot. */
export const CONFIDENTIALITY = ["open", "internal", "sensitive", "important", "classified"] as const;

export const DISPOSAL_STATUS = [
  "open",
  "approved",
  "rejected",
  "out",
  "closed",
  "cancelled",
  "superseded",
] as const;
export type DisposalStatus = (typeof DISPOSAL_STATUS)[number];

/** Where each act leads from where; what does not fit becomes a conflict. */
export const DISPOSAL_MOVES = {
  approve: { from: ["open"], to: "approved" },
  reject: { from: ["open"], to: "rejected" },
  /** What went went, approved or not. */
  dispose: { from: ["open", "approved", "out"], to: "out" },
  close: { from: ["out"], to: "closed" },
  cancel: { from: ["open", "approved"], to: "cancelled" },
  supersede: { from: ["open", "approved", "rejected"], to: "superseded" },
} as const satisfies Readonly<Record<string, { from: readonly DisposalStatus[]; to: DisposalStatus }>>;

/** Who appraises, unless the lot says otherwise. */
export const APPRAISERS = 3;

/** What is said of one asset of a lot. */
export const lotLine = z.object({
  origValue: money.nullable().default(null),
  /** As finance has it. */
  netValue: money.nullable().default(null),
  acquiredOn: date.nullable().default(null),
  inUseOn: date.nullable().default(null),
  stillUsable: z.boolean().nullable().default(null),
  /** Why something is disposed of that could still be used. */
  justification: text(400).default(""),
});
export type LotLine = z.output<typeof lotLine>;

export const quote = z.object({ from: text(60, 1), amount: money });

export const disposalFields = {
  number: field("register", z.string().max(24), { found: "number", uniqueForm: numberForm }),
  title: field("register", text(80, 2), { edited: true, found: "name" }),
  reason: field("register", z.enum(DISPOSAL_REASONS), { edited: true }),
  reasonText: field("text", text(500), { edited: true, found: "text" }),
  way: field("register", z.enum(DISPOSAL_WAYS), { edited: true }),
  dept: field("register", text(60), { edited: true, found: "name" }),
  /** How many appraise it; three unless it says otherwise. */
  appraisers: field("register", z.number().int().min(1).max(9), { edited: true }),
  applicant: field("register", refTo("person").nullable()),
  applicantName: field("register", text(60, 1), { personal: true }),
  status: field("state", z.enum(DISPOSAL_STATUS)),
  assets: field("set", refTo("asset")),
  /** By asset. */
  line: field("register", z.record(ref, lotLine), { keyed: true }),
  /** Media out of their machines that go with it. */
  media: field("set", refTo("medium")),
  confidentiality: field("register", z.enum(CONFIDENTIALITY).nullable()),
  /** Somebody has looked whether the law or an audit holds anything of it, and nothing is held. */
  holdCheck: field("register", z.boolean().nullable()),
  checkNote: field("register", text(400)),
  appraisals: field("append", z.object({})),
  approvals: field("append", z.object({})),
  outs: field("append", z.object({})),
  recycler: field("register", text(120, 1)),
  licence: field("register", text(60, 1)),
  licenceUntil: field("register", date),
  handedOn: field("register", date),
  batch: field("register", text(60)),
  manifest: field("register", text(60)),
  weightKg: field("register", z.number().min(0).max(1e6).nullable()),
  quotes: field("register", z.array(quote).max(10)),
  proceeds: field("register", money.nullable()),
  invoiceNo: field("register", text(60)),
  proofNo: field("register", text(60, 1)),
  proofOn: field("register", date),
  proofFile: field("register", refTo("file").nullable()),
  writeoffNo: field("register", text(60, 1)),
  writeoffOn: field("register", date),
  residual: field("register", money),
  closeNote: field("register", text(400)),
  supersededBy: field("register", refTo("disposal")),
  endReason: field("register", text(200, 2)),
} as const satisfies FieldTable;
