/** What became of asking for a language: somebody may have asked for another meanwhile. */
type Outcome = "shown" | "failed" | "overtaken";

/**
 * Which language is shown. Each is fetched when it is first shown, and may fail to come: then the one before
 * stays, and who asks again tries again.
 *
 * @param load the words of each
 * @param show makes it the language of the window
 */
export function languageSwitch<L extends string, W>(
  load: Readonly<Record<L, () => Promise<W>>>,
  show: (locale: L, words: W) => Promise<unknown>,
) {
  /** Asked for last; another one may still be on its way. */
  let wanted: L | null = null;
  let shown: L | null = null;
  let coming: Promise<Outcome> = Promise.resolve("shown");

  async function fetchAndShow(locale: L): Promise<Outcome> {
    try {
      const words = await load[locale]();
      if (wanted !== locale) return "overtaken";
      await show(locale, words);
      shown = locale;
      return "shown";
    } catch {
      if (wanted !== locale) return "overtaken";
      wanted = shown;
      return "failed";
    }
  }

  /** Never rejects. */
  function change(locale: L): Promise<Outcome> {
    if (wanted !== locale) {
      wanted = locale;
      coming = fetchAndShow(locale);
    }
    return coming;
  }

  /** The first language; another rather than an empty window. Rejects where none comes. */
  async function start(locale: L): Promise<void> {
    const others = (Object.keys(load) as L[]).filter((each) => each !== locale);
    for (const each of [locale, ...others]) if ((await change(each)) !== "failed") return;
    throw new Error("the words of no language could be fetched");
  }

  return { start, change };
}
