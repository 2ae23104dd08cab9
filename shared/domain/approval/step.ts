import { z } from "zod";
import { timestamp } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { stroke } from "../custody/custody-forms.ts";
import type { Rule } from "../kind/rule.ts";
import { LEEWAY_MS } from "../kind/rule.ts";
import { refTo, sha256Hex, text } from "../words.ts";
import { party } from "./party.ts";

/**
 * How a step was taken: by an account of one's own on a console; by a signature on somebody else's screen;
 * on paper that was photographed; in the company's own approval system. Each is shown as what it is.
 */
export const WAYS = ["account", "signature", "paper", "external"] as const;
export type Way = (typeof WAYS)[number];
export const DECISIONS = ["approve", "reject"] as const;

/** How it was made sure who signs on somebody else's screen. */
export const CHECKED_BY = ["badge", "face", "message"] as const;

/** Key of a level, e.g. of `levels.ts`. */
export const level = z.string().regex(/^[a-z][A-Za-z0-9]{0,29}$/);

const signing = z.object({
  strokes: z.array(stroke).min(1).max(200),
  signedAt: timestamp,
  /** SHA-256 of what was decided on, with the step without its signature: what was signed. */
  docHash: sha256Hex,
  identityCheck: z.enum(CHECKED_BY),
});

const said = {
  ...party,
  decision: z.enum(DECISIONS),
  opinion: text(500).default(""),
  at: timestamp,
  way: z.enum(WAYS),
  /** The photograph of the signed paper. */
  paper: refTo("file").nullable().default(null),
  /** Where it stands in the company's own approval system. */
  external: z
    .object({ number: text(60, 1), file: refTo("file").nullable().default(null) })
    .nullable()
    .default(null),
  /** Taken after what it allows had been done. */
  afterwards: z.boolean().default(false),
};

/** A step in the log. Who recorded it is the operation's actor. */
export const step = z.object({ level, ...said, signature: signing.nullable().default(null) });
export type Step = z.output<typeof step>;

/** As it is asked: the hash of what is signed is reckoned by whoever seals it. */
export const stepAsked = z.object({
  ...said,
  signature: signing.omit({ docHash: true }).nullable().default(null),
});
export type StepAsked = z.output<typeof stepAsked>;

/** What of a step speaks of a person. */
export const personalStep = {
  "step.name": HIDDEN,
  "step.opinion": HIDDEN,
  "step.signature.strokes": [[]],
};

type Asked = { step: Pick<StepAsked, "way" | "signature" | "paper" | "external" | "at"> };

/** What each way leaves behind; an account leaves the operation itself. */
const PROOF = { account: null, signature: "signature", paper: "paper", external: "external" } as const;

const proven: Rule<Asked> = ({ step: asked }) => {
  const proof = PROOF[asked.way];
  if (proof === null || asked[proof] !== null) return null;
  return { missing: [`step.${proof}`], message: "what shows that this step was taken is not there" };
};

const taken: Rule<Asked> = ({ step: { at } }, { now }) =>
  Date.parse(at) <= now + LEEWAY_MS
    ? null
    : { rule: "inFuture", path: "step.at", message: "this moment has not come yet" };

/** What must hold of every step, whatever it is about. */
export const stepRules: readonly Rule<Asked>[] = [proven, taken];
