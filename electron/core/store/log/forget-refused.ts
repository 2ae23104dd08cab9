import type { Forgotten } from "../../../../shared/domain/kind/act.ts";
import { lockedUntil } from "../../../../shared/domain/kind/retention.ts";
import { personalParts, retentionsOf } from "../../../../shared/domain/registry.ts";
import { correctedTime } from "../../../../shared/log/operation.ts";
import type { EntityKey, Operation } from "../../../../shared/log/operation.ts";
import { anyPlace } from "../../../../shared/log/parts.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import type { Sqlite } from "../care/open-database.ts";
import type { Forgetting } from "./forgetting.ts";
import type { OperationLog } from "./operation-log.ts";
import { operationFrom, partsFrom } from "./stored-parts.ts";

/**
 * What the hub refused is on its author's laptop alone, so no erasure can name it. It follows its
 * record: where nothing is left at a place of the record, its own value of that place goes, and
 * everything personal once nothing personal is left at all. What its author entered after having seen
 * the erasure stays, and so does what the law keeps.
 */
export function createRefused(db: Sqlite, log: OperationLog, { isErased }: Forgetting) {
  const refused = db.prepare<[], { body: string; parts: string | null }>(
    "SELECT body, parts FROM operation WHERE status = 'refused' AND parts IS NOT NULL",
  );

  /** Places of a record's operations at which something was erased, and those where something is left. */
  function placesOf(e: number): { gone: Set<string>; left: Set<string> } {
    const gone = new Set<string>();
    const left = new Set<string>();
    for (const op of log.ofEntity(e).map(operationFrom)) {
      for (const { path, part } of personalParts(op)) {
        (isErased(op.id, part) ? gone : left).add(anyPlace(path));
      }
    }
    return { gone, left };
  }

  return {
    /**
     * Parts of refused operations that the erasures of a record reach. Inside a transaction, after the
     * record was folded.
     */
    reachedBy(key: EntityKey, e: number, { erasures = [] }: EntityState): Forgotten[] {
      const done = erasures.filter(({ until, by }) => until === null && by.seq !== null);
      if (done.length === 0) return [];
      const unseen = refused.all().flatMap(({ body, parts }) => {
        const op = operationFrom({ body, parts });
        const by = done.filter(({ by }) => (by.seq ?? 0) > op.baseSeq);
        const free = by.some(({ by: { at } }) => !isLocked(op, at));
        return op.touches.includes(key) && free ? [{ op, here: partsFrom(parts) }] : [];
      });
      if (unseen.length === 0) return [];
      const { gone, left } = placesOf(e);
      const isReached = (path: string) => left.size === 0 || (gone.has(path) && !left.has(path));
      return unseen.flatMap(({ op, here }) => {
        const parts = personalParts(op).filter(
          ({ path, part }) => here.has(part) && isReached(anyPlace(path)),
        );
        return parts.length > 0 ? [{ operation: op.id, parts: parts.map(({ part }) => part) }] : [];
      });
    },
  };
}

function isLocked(op: Operation, at: number): boolean {
  const day = new Date(at).toISOString().slice(0, 10);
  return retentionsOf(op).some((keep) => (lockedUntil(keep, correctedTime(op)) ?? "") > day);
}
