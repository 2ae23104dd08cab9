import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { asset } from "../../../shared/domain/asset/asset.ts";
import { probeSpec } from "../../../shared/domain/checklist/probes.ts";
import { textIn, textOrNull } from "../../../shared/domain/kind/read-state.ts";
import { answersIn, documentOf } from "../../../shared/domain/run/run-state.ts";
import { run } from "../../../shared/domain/run/run.ts";
import type { RunRow } from "../../../shared/domain/run/run.ts";
import type { ReadingSeries, RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { ReadStore } from "../store/read-store.ts";

/** Finished runs of a checklist that are looked through for what they came to. */
const LOOKED_THROUGH = 300;
/** Conclusions that are shown. */
const SHOWN = 5;
/** Runs of an asset that make its series. */
const OF_SERIES = 60;

export const PAST_SQL = {
  finished: "SELECT row FROM run WHERE checklist = ? AND status = 'done' ORDER BY startedAt DESC LIMIT ?",
  lastOn:
    "SELECT row FROM run WHERE asset = ? AND checklist = ? AND status = 'done' ORDER BY startedAt DESC LIMIT 2",
};

/** What earlier runs say beside one that is worked through. */
export function pastRuns(store: ReadStore) {
  const finished = store.prepare<[string, number], string>(PAST_SQL.finished).pluck();
  const onAsset = store.prepare<[string, string], string>(PAST_SQL.lastOn).pluck();
  const parsed = (row: string) => store.source.parsed(run.name, row) as RunRow;
  const stateOf = (id: string) => store.state(entityKeyOf(run.name, id));

  /** The last finished run of the same checklist on the same asset, before this one. */
  function lastOn({ id, fields }: EntityState): RunDetail["last"] {
    const { asset: on, checklist } = fields;
    if (typeof on !== "string" || typeof checklist !== "string") return null;
    const row = onAsset
      .all(on, checklist)
      .map(parsed)
      .find((each) => each.id !== id);
    const state = row && stateOf(row.id);
    return state ? { id: row.id, number: row.number, at: row.updatedAt, answers: answersIn(state) } : null;
  }

  /** What the checklist came to on machines of a model, counted; on all, where the run is about none. */
  function cameTo(state: EntityState, model: string): RunDetail["before"] {
    const counts = new Map<string, RunDetail["before"][number]>();
    for (const row of finished.all(textIn(state, "checklist"), LOOKED_THROUGH).map(parsed)) {
      if (row.id === state.id || (model !== "" && modelOf(row.asset) !== model)) continue;
      const past = stateOf(row.id);
      const conclusion = past ? textOrNull(past, "conclusion") : null;
      if (!past || conclusion === null) continue;
      const title = documentOf(past)?.conclusions.find(({ key }) => key === conclusion)?.title ?? {};
      const count = (counts.get(conclusion)?.count ?? 0) + 1;
      counts.set(conclusion, { conclusion, title, count });
    }
    return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, SHOWN);
  }

  function modelOf(id: string | null): string {
    return id === null ? "" : ((store.source.row(asset.name, id) as AssetRow | null)?.model ?? "");
  }

  /** Readings that are kept as a series, by probe, name and part, the oldest first. */
  function series(runs: readonly string[]): ReadingSeries[] {
    const found = new Map<string, ReadingSeries & { points: ReadingSeries["points"][number][] }>();
    for (const id of runs.slice(0, OF_SERIES).reverse()) {
      const state = stateOf(id);
      for (const { reading } of Object.values(state ? answersIn(state) : {})) {
        if (reading?.end !== "result") continue;
        const specs = probeSpec(reading.probe)?.readings ?? {};
        for (const { name, of, value, unit } of reading.values) {
          if (typeof value !== "number" || !Object.hasOwn(specs, name) || !specs[name]?.series) continue;
          const key = [reading.probe, name, of].join("\u0000");
          const standing = found.get(key) ?? { probe: reading.probe, name, of, unit, points: [] };
          standing.points.push({ at: Date.parse(reading.at), value, run: id });
          found.set(key, standing);
        }
      }
    }
    return [...found.values()];
  }

  return { lastOn, cameTo, series };
}
