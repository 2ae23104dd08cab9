import type { ReactNode } from "react";
import { isSignature } from "./signature-rules.ts";
import type { Stroke } from "./signature-rules.ts";

/** A signature as a form holds it: of what the form said then, and of nothing else. */
export interface Given {
  strokes: Stroke[];
  signedAt: string;
  /** What was signed, in one text. */
  document: string;
}

/** Values of a form that somebody signs before it is sent. */
export interface Signable {
  signed: Given | null;
}

/** What a form has signed, by whom, and what of it stands on the screen that is handed over. */
export interface ToSign {
  title: string;
  /** All that is signed, in one text: a signature falls when it becomes another one. */
  document: string;
  paper: ReactNode;
  /** That it binds, and what is kept, why and how long. */
  told: readonly string[];
  name: string;
  /** The form may be sent without it. */
  may?: boolean;
}

/** The signature that still belongs to what stands in the form; null when there is none. */
export function standing(given: Given | null, asked: ToSign | null): Given | null {
  if (given === null || asked === null || given.document !== asked.document) return null;
  return isSignature(given.strokes) ? given : null;
}

/** In the place of one that is to be given: what else is wrong is told before somebody signs. */
export const TO_BE_GIVEN: Given = {
  ...{ strokes: [[[0, 0, 0]]], signedAt: "1970-01-01T00:00:00.000+00:00", document: "" },
};
