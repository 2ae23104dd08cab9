/** An id as it stands in operations. */
export const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const ALONE = new RegExp(`^${UUID.source}$`);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** How the parts of a value read in the user's language. */
export interface Reader {
  id: (id: string) => string;
  moment: (ms: number) => string;
  yesNo: (value: boolean) => string;
  /** A value of an enum in words; anything else as it is. */
  word: (field: string, value: string) => string;
  between: string;
}

/** A value that may be a key of words: an enum's, `fixed` or `hardware.printer`. */
const KEY = /^[a-zA-Z][\w.]*$/;

/** Links of the log, and what is a copy of something else that is shown. */
const SILENT = new Set([
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
  "uses",
]);

type Fields = Record<string, unknown>;

/** The fields of a record that a person filled in, without what was left empty. */
export function enteredFields(of: Fields): [string, unknown][] {
  return Object.entries(of).filter(([name, value]) => !SILENT.has(name) && !isEmpty(value));
}

/**
 * The same of what stands beside the fields. The record itself stands there under the name of its kind, or
 * as `kind` and `entity`, and is named above.
 */
export function enteredBeside(of: Fields, isKind: (name: string) => boolean): [string, unknown][] {
  return enteredFields(of).filter(([name]) => name !== "kind" && !isKind(name));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/** A value as a person reads it: lines of a list below each other, parts of a line side by side. */
export function readable(reader: Reader, name: string, value: unknown): string {
  if (typeof value === "boolean") return reader.yesNo(value);
  if (typeof value === "string") {
    if (ALONE.test(value)) return reader.id(value);
    if (MOMENT.test(value)) return reader.moment(Date.parse(value));
    return KEY.test(value) ? reader.word(name, value) : value;
  }
  if (Array.isArray(value)) {
    const lines = value.some((each) => typeof each === "object");
    return value.map((each) => readable(reader, name, each)).join(lines ? "\n" : reader.between);
  }
  if (typeof value === "object" && value !== null) {
    return enteredFields(value as Fields)
      .map(([part, each]) => readable(reader, part, each))
      .join(" · ");
  }
  return String(value);
}
