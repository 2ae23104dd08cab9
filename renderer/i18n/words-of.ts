/** Texts of a language, by area. */
export type Words = Readonly<Record<string, object>>;

/** `./zh-CN/queue.json` is the area `queue`. */
export function wordsOf(files: Record<string, unknown>): Words {
  return Object.fromEntries(
    Object.entries(files).map(([path, words]) => [/([^/]+)\.json$/.exec(path)?.[1] ?? path, words as object]),
  );
}
