import { StoreReadOnly } from "../care/read-only.ts";
import type { Store } from "../store.ts";
import { operationFrom } from "../log/stored-parts.ts";

/** Records derived anew in one transaction while nobody waits for another. */
const RECORDS = 2000;

/** After a recovery: files what was put back by hand, and derives whatever is not derived yet. */
export function deriveRecovered(store: Store): void {
  const { db, meta, folding } = store;
  try {
    const first = meta.get("unfiled") ?? 0;
    if (first > 0) {
      store.integrate(() => {
        const rows = db
          .prepare<[number], { n: number; body: string }>(
            "SELECT n, body FROM operation WHERE n >= ? ORDER BY n",
          )
          .all(first);
        for (const { n, body } of rows) {
          const op = operationFrom({ body, parts: null });
          folding.file(op, n);
          folding.refold(op);
        }
        meta.set("unfiled", 0);
      });
    }
    while (store.refresh(RECORDS));
  } catch (error) {
    // No room yet: what is there is shown, the rest is derived when the store takes writes again.
    if (!(error instanceof StoreReadOnly)) throw error;
  }
}
