import { indexWords } from "./text-forms.ts";

/** More say nothing more, and each is a question to the index. */
const MOST = 14;
const HAN = /\p{Script=Han}/u;
/** Pairs with these say how something is said, not what. */
const PLAIN = /[的了在是我有不和就都也很吗呢吧啊个这那被把给请你您们]/u;
const WORDLESS = /^(?:the|and|for|not|does|with|from|this|that|has|have|was|are|can|cannot|my)$/;

/**
 * What of a title is looked for in others, as tokens that stand side by side: pairs of Chinese characters, since
 * nearly all words have two, and Latin words and numbers as they are.
 */
export function likeTerms(title: string): string[][] {
  const tokens = indexWords(title);
  const terms = tokens.flatMap((token, at): string[][] => {
    const next = tokens[at + 1];
    if (!HAN.test(token)) return token.length > 2 && !WORDLESS.test(token) ? [[token]] : [];
    if (next === undefined || !HAN.test(next) || PLAIN.test(token) || PLAIN.test(next)) return [];
    return [[token, next]];
  });
  return [...new Map(terms.map((term) => [term.join(" "), term])).values()].slice(0, MOST);
}
