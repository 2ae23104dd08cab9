import { matchParts, referencesIn } from "../../../shared/log/parts.ts";
import { sha256Hex } from "../../log/hub-crypto.ts";
import { erasedAmong, erasedKey, partsOf } from "../../log/parts.ts";
import type { HubReader, StoredOperation } from "../../store/hub-store.ts";
import type { Report } from "./report.ts";

/**
 * Personal parts of a page: each is what the signed text names, and none was erased. Answers how many
 * were erased, with which nothing is wrong.
 */
export async function checkParts(
  reader: HubReader,
  page: readonly StoredOperation[],
  report: Report,
): Promise<number> {
  const hidden = page.map((row) => ({ row, named: referencesIn(row.body) }));
  const erased = await erasedAmong(
    reader,
    hidden.map(({ row, named }) => ({ id: row.id, named })),
  );
  let count = 0;
  for (const { row, named } of hidden) {
    const isErased = (part: string) => erased.has(erasedKey(row.id, part));
    count += named.filter(isErased).length;
    const { parts, foreign } = matchParts(row.body, partsOf(row), sha256Hex);
    if (foreign.length > 0) report("parts", "a part is not what the signed text names", row.id);
    if ([...parts.keys()].some(isErased)) {
      report("parts", "a part that was erased is still here", row.id);
    }
    const lacking = named.some((part) => !parts.has(part) && !isErased(part));
    if (lacking !== row.absent) report("parts", "it is not noted right whether parts are lacking", row.id);
  }
  return count;
}
