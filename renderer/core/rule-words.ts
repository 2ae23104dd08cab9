/** Keys of the words for a rule that was not kept, by what the refusal says of it; the first that exists counts. */
export function ruleWords(details: Readonly<Record<string, unknown>>, path: string): string[] {
  return typeof details.rule === "string" ? [`rule.${details.rule}`, "form.fit"] : missingWords(path);
}

/** Keys of the words for what must be stated and is not. */
export function missingWords(path: string): string[] {
  return [`missing.${path.replace(/^(?:set|lines\.\d+)\./, "")}`, "missing.any"];
}
