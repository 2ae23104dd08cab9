import type { z } from "zod";
import type { Lacking } from "../lacking.ts";
import type { handOverPayload, returnPayload, Signature } from "../../domain/custody/custody-forms.ts";
import type { Attempt } from "../../domain/custody/later.ts";

/** An asset as whoever recorded the slip had it; '' for what was not known. */
export interface SlipAsset {
  number: string;
  tag: string;
  serial: string;
  name: string;
  /** Maker and model. */
  model: string;
  financeNo: string;
}

/** How the custody of a line stands today: nothing is said of what is as it should be. */
export type LineStanding = "contested" | "setAside" | "broken";

/** A signature, an attempt or a renewal after a slip was recorded. */
export interface SaidAfter {
  act: "sign" | "attempt" | "renew" | "miss" | "unseal";
  signatures: readonly Signature[];
  /** Of an attempt: when it was made; of the others: when it was recorded. */
  at: string;
  device: string;
  attempt: { way: Attempt["way"]; outcome: Attempt["outcome"]; carrier: string; tracking: string } | null;
  dueBack: string | null;
}

type HandOver = { act: "handOver"; payload: z.output<typeof handOverPayload> };
type Return = { act: "return"; payload: z.output<typeof returnPayload> };

/** All that a slip is made from, read of the log. */
export type SlipSources = (HandOver | Return) & {
  organisation: string;
  /** Paths of the payload whose personal values are not at hand. */
  withheld: ReadonlyMap<string, Lacking>;
  recorded: { by: string; device: string; at: string; seq: number | null; checked: boolean };
  assets: ReadonlyMap<string, SlipAsset>;
  standing: ReadonlyMap<string, LineStanding>;
  receiverDept: string | null;
  /** What was said of it after it was recorded, the oldest first. */
  later: readonly SaidAfter[];
  /** Number of the linked ticket; null where this laptop does not know it. */
  ticket: string | null;
  /** Name of the site that `to` names. */
  site: string;
  hash: {
    /** Of the text that signatures are bound to; null where personal values of it are not at hand. */
    document: string | null;
    /** That every signature names this hash. */
    fits: boolean;
  };
  anchor: { of: "hub" | "laptop"; key: string };
  /** The receipt, in the language of the page; null where the document hash is not known. */
  receipt: string | null;
  /** Names of the files inside. */
  files: { record: string; text: string | null };
};
