/** Numbers of records as we print them, e.g. `H-K7-0042`. */
const NUMBER = /^[A-Z]+-[A-Z0-9]+-[0-9]+$/;
/** A code that names something is no longer than this; ours of labels hold a tag or a number. */
const LONGEST = 64;
const LINES_OF_RECEIPT = 10;

/**
 * What the codes of a picture may name, each once: the number of a slip (from the code at its head, or from its
 * receipt), or the text itself, which may be a tag.
 */
export function namedIn(codes: readonly string[]): string[] {
  const names = codes.flatMap((code) => {
    const lines = code.trim().split("\n");
    const [first = ""] = lines;
    if (lines.length === LINES_OF_RECEIPT) return NUMBER.exec(first.split(" ").at(-1) ?? "")?.[0] ?? [];
    return lines.length === 1 && first !== "" && first.length <= LONGEST ? [first] : [];
  });
  return [...new Set(names)];
}
