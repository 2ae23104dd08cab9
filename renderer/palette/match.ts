/** What is asked for, word by word. */
export function wordsOf(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * How well a name with its keywords (pinyin, initials, English) answers; 0 for not at all.
 * A name that begins with what was typed is best, then a word of it, then a keyword, then any part.
 */
export function score(name: string, keywords: string, asked: readonly string[]): number {
  const lowName = name.toLowerCase();
  const keys = keywords.toLowerCase().split(/\s+/);
  let least = 4;
  for (const word of asked) {
    const points = lowName.startsWith(word)
      ? 4
      : lowName.includes(` ${word}`)
        ? 3
        : keys.some((key) => key.startsWith(word))
          ? 2
          : lowName.includes(word) || keywords.toLowerCase().includes(word)
            ? 1
            : 0;
    least = Math.min(least, points);
  }
  return asked.length === 0 ? 1 : least;
}
