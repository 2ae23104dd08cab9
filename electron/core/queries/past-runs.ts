import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { asset } from "../../../shared/domain/asset/asset.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";
import { probeSpec } from "../../../shared/domain/checklist/probes.ts";
import { textIn } from "../../../shared/domain/kind/read-state.ts";
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
  /** Off an index alone: it is asked beside every step. */
  finished: `SELECT e, conclusion, asset FROM run
      WHERE checklist = ? AND status = 'done' AND e IS NOT (SELECT e FROM entity WHERE id = ? AND kind = 'run')
      ORDER BY startedAt DESC LIMIT ?`,
  idOf: "SELECT id FROM entity WHERE e = ?",
  lastOn:
    "SELECT row FROM run WHERE asset = ? AND checklist = ? AND status = 'done' ORDER BY startedAt DESC LIMIT 2",
};

interface Finished {
  e: number;
  conclusion: string;
  asset: string | null;
}

/** What earlier runs say beside one that is worked through. */
export function pastRuns(store: ReadStore) {
  const finished = store.prepare<[string, string, number], Finished>(PAST_SQL.finished);
  const idOf = store.prepare<[number], string>(PAST_SQL.idOf).pluck();
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
    const counts = new Map<string, { newest: number; count: number }>();
    for (const run of finished.all(textIn(state, "checklist"), state.id, LOOKED_THROUGH)) {
      if (run.conclusion === "" || (model !== "" && modelOf(run.asset) !== model)) continue;
      const { newest = run.e, count = 0 } = counts.get(run.conclusion) ?? {};
      counts.set(run.conclusion, { newest, count: count + 1 });
    }
    const most = [...counts].sort(([, a], [, b]) => b.count - a.count).slice(0, SHOWN);
    return most.map(([conclusion, { newest, count }]) => ({
      ...{ conclusion, count },
      title: titleIn(state, conclusion) ?? titleIn(stateOf(idOf.get(newest) ?? ""), conclusion) ?? {},
    }));
  }

  /** By the copy at hand; by that of another run only where this one knows no such conclusion. */
  function titleIn(state: EntityState | null, conclusion: string): Localized | undefined {
    return state ? documentOf(state)?.conclusions.find(({ key }) => key === conclusion)?.title : undefined;
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
