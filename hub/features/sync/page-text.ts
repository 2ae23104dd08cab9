import type { StoredOperation } from "../../store/hub-store.ts";
import type { Page } from "./page.ts";

/**
 * The JSON of a page, written straight from the stored columns: a first sync is a hundred thousand
 * operations, and each was checked when it was accepted. Its form is pinned by a test against the
 * schema of shared/protocol/pull.ts.
 */
export function pageText({ epoch, operations, through, head, ...more }: Omit<Page, "sight">): string {
  const { hidden = [], brought = [], withdrawn = [], anew, history } = more;
  const rest = [
    hidden.length > 0 ? `,"hidden":${JSON.stringify(hidden)}` : "",
    brought.length > 0 ? `,"brought":${operationsText(brought)}` : "",
    withdrawn.length > 0 ? `,"withdrawn":${JSON.stringify(withdrawn)}` : "",
    anew === undefined ? "" : `,"anew":${anew}`,
    history === undefined ? "" : `,"history":${JSON.stringify(history)}`,
  ];
  return (
    `{"epoch":${epoch},"operations":${operationsText(operations)},"through":${through},"head":${head}` +
    `${rest.join("")}}`
  );
}

function operationsText(operations: readonly StoredOperation[]): string {
  const parts = operations.map(
    ({ body, sig, seq, feed, receivedAt, receipt, parts: personal }) =>
      `{"body":${JSON.stringify(body)},"sig":"${sig}","seq":${seq},"feed":${feed},` +
      `"receivedAt":${receivedAt},"receipt":"${receipt}"${personal === null ? "" : `,"parts":${personal}`}}`,
  );
  return `[${parts.join(",")}]`;
}
