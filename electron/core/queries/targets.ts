import { asset } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { abnormalIn } from "../../../shared/domain/run/abnormal.ts";
import { run } from "../../../shared/domain/run/run.ts";
import type { RunRow } from "../../../shared/domain/run/run.ts";
import type { Target } from "../../../shared/domain/round/target.ts";
import { keyOfTarget } from "../../../shared/domain/round/target.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { missedIn, tourTargets } from "../../../shared/domain/tour/tour-state.ts";
import type { TargetShown, TourTarget } from "../../../shared/ipc/rounds.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { lastWrite } from "../../../shared/log/write.ts";
import type { ReadStore } from "../store/read-store.ts";
import { memberNames } from "./parts.ts";

export const OF_TOUR_SQL = "SELECT row FROM run WHERE tour = ?";

/** What a round or a tour visits, and what came of it. */
export function shownTargets(store: ReadStore) {
  const nameOf = memberNames(store);
  const ofTour = store.prepare<[string], string>(OF_TOUR_SQL).pluck();

  function shown(target: Target): TargetShown {
    const key = keyOfTarget(target);
    if (target.asset === null) {
      return {
        ...{ key, asset: null, number: "", tag: "", serial: "" },
        label: target.place,
        place: target.place,
      };
    }
    const row = store.source.row(asset.name, target.asset) as AssetRow | null;
    const name = row ? [row.tag || row.number, row.name || row.model] : [];
    return {
      ...{ key, asset: target.asset, label: name.join(" ").trim() },
      ...{
        number: row?.number ?? "",
        tag: row?.tag ?? "",
        serial: row?.serial ?? "",
        place: row?.place ?? "",
      },
    };
  }

  /** Of each target the run that counts: the last that was finished, else the last that is under way. */
  function runsOf(tour: string): Map<string, RunRow> {
    const counting = new Map<string, RunRow>();
    for (const text of ofTour.all(tour)) {
      const row = store.source.parsed(run.name, text) as RunRow;
      if (row.target === null || row.status === "abandoned") continue;
      const standing = counting.get(row.target);
      if (!standing || weightOf(row) > weightOf(standing)) counting.set(row.target, row);
    }
    return counting;
  }

  /** Everything that a tour visits; behind it what only another who began it has visited. */
  function walked(state: EntityState): TourTarget[] {
    const runs = runsOf(state.id);
    const missed = missedIn(state);
    const targets = tourTargets(state).map(({ asset: of, place }) => ({ asset: of, place }));
    const counted = new Set(targets.map(keyOfTarget));
    const extra = [...runs.values()].filter(({ target }) => target !== null && !counted.has(target));
    const others = extra.map((row) => ({ asset: row.asset, place: row.asset === null ? row.place : "" }));
    return [...targets, ...others].map((target, index) => {
      const known = shown(target);
      const row = runs.get(known.key) ?? null;
      const reason = Object.hasOwn(missed, known.key) ? missed[known.key] : undefined;
      const said = reason ? lastWrite(state, `missed.${known.key}`) : undefined;
      return {
        ...known,
        extra: index >= targets.length,
        state: row?.status === "done" ? "walked" : reason ? "missed" : row ? "running" : "waiting",
        run: row && { id: row.id, number: row.number, byName: nameOf(row.by), at: row.startedAt },
        outcome: row?.status === "done" ? row.outcome : null,
        abnormal: row && row.abnormal > 0 ? abnormalOf(row.id) : [],
        raised: row?.raised ? raisedAs(row.raised) : null,
        missed: reason ? { ...reason, byName: nameOf(said?.actor ?? "") } : null,
      };
    });
  }

  function abnormalOf(id: string) {
    const state = store.state(entityKeyOf(run.name, id));
    return state ? abnormalIn(state) : [];
  }

  function raisedAs(id: string) {
    return { id, number: (store.source.row(ticket.name, id) as TicketRow | null)?.number ?? "" };
  }

  return { shown, walked };
}

/** Finished before under way, later before earlier. */
const weightOf = ({ status, startedAt }: RunRow) => startedAt + (status === "done" ? 1e15 : 0);
