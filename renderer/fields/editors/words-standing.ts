/** What was typed last, and what it was taken for. */
export interface Said {
  text: string;
  meant: string | number | null;
}

/**
 * The words in a field that reads its value from what is typed. Words that it does not understand are the
 * value themselves, so that a draft keeps them and the rule of the field refuses them; what was understood
 * stays as it was typed as long as the field still holds that.
 *
 * @param isRead whether a text is a value and no words
 * @returns null: the value is shown in the field's own form
 */
export function wordsStanding(
  said: Said | null,
  value: unknown,
  isRead: (text: string) => boolean,
): string | null {
  if (typeof value === "string" && !isRead(value)) return value;
  return said !== null && said.meant === (value ?? null) ? said.text : null;
}
