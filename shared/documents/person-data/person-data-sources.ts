import type { Lacking } from "../lacking.ts";

/** As what a record names a person; `other` where only a newer program knows it. */
export const PERSON_ROLES = [
  ...(["own", "keeper", "responsible", "giver", "receiver", "returner", "signer", "requester"] as const),
  ...(["applicant", "decider", "operator", "verifier", "witness", "proxy", "subject", "access"] as const),
  ...(["mention", "other"] as const),
];
export type PersonRole = (typeof PERSON_ROLES)[number];

/** Paths of payloads, and as what they name somebody; the first that fits. */
const NAMED_AT: readonly (readonly [RegExp, PersonRole])[] = [
  [/^signatures\b/, "signer"],
  [/^(to|line)\b.*responsible$|^responsible/, "responsible"],
  [/^(to|away)\b/, "keeper"],
  [/^giver/, "giver"],
  [/^returner/, "returner"],
  [/^(receiver|collectedBy)/, "receiver"],
  [/(^|\.)requester/, "requester"],
  [/^applicant/, "applicant"],
  [/^step\b/, "decider"],
  [/^operator\b/, "operator"],
  [/^by\b/, "verifier"],
  [/witness/i, "witness"],
  [/^proxy/, "proxy"],
  [/^about$/, "subject"],
];

/** As what a payload names a person at a path of it. */
export function roleAt(path: string): PersonRole {
  return NAMED_AT.find(([at]) => at.test(path))?.[1] ?? "other";
}

export interface PersonDataSources {
  organisation: string;
  today: string;
  name: string;
  /** The record in the directory, by its fields; '' is not stated. */
  fields: readonly { name: string; value: string; lacking: Lacking | null }[];
  /** Why it was asked, and by whom it was printed. */
  reason: string;
  askedBy: string;
  /** Every record that names the person. */
  records: readonly {
    kind: string;
    title: string;
    roles: readonly PersonRole[];
    /** Days of the first and the last entry that names them. */
    from: string;
    until: string;
    keep: { years: number | null; basis: string };
  }[];
  /** Every entry of the log that does, the oldest first. */
  entries: readonly {
    at: string;
    /** Number of its document, or what the record is called. */
    record: string;
    roles: readonly PersonRole[];
    /** What it holds of them: values of the directory, strokes of a pen, words of a text. */
    said: readonly { name: string; value: string }[];
    strokes: number;
    recordedBy: string;
  }[];
  /** Personal values of these entries that are not at hand. */
  withheld: Readonly<Record<Lacking, number>>;
}
