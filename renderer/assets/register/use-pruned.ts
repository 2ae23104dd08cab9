import { useEffect } from "react";
import type { CoreClient, CoreSession } from "../../core/index.ts";
import { useCoreSession, useHere, whileHere } from "../../core/index.ts";
import { unchoose, useChosen } from "./chosen.ts";
import { alone } from "./filters.ts";
import { idsBetween } from "./ids-between.ts";

/** Those of some assets that the register has no more: merged into another, here or on another laptop. */
export async function goneOf(core: Pick<CoreClient, "query">, only: readonly string[]): Promise<string[]> {
  if (only.length === 0) return [];
  const ids = await idsBetween(core, alone(only), 0, only.length - 1);
  // No answer says nothing of any of them.
  if (ids === null) return [];
  const there = new Set(ids);
  return only.filter((id) => !there.has(id));
}

interface Follows {
  client: Pick<CoreClient, "query" | "onEvent">;
  onRefresh: CoreSession["onRefresh"];
}

/**
 * What the register has no more is chosen no longer, whatever it is filtered by and wherever that came from:
 * it would be counted, and no act could be done to it. Answers how to stop.
 */
export function followRegister({ client, onRefresh }: Follows): () => void {
  async function look(of: (id: string) => boolean): Promise<void> {
    const gone = await goneOf(client, [...useChosen.getState().ids].filter(of));
    if (gone.length > 0) unchoose(gone);
  }
  const lookAtAll = () => void look(() => true);
  const stopEvents = client.onEvent((event) => {
    if (event.event !== "change" || useChosen.getState().ids.size === 0) return;
    const touched = new Set(event.batch.touched);
    void look((id) => touched.has(`asset:${id}`));
  });
  // Of what a core did that is gone no batch came.
  const stopRefresh = onRefresh(lookAtAll);
  // Nobody listened while the area was left.
  lookAtAll();
  return () => {
    stopEvents();
    stopRefresh();
  };
}

export function usePruned(): void {
  const session = useCoreSession();
  const here = useHere();
  useEffect(() => whileHere(here, () => followRegister(session)), [session, here]);
}
