/**
 * Vendors print these where a serial or tag was never set; they identify nothing.
 * (Seen in real inventories.)
 */
const PLACEHOLDERS = new Set([
  "",
  "0",
  "NONE",
  "N/A",
  "NA",
  "UNKNOWN",
  "DEFAULT STRING",
  "TO BE FILLED BY O.E.M.",
  "TO BE FILLED BY OEM",
  "NOT SPECIFIED",
  "NOT AVAILABLE",
  "SYSTEM SERIAL NUMBER",
  "CHASSIS SERIAL NUMBER",
  "SERIAL NUMBER",
  "ASSET TAG",
  "NO ASSET TAG",
  "NO ASSET INFORMATION",
  "RELEASE-KEYS",
  "INVALID",
  "NULL",
]);

/** Form in which tags and serials are compared: half-width, upper case, no blanks around; '' when empty or a placeholder. */
export function uniqueForm(value: unknown): string {
  if (typeof value !== "string") return "";
  const form = value.normalize("NFKC").trim().toUpperCase();
  if (PLACEHOLDERS.has(form) || /^0+$/.test(form) || /^X+$/.test(form)) return "";
  return form;
}
