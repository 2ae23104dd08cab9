/** An id as it stands in operations. */
export const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const ALONE = new RegExp(`^${UUID.source}$`);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** How the parts of a value read in the user's language. */
export interface Reader {
  id: (id: string) => string;
  moment: (ms: number) => string;
  yesNo: (value: boolean) => string;
  /** One value of an enum. */
  word: (words: string, value: string) => string;
  between: string;
}

/** Catalogue groups of enums, by field. */
const WORDS: Readonly<Record<string, string>> = {
  type: "ticketType",
  channel: "channel",
  impact: "impact",
  urgency: "urgency",
  category: "category",
  resolutionCode: "resolutionCode",
  rootCause: "rootCause",
  confirmation: "confirmation",
  kind: "assetKind",
  purpose: "purpose",
  condition: "condition",
};

/** Links of the log and ids of the record itself, which is named above. */
const SILENT = new Set([
  "ticket",
  "asset",
  "person",
  "site",
  "number",
  "prev",
  "prevHash",
  "tips",
  "sides",
  "requesterPerson",
  "receiver",
  "document",
  "signatures",
  "entity",
]);

/** The fields a person filled in, without what was left empty. */
export function enteredFields(of: Record<string, unknown>, sites: boolean): [string, unknown][] {
  return Object.entries(of).filter(
    ([name, value]) => (!SILENT.has(name) || (sites && name === "site")) && !isEmpty(value),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/** A value as a person reads it: lines of a list below each other, parts of a line side by side. */
export function readable(reader: Reader, type: string, name: string, value: unknown): string {
  if (typeof value === "boolean") return reader.yesNo(value);
  if (typeof value === "string") {
    if (ALONE.test(value)) return reader.id(value);
    if (MOMENT.test(value)) return reader.moment(Date.parse(value));
    const words = name === "reason" && type === "custody.return" ? "returnReason" : WORDS[name];
    return words ? reader.word(words, value) : value;
  }
  if (Array.isArray(value)) {
    const lines = value.some((each) => typeof each === "object");
    return value.map((each) => readable(reader, type, name, each)).join(lines ? "\n" : reader.between);
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .filter(([part, each]) => (part === "asset" || !SILENT.has(part)) && !isEmpty(each))
      .map(([part, each]) => readable(reader, type, part, each))
      .join(" · ");
  }
  return String(value);
}
