import { audienceOf, maySee } from "../../../shared/domain/audience.ts";
import { kindNamed } from "../../../shared/domain/kinds.ts";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import type { EntityKey } from "../../../shared/log/operation.ts";
import type { ReadStore } from "../store/read-store.ts";

/**
 * Whether this laptop's member may read a record that lies here. What they may not see goes with the next sync; what
 * they wrote themselves, as the rating of a user to whom the screen was handed, lies here until then and is answered
 * to nobody.
 */
export function createInSight(store: ReadStore): (key: EntityKey) => boolean {
  return (key) => {
    const kind = kindNamed(splitEntityKey(key).kind);
    if (!kind?.audience) return true;
    const state = store.state(key);
    return !state || maySee(audienceOf(kind, state), { id: store.identity().member, role: store.role() });
  };
}
