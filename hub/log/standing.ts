import { fault } from "../outcome.ts";
import type { HubContext } from "./hub-context.ts";

export interface Head {
  epoch: number;
  feed: number;
}

export async function headOf({ store }: HubContext): Promise<Head> {
  const { epoch, feed } = await store.standing();
  return { epoch, feed };
}

/** The console's cursor belongs to an older epoch: it must shake hands again. */
export function otherEpoch(epoch: number) {
  return fault("epoch", "the log has entered another epoch", "epoch", { epoch });
}

export function hubBehind({ epoch, feed }: Head) {
  return fault(
    "hubBehind",
    "this device has seen more of the log than the hub holds; the hub was put back without `hub restore`",
    "cursor",
    { epoch, feed },
  );
}
