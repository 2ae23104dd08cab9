import { z } from "zod";
import type { Checklist, Section } from "../domain/checklist/checklist-form.ts";
import type { Gate } from "../domain/checklist/outcomes.ts";
import type { Walk } from "../domain/checklist/play.ts";
import type { Localized } from "../domain/definition/localized.ts";
import type { RunEnvironment } from "../domain/run/environment.ts";
import type { RunAnswer, RunSignature } from "../domain/run/run-fields.ts";
import type { RunRow } from "../domain/run/run.ts";
import type { ConflictRow } from "../domain/conflict/conflict-view.ts";
import { asset } from "../domain/asset/asset.ts";
import { definition } from "../domain/definition/definition.ts";
import { run } from "../domain/run/run.ts";
import { ticket } from "../domain/ticket/ticket.ts";
import { query } from "./query-form.ts";

export type * from "./probe-told.ts";

/** A checklist as lists show it. */
export interface ChecklistRow {
  key: string;
  title: Localized;
  about: Localized;
  section: Section;
  steps: number;
  /** How many of them measure. */
  probes: number;
  gate: Gate;
  /** `changed`: what ships, as the team has changed it; `own`: made by the team. */
  origin: "shipped" | "changed" | "own";
  /** What ships has changed since the team changed it: the difference is to be looked at. */
  outdated: boolean;
  retired: boolean;
  /** What is asked for in the ticket asks for it. */
  wanted: boolean;
  /** How well it fits the ticket and the asset that were asked about; 0 where it does not. */
  fit: number;
  /** Runs of it on records like these: how often, and to which conclusions it led, the most frequent first. */
  symptoms: Localized[];
}

export interface ChecklistDetail {
  key: string;
  /** Its record, also where no operation has made it yet. */
  definition: string;
  document: Checklist;
  /** What ships under this key; null for a team's own. */
  shipped: Checklist | null;
  origin: ChecklistRow["origin"];
  outdated: boolean;
  retired: boolean;
  /** One more with every change: by it an editor sees that somebody else has changed it meanwhile. */
  version: number;
  /** What somebody else saved at the same time without knowing of this one, which was saved later: it is not lost. */
  overwritten: { document: Checklist; actorName: string; at: number } | null;
}

/** An answer with who gave it. */
export type RunAnswerShown = RunAnswer & { operation: string; actorName: string; recordedAt: number };

/** A run with all that its runner and its card show. */
export interface RunDetail {
  row: RunRow;
  document: Checklist | null;
  answers: Readonly<Record<string, RunAnswerShown>>;
  walk: Walk | null;
  /** Null until somebody has said. */
  consent: boolean | null;
  consentBy: string;
  backup: string | null;
  backupSignature: RunSignature | null;
  conclusion: string | null;
  note: string;
  override: { reason: string; actorName: string; at: number } | null;
  reason: string;
  concludedBy: { actorName: string; at: number } | null;
  /** The last finished run of the same checklist on the same asset: its answers, as a ghost beside these. */
  last: { id: string; number: string; at: number; answers: Readonly<Record<string, RunAnswer>> } | null;
  /** Number and name of ticket and asset, as shown. */
  ticketLabel: string;
  assetLabel: string;
  assetSerial: string;
  /** What was known of the asset when it began; null where it is about none. */
  environment: RunEnvironment | null;
  /** How often the checklist was begun on this asset by then, this one counted; 0 where it is about none. */
  nth: number;
  /** What it is about is marked as classified: no picture, probe or inventory is taken of it. */
  classified: boolean;
  /** How often the checklist was finished on this model, and what it came to, the most frequent first. */
  before: readonly { conclusion: string; title: Localized; count: number }[];
  conflicts: ConflictRow[];
}

/** A reading of an asset over time, from finished and open runs. */
export interface ReadingSeries {
  probe: string;
  name: string;
  of: string;
  unit: string;
  points: readonly { at: number; value: number; run: string }[];
}

const id = z.uuid();
const aboutWhat = { ticket: id.nullable().default(null), asset: id.nullable().default(null) };

/** What is looked up of checklists and runs. */
export const diagnosticQueries = {
  /** All checklists in their order, those that fit best first where a ticket or an asset is named. */
  "definition.checklists": query(z.object({ ...aboutWhat, retired: z.boolean().default(false) }), {
    own: "any",
    kinds: [definition.name, run.name],
  }),
  "definition.checklist": query(z.object({ key: z.string().max(60) }), {
    own: "any",
    kinds: [definition.name],
  }),
  "run.get": query(z.object({ id }), { own: "record", kinds: [asset.name, ticket.name, run.name] }),
  /** The latest first; all that are open, or those of a ticket, an asset, a checklist. */
  "run.page": query(
    z.object({
      ...aboutWhat,
      checklist: z.string().max(60).default(""),
      scope: z.enum(["open", "done", "all"]).default("all"),
      offset: z.number().int().min(0).max(10_000_000).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    { own: "any" },
  ),
  "run.series": query(z.object({ asset: id }), { own: "any" }),
} as const;

export interface DiagnosticResults {
  "definition.checklists": ChecklistRow[];
  "definition.checklist": ChecklistDetail;
  "run.get": RunDetail;
  "run.page": { rows: RunRow[]; total: number };
  "run.series": ReadingSeries[];
}
