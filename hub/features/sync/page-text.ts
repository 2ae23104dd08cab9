import type { Page } from "./pull.ts";

/**
 * The JSON of a page, written straight from the stored columns: a first sync is a hundred thousand
 * operations, and each was checked when it was accepted. Its form is pinned by a test against the
 * schema of shared/protocol/pull.ts.
 */
export function pageText({ epoch, operations, through, head }: Page): string {
  const parts = operations.map(
    ({ body, sig, seq, feed, receivedAt, receipt }) =>
      `{"body":${JSON.stringify(body)},"sig":"${sig}","seq":${seq},"feed":${feed},` +
      `"receivedAt":${receivedAt},"receipt":"${receipt}"}`,
  );
  return `{"epoch":${epoch},"operations":[${parts.join(",")}],"through":${through},"head":${head}}`;
}
