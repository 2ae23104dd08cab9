import { eventOf, headOf } from "./custody-chain.ts";
import type { CustodyChain } from "./custody-chain.ts";

/** Whether a legal or audit hold is on it: as the last event of the valid story said that says anything of it. */
export function isOnHold(chain: CustodyChain): boolean {
  let event = headOf(chain);
  for (let left = chain.events.length; event && left > 0; left -= 1) {
    if (event.hold !== undefined) return event.hold;
    event = eventOf(chain, event.prev);
  }
  return false;
}
