import { useState } from "react";
import type { PagedQuery } from "../../core/index.ts";

/**
 * While a new question is on its way the old answer stays on screen, so that typing in the search
 * field does not make the list blink.
 */
export function useSteadyPage<T>(page: PagedQuery<T>): PagedQuery<T> {
  const [kept, keep] = useState(page);
  // `rowAt` is new with every answer, and only then.
  if (!page.loading && kept.rowAt !== page.rowAt) keep(page);
  return page.loading && !kept.loading ? { ...kept, show: page.show } : page;
}
