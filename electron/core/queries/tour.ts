import { asset } from "../../../shared/domain/asset/asset.ts";
import { textIn } from "../../../shared/domain/kind/read-state.ts";
import { keyOfPlace } from "../../../shared/domain/round/target.ts";
import { missedIn, tourDocument, tourStatus, tourTargets } from "../../../shared/domain/tour/tour-state.ts";
import { tour } from "../../../shared/domain/tour/tour.ts";
import type { TourRow } from "../../../shared/domain/tour/tour.ts";
import type { TourAwaiting } from "../../../shared/ipc/rounds.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { lastWrite } from "../../../shared/log/write.ts";
import { failure, success } from "../outcome.ts";
import { rowOf } from "../store/derived/projections.ts";
import { dueDates } from "./due.ts";
import { entityConflicts } from "./parts.ts";
import type { Query, QueryContext } from "./query.ts";
import { codeForms, createScanned } from "./scan.ts";
import { shownTargets } from "./targets.ts";

/** Tours under way that are looked through for an asset. */
const LOOKED_THROUGH = 50;
const MOST_AWAITING = 5;

export const TOURS_SQL = {
  open: "SELECT row ->> 'id' FROM tour WHERE status = 'open' ORDER BY due LIMIT ?",
  walked: "SELECT 1 FROM run WHERE tour = ? AND status = 'done' AND target = ?",
};

export function tourQueries({ store }: QueryContext) {
  const { progressOf, nameOf } = dueDates(store);
  const targets = shownTargets(store);
  const conflictsOf = entityConflicts(store);
  const scanned = createScanned(store);
  const open = store.prepare<[number], string>(TOURS_SQL.open).pluck();
  const walked = store.prepare<[string, string], number>(TOURS_SQL.walked).pluck();
  const stateOf = (id: string) => store.state(entityKeyOf(tour.name, id));

  const get: Query<"tour.get"> = ({ id }) => {
    const state = stateOf(id);
    if (!state?.exists) return failure("notFound", "there is no tour with this id", "id");
    const row = rowOf(state) as TourRow;
    const finishing = tourStatus(state) === "done" ? lastWrite(state, "finished") : undefined;
    return success({
      ...{ row, progress: progressOf(row), targets: targets.walked(state) },
      checklistTitle: tourDocument(state)?.title ?? {},
      by: row.by.map(nameOf),
      doubled: row.numbers.length > 1,
      finishedBy: finishing ? nameOf(finishing.actor) : "",
      conflicts: conflictsOf(state),
    });
  };

  const awaiting: Query<"tour.awaiting"> = ({ asset: sought }) => {
    const found: TourAwaiting[] = [];
    for (const id of open.all(LOOKED_THROUGH)) {
      const state = stateOf(id);
      const target = state ? tourTargets(state).find((each) => each.asset === sought)?.key : undefined;
      if (!state || target === undefined || Object.hasOwn(missedIn(state), target)) continue;
      if (walked.get(id, target) !== undefined) continue;
      found.push({ id, number: textIn(state, "number"), name: textIn(state, "name"), target });
      if (found.length === MOST_AWAITING) break;
    }
    return success(found);
  };

  const find: Query<"tour.find"> = ({ id, code }) => {
    const state = stateOf(id);
    if (!state?.exists) return failure("notFound", "there is no tour with this id", "id");
    const visited = new Set(tourTargets(state).map(({ key }) => key));
    let other: string | null = null;
    for (const form of codeForms(code)) {
      const assets = scanned(form).flatMap((each) => (each.kind === asset.name ? [each.id] : []));
      const found = [...assets, keyOfPlace(form)].filter((key) => visited.has(key));
      if (found.length > 0) return success({ targets: found, other: null });
      other ??= assets[0] ?? null;
    }
    return success({ targets: [], other });
  };

  return { "tour.get": get, "tour.awaiting": awaiting, "tour.find": find };
}
