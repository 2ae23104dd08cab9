import type { HubTransaction, Standing, StoredOperation } from "../store/hub-store.ts";
import type { HubContext } from "./hub-context.ts";

/** The one way into the log: rows, where the log then stands, and what follows from them. */
export async function append(
  context: HubContext,
  tx: HubTransaction,
  operations: readonly StoredOperation[],
  standing: Standing,
): Promise<void> {
  if (operations.length === 0) return;
  await tx.insertOperations(operations);
  await tx.setStanding(standing);
  for (const follow of context.followers) await follow(context, tx, operations);
}
