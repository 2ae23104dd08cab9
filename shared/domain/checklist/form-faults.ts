import type { z } from "zod";
import { checklistForm } from "./checklist-form.ts";
import type { Checklist } from "./checklist-form.ts";
import { faultsOf } from "./faults.ts";

/** A fault of what somebody has written as a checklist, whether its form is wrong or its ways do not hold together. */
export interface WrittenFault {
  /** In the document, e.g. `["steps", 3, "go", 0, "to"]`; empty for the whole of it. */
  path: (string | number)[];
  /** One of `FAULT_CODES`, or of the form: `unknownKey`, `wrongType`, `noSuchForm`, `unknownWord`, `wrongForm`, `tooMany`, `tooFew`, `rangeTurnedRound`. */
  code: string;
  message: string;
}

export interface LookedAt {
  /** Null where its form is wrong; it may still have faults in its ways. */
  checklist: Checklist | null;
  faults: WrittenFault[];
}

/** Reads what is meant to be a checklist, and says all that is wrong with it. */
export function lookAt(said: unknown): LookedAt {
  const read = checklistForm.safeParse(said);
  if (read.success) return { checklist: read.data, faults: faultsOf(read.data) };
  const faults = read.error.issues.map((issue) => ({
    ...{ path: placeIn(issue), code: codeOf(issue), message: issue.message },
  }));
  return { checklist: null, faults };
}

/** A key that is too much is shown where it stands, not where it stands in. */
function placeIn(issue: z.core.$ZodIssue): WrittenFault["path"] {
  const path = issue.path as (string | number)[];
  return issue.code === "unrecognized_keys" ? [...path, ...issue.keys.slice(0, 1)] : path;
}

const CODES: Readonly<Record<string, string>> = {
  unrecognized_keys: "unknownKey",
  invalid_type: "wrongType",
  invalid_union: "noSuchForm",
  invalid_value: "unknownWord",
  invalid_format: "wrongForm",
  too_big: "tooMany",
  too_small: "tooFew",
};

/** What a fault of the form may be called. */
export const FORM_CODES = [...new Set(Object.values(CODES)), "rangeTurnedRound"] as const;

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "custom") {
    const { params } = issue as { params?: { code?: unknown } };
    return typeof params?.code === "string" ? params.code : "wrongForm";
  }
  return CODES[issue.code] ?? "wrongForm";
}
