import { brokenRules } from "../../../shared/domain/kind/guards.ts";
import { read, recordsOf } from "../../../shared/domain/registry.ts";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import { hasSeen } from "../../../shared/log/seen.ts";
import { emptyState } from "../../../shared/log/state.ts";
import type { AcceptanceCheck } from "../../log/hub-context.ts";
import { bringUp } from "./catch-up.ts";
import { entitiesOf, stateIn } from "./entity-rows.ts";
import { isGuarded } from "./folded-kinds.ts";

/**
 * Refuses a decision that a rule forbids, where its author had seen all of what forbids it. Where not,
 * it is taken as a fact, and the fold shows the breach to everybody.
 */
export const guardCheck: AcceptanceCheck = {
  concerns: isGuarded,
  async refusal(_context, tx, op) {
    const reading = read(op);
    if (reading.kind !== "known") return null;
    await bringUp(tx);
    const keys = recordsOf(op);
    const rows = await entitiesOf(tx, keys);
    for (const key of keys) {
      const row = rows.get(key);
      const { kind, id } = splitEntityKey(key);
      const state = row ? stateIn(row) : emptyState(kind, id);
      for (const { rule, by, message } of brokenRules(state, reading, op)) {
        if (by.every((mark) => hasSeen(op, mark))) return { code: "forbidden", message, path: rule };
      }
    }
    return null;
  },
};
