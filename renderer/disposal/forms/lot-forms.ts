import type { DisposalWay } from "../../../shared/domain/disposal/disposal-fields.ts";
import { STEP_PLACES, UNDECIDED, stepOf } from "../../approving/step-form.ts";
import type { StepSaid } from "../../approving/step-form.ts";
import type { AskingForm } from "../../records/index.ts";
import type { Given, Signable } from "../../signing/first-signed.ts";

export interface OpenValues {
  title: string;
  reason: string | null;
  reasonText: string;
  way: DisposalWay | null;
  dept: string;
  applicant: string | null;
  applicantName: string;
}

export const UNOPENED: OpenValues = {
  ...{ title: "", reason: null, reasonText: "", way: null, dept: "", applicant: null, applicantName: "" },
};

export const openForm: AskingForm<OpenValues> = {
  asks: ({ applicant, applicantName, title, reason, reasonText, way, dept }) => [
    "disposal.open",
    {
      set: {
        ...{ title: title.trim(), reasonText: reasonText.trim() },
        ...(reason === null ? {} : { reason }),
        ...(way === null ? {} : { way }),
        ...(dept.trim() === "" ? {} : { dept: dept.trim() }),
      },
      applicant,
      applicantName: applicantName.trim(),
    } as never,
  ],
  places: {
    "set.title": "title",
    "set.reason": "reason",
    "set.reasonText": "reasonText",
    "set.way": "way",
    "set.dept": "dept",
    applicant: "applicantName",
    applicantName: "applicantName",
  },
};

/** A step of somebody, who may sign it here. */
export interface StepValues extends StepSaid, Signable {
  identityCheck: string | null;
  afterwards: boolean;
  /** Assets that are left out, with the reason; of an approval alone. */
  except: Record<string, string>;
}

export const UNTAKEN: StepValues = {
  ...{ ...UNDECIDED, signed: null, identityCheck: null, afterwards: false, except: {} },
};

/**
 * @param now when it is recorded
 * @param dayAt noon of a day, as a moment
 */
export function stepForm(
  act: "appraise" | "approve",
  disposal: string,
  now: string,
  dayAt: (day: string) => string,
): AskingForm<StepValues> {
  return {
    asks: (values) => {
      const { way, signed, identityCheck, afterwards, except } = values;
      const signature =
        way === "signature" && signed !== null ? { signature: { ...penOf(signed), identityCheck } } : {};
      const step = { ...stepOf(values, now, dayAt), afterwards, ...signature };
      const left = Object.entries(except).map(([asset, reason]) => ({ asset, reason: reason.trim() }));
      return [`disposal.${act}`, { disposal, step, ...(act === "approve" ? { except: left } : {}) } as never];
    },
    places: {
      ...STEP_PLACES,
      "step.signature.identityCheck": "identityCheck",
      "step.signature": "signed",
      except: "except",
    },
  };
}

/** Of a signature what the act takes: it reckons itself what was signed. */
const penOf = ({ strokes, signedAt }: Given) => ({ strokes, signedAt });

/** Fields of the acts that say a few plain things of a lot. */
export const PLAIN = {
  check: [
    { name: "confidentiality", as: "choice" },
    { name: "holdCheck", as: "flag" },
    { name: "checkNote", as: "long", may: true },
  ],
  recycler: [
    { name: "recycler", as: "text" },
    { name: "licence", as: "text" },
    { name: "licenceUntil", as: "day" },
    { name: "handedOn", as: "day" },
    { name: "weightKg", as: "number", may: true },
    { name: "quotes", as: "quotes", may: true },
    { name: "proceeds", as: "number", may: true },
    { name: "batch", as: "text", may: true },
    { name: "manifest", as: "text", may: true },
    { name: "invoiceNo", as: "text", may: true },
  ],
  prove: [
    { name: "proofNo", as: "text" },
    { name: "proofOn", as: "day" },
  ],
  writeOff: [
    { name: "writeoffNo", as: "text" },
    { name: "writeoffOn", as: "day" },
  ],
  close: [
    { name: "residual", as: "number" },
    { name: "closeNote", as: "long", may: true },
  ],
  cancel: [{ name: "endReason", as: "long" }],
  supersede: [
    { name: "supersededBy", as: "lot" },
    { name: "endReason", as: "long" },
  ],
} as const satisfies Readonly<Record<string, readonly PlainField[]>>;

export interface PlainField {
  name: string;
  as: "text" | "long" | "day" | "number" | "choice" | "flag" | "quotes" | "lot";
  may?: true;
}
export type PlainAct = keyof typeof PLAIN;
export type PlainValues = Record<string, string>;

export const plainFields = (act: PlainAct): readonly PlainField[] => PLAIN[act];
export const unsaid = (act: PlainAct): PlainValues =>
  Object.fromEntries(plainFields(act).map(({ name }) => [name, ""]));

