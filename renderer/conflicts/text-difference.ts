/** A stretch of a text; `differs` marks what the other text does not have in this place. */
export interface Stretch {
  text: string;
  differs: boolean;
}

/** Beyond this the table of the comparison grows too large to be instant; texts are then shown unmarked. */
const MAX_CELLS = 4_000_000;

/**
 * Marks what differs between two texts, for reading side by side: Chinese by character, other
 * scripts by word, so that a changed word is marked whole.
 */
export function differences(left: string, right: string): [left: Stretch[], right: Stretch[]] {
  const a = tokens(left);
  const b = tokens(right);
  if (a.length * b.length > MAX_CELLS) {
    return [[{ text: left, differs: false }], [{ text: right, differs: false }]];
  }
  const kept = longestCommon(a, b);
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

function tokens(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{N}_'-]+|\s+|[^]/gu) ?? [];
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
