import type { Operation } from "../../shared/log/operation.ts";
import type { HubTransaction, Standing } from "../store/hub-store.ts";
import type { HubContext } from "./hub-context.ts";
import { forget, noteRepeated, rowsOf } from "./parts.ts";
import type { Arriving } from "./parts.ts";

/** The one way into the log: rows, where the log then stands, and what follows from them. */
export async function append(
  context: HubContext,
  tx: HubTransaction,
  arriving: readonly Arriving[],
  standing: Standing,
): Promise<void> {
  if (arriving.length === 0) return;
  await noteRepeated(tx, arriving);
  const operations = await rowsOf(tx, arriving);
  await tx.insertOperations(operations);
  await tx.setStanding(standing);
  await forget(tx, operations);
  const entered = operations.map((row, index) => ({ ...row, op: withoutParts(arriving[index] as Arriving) }));
  for (const follow of context.followers) await follow(context, tx, entered);
}

/** What follows from the log holds nothing that can be erased. */
function withoutParts({ op: { parts: _, ...op } }: Arriving): Operation {
  return op;
}