export function plainForm(act: PlainAct, disposal: string): AskingForm<PlainValues, string> {
  const fields = plainFields(act);
  return {
    asks: (values) => {
      const said = fields.flatMap(({ name, as }) => {
        const text = (values[name] ?? "").trim();
        return text === "" ? [] : [[name, valueOf(as, text)] as const];
      });
      return [`disposal.${act}`, { disposal, ...Object.fromEntries(said) } as never];
    },
    places: Object.fromEntries(fields.map(({ name }) => [name, name])),
  };
}

function valueOf(as: PlainField["as"], text: string): unknown {
  if (as === "quotes") return quotesIn(text);
  if (as === "flag") return text === "yes";
  return as === "number" && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** One offer a line: who offers, and behind it the amount. What is none is asked as it stands, and refused. */
export function quotesIn(text: string): { from: string; amount: unknown }[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [, from = line, amount = ""] = /^(.*\S)[\s:：,，]+(\d+(?:\.\d+)?)$/u.exec(line) ?? [];
      return { from, amount: amount === "" ? null : Number(amount) };
    });
}

/** Values of assets: of one, or the same of several; what is left empty stays as it is. */
export interface LineValues {
  origValue: string;
  netValue: string;
  acquiredOn: string;
  inUseOn: string;
  stillUsable: "yes" | "no" | null;
  justification: string;
}

export const UNVALUED: LineValues = {
  ...{ origValue: "", netValue: "", acquiredOn: "", inUseOn: "", stillUsable: null, justification: "" },
};

export function linesForm(disposal: string, assets: readonly string[]): AskingForm<LineValues> {
  return {
    asks: ({ stillUsable, ...texts }) => {
      const said = Object.entries(texts).flatMap(([name, text]) => {
        const as = name.endsWith("Value") ? "number" : "text";
        return text.trim() === "" ? [] : [[name, valueOf(as, text.trim())] as const];
      });
      const line = {
        ...Object.fromEntries(said),
        ...(stillUsable === null ? {} : { stillUsable: stillUsable === "yes" }),
      };
      return ["disposal.add", { disposal, lines: assets.map((asset) => ({ asset, ...line })) } as never];
    },
    places: Object.fromEntries([
      ["lines", "origValue"],
      ...assets.flatMap((_, at) => Object.keys(UNVALUED).map((name) => [`lines.${at}.${name}`, name])),
    ]) as Record<string, keyof LineValues>,
  };
}

export interface OutValues extends Signable {
  assets: string[];
  media: string[];
  /** Numbers of seals, parted by blanks. */
  seals: string;
  to: string;
  giver: string;
  place: string;
  words: string;
  /** Who allowed that a medium goes with what is on it, and where that stands. */
  allowedBy: string;
  allowedAs: string;
  identityCheck: string | null;
  /** Why nobody signs; '' where somebody does. */
  unsigned: string;
}

export const NOTHING_OUT: OutValues = {
  ...{ assets: [], media: [], seals: "", to: "", giver: "", place: "", words: "" },
  ...{ allowedBy: "", allowedAs: "" },
  ...{ signed: null, identityCheck: null, unsigned: "" },
};

export function outForm(disposal: string, now: string): AskingForm<OutValues> {
  return {
    asks: (values) => {
      const { assets, media, seals, to, giver, place, words, signed, identityCheck, unsigned } = values;
      const [by, reference] = [values.allowedBy.trim(), values.allowedAs.trim()];
      const signatures =
        signed === null ? [] : [{ role: "receiver", name: to.trim(), ...penOf(signed), identityCheck }];
      return [
        "custody.dispose",
        {
          ...{ disposal, assets, media, seals: sealsIn(seals), giverName: giver.trim(), at: now },
          ...{ to: { holder: "supplier", name: to.trim() }, place: place.trim(), words: words.trim() },
          approval: by === "" && reference === "" ? null : { by, reference },
          signatures,
          unsigned: signed !== null || unsigned.trim() === "" ? null : { reason: unsigned.trim() },
        } as never,
      ];
    },
    places: {
      assets: "assets",
      media: "media",
      seals: "seals",
      to: "to",
      giverName: "giver",
      at: "giver",
      place: "place",
      words: "words",
      approval: "allowedBy",
      "approval.by": "allowedBy",
      "approval.reference": "allowedAs",
      "signatures.0.name": "to",
      "signatures.0.identityCheck": "identityCheck",
      signatures: "unsigned",
      unsigned: "unsigned",
    },
  };
}

export const sealsIn = (text: string): string[] => [
  ...new Set(text.split(/[\s,，、;；]+/u).filter((seal) => seal !== "")),
];
