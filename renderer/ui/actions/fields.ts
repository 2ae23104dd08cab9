import { takesText } from "./shortcut-rules.ts";

export type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * `data-scan` of a field says what it wants of a scanner:
 * - `takes` it also asks for things that are scanned (search, pickers): the code stands there alone and is entered
 * - `codes` the same, and nothing else is ever typed there: whatever an input method ends with Enter is a code
 * Any other field is as it was before the scan.
 */
export type ScanWish = "takes" | "codes";

export function scanWish(element: Element): ScanWish | null {
  const wish = element.getAttribute("data-scan");
  return wish === "takes" || wish === "codes" ? wish : null;
}

/** What is typed here is shown nowhere, so nothing of it may go to where scans are shown. */
export function isSecret(element: Element): boolean {
  const auto = element.getAttribute("autocomplete") ?? "";
  return element.getAttribute("type") === "password" || auto.includes("password");
}

/** A field as it was: text and caret. */
export interface FieldState {
  field: TextField;
  value: string;
  start: number | null;
  end: number | null;
}

/** Null where no text is typed. */
export function fieldState(element: Element | null): FieldState | null {
  if (!takesText(element) || !element || !("value" in element) || element.tagName === "SELECT") return null;
  const field = element as TextField;
  return { field, value: field.value, start: field.selectionStart, end: field.selectionEnd };
}

/** Writes as a person does: whoever draws the field hears of it. */
export function putText(field: TextField, value: string): void {
  // React keeps a setter of its own on the element, through which it would take this for its own writing.
  for (let owner: object | null = Object.getPrototypeOf(field) as object; owner !== null;) {
    const setter = Object.getOwnPropertyDescriptor(owner, "value")?.set;
    if (setter) {
      setter.call(field, value);
      break;
    }
    owner = Object.getPrototypeOf(owner) as object | null;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function restoreField({ field, value, start, end }: FieldState): void {
  if (field.value !== value) putText(field, value);
  // Fields for dates and numbers have no caret that can be set.
  if (start !== null && field.selectionStart !== null) field.setSelectionRange(start, end);
}
