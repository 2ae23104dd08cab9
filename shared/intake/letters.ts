// Text as people bring it: no piece of it is ever cut inside a character.

/** The first characters of a text, at most so many code points; what only joins to a next one is not left at the end. */
export function firstLetters(text: string, most: number): string {
  if (text.length <= most) return text;
  // No letter is longer than two units: whatever is behind is not looked at.
  const letters = [...text.slice(0, (most + 1) * 2)];
  if (letters.length <= most) return text;
  return letters
    .slice(0, most)
    .join("")
    .replace(/(?:\u200d|\ufe0f|\p{M}|\s)+$/u, "");
}

/**
 * Lines without what surrounds them, one blank between words, and without characters that nobody sees: patterns go
 * through long blanks again and again.
 */
export function linesOf(text: string): string[] {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\u200b\ufeff\u00ad\u2060]/g, "")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim());
}
