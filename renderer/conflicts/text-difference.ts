/** A stretch of a text; `differs` marks what the other text does not have in this place. */
export interface Stretch {
  text: string;
  differs: boolean;
}

/** Beyond this the table of the comparison grows too large to be instant; texts are then shown unmarked. */
const MAX_CELLS = 4_000_000;

/**
 * Marks what differs between two texts, for reading side by side: by phrase, from one punctuation mark to
 * the next, and within it by Latin word and number. Characters say nothing by themselves: 出现 is not
 * what 仍会出现 and 不出现 have in common.
 */
export function differences(left: string, right: string): [left: Stretch[], right: Stretch[]] {
  const a = tokens(left);
  const b = tokens(right);
  if (a.length * b.length > MAX_CELLS) {
    return [[{ text: left, differs: false }], [{ text: right, differs: false }]];
  }
  const kept = said(a, longestCommon(a, b));
  return [
    stretches(
      a,
      kept.map(([at]) => at),
    ),
    stretches(
      b,
      kept.map(([, at]) => at),
    ),
  ];
}

/** Of Latin letters and digits a word, of other letters all up to the next mark; each space and mark alone. */
function tokens(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Latin}\p{N}_][\p{Script=Latin}\p{N}_'.-]*|\s+|(?:(?![\p{Script=Latin}\p{N}_])[\p{L}\p{M}])+|[^]/gu,
    ) ?? []
  );
}

const isWord = (token: string | undefined) => token !== undefined && /[\p{L}\p{N}]/u.test(token);

/** Without spaces and marks that stand in both by chance: what is common hangs together with a word. */
function said(a: readonly string[], pairs: readonly [number, number][]): [number, number][] {
  const of = new Map(pairs);
  const hold = new Set(pairs.flatMap(([at]) => (isWord(a[at]) ? [at] : [])));
  const take = ([at, to]: [number, number], step: 1 | -1) => {
    if (hold.has(at + step) && of.get(at + step) === to + step) hold.add(at);
  };
  pairs.forEach((pair) => take(pair, -1));
  pairs.toReversed().forEach((pair) => take(pair, 1));
  return pairs.filter(([at]) => hold.has(at));
}

/** Pairs of positions of a longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const down = lengths[(i + 1) * width + j] as number;
      const right = lengths[i * width + j + 1] as number;
      const both = (lengths[(i + 1) * width + j + 1] as number) + 1;
      lengths[i * width + j] = a[i] === b[j] ? both : Math.max(down, right);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i += 1;
    else j += 1;
  }
  return pairs;
}

function stretches(parts: readonly string[], kept: readonly number[]): Stretch[] {
  const common = new Set(kept);
  const result: Stretch[] = [];
  parts.forEach((text, at) => {
    const differs = !common.has(at);
    const last = result.at(-1);
    if (last?.differs === differs) last.text += text;
    else result.push({ text, differs });
  });
  return result;
}
