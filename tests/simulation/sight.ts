import { audienceOf, maySee } from "../../shared/domain/audience.ts";
import { kindNamed } from "../../shared/domain/kinds.ts";
import type { RecordKind } from "../../shared/domain/kind/record-kind.ts";
import { isForgetting, isHubs } from "../../shared/domain/registry.ts";
import { splitEntityKey } from "../../shared/log/operation.ts";
import type { EntityKey, Operation } from "../../shared/log/operation.ts";
import type { HubLogRead } from "./hub-log.ts";

/** What a member may see of the hub's log, reckoned from the log alone. */
export interface Sight {
  record(key: EntityKey): boolean;
  /** An operation is seen by whoever sees all records it is about; whom to believe and what is erased, by everybody. */
  operation(op: Operation): boolean;
}

export function sightOf({ states }: HubLogRead, member: string): Sight {
  const role = states.get(`member:${member}`)?.fields.role;
  const viewer = { id: member, role: typeof role === "string" ? role : "" };
  const record = (key: EntityKey): boolean => {
    const state = states.get(key);
    if (!state) return true;
    const kind: RecordKind | undefined = kindNamed(splitEntityKey(key).kind);
    const other = state.exists ? kind?.seenWith?.(state) : undefined;
    return maySee(audienceOf(kind, state), viewer) && (!other || record(other));
  };
  return {
    record,
    operation: ({ type, touches }) => isHubs(type) || isForgetting(type) || touches.every(record),
  };
}
