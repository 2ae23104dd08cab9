export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in the languages of the product; one of them is enough. */
export type Localized = { [L in Language]?: string | undefined };

/** The text in a language, or in the one there is; '' when there is none. */
export function inLanguage(said: Localized, language: string): string {
  const wanted = LANGUAGES.find((each) => each === language) ?? "en";
  return said[wanted] ?? LANGUAGES.map((each) => said[each]).find((each) => each !== undefined) ?? "";
}
