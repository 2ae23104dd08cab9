import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Lane } from "./lane.ts";
import type { Lie } from "./killed-session.ts";
import type { Findings } from "./lane.ts";

/** Two lanes keep two cores busy; more would only wait for each other. */
const LANES = 2;

/** Kills real processes and answers what was found; folders are kept when something was. */
export async function crash(
  kills: number,
  seed: number,
  lie: Lie | null = null,
): Promise<Findings & { folder: string | null }> {
  const folder = mkdtempSync(path.join(tmpdir(), "deskside-crash-"));
  const lanes = Math.min(LANES, kills);
  const found = await Promise.all(
    Array.from({ length: lanes }, (_, n) => {
      const share = Math.floor(kills / lanes) + (n < kills % lanes ? 1 : 0);
      return new Lane(path.join(folder, String(n)), seed + n, lie).run(share);
    }),
  );
  const points: Record<string, number> = {};
  for (const { points: some } of found) {
    for (const [point, times] of Object.entries(some)) points[point] = (points[point] ?? 0) + times;
  }
  const findings: Findings = {
    kills: found.reduce((sum, each) => sum + each.kills, 0),
    acknowledged: found.reduce((sum, each) => sum + each.acknowledged, 0),
    runs: found.reduce((sum, each) => sum + each.runs, 0),
    lost: found.flatMap(({ lost }) => lost),
    doubled: found.flatMap(({ doubled }) => doubled),
    corrupt: found.flatMap(({ corrupt }) => corrupt),
    points,
  };
  const sound = findings.lost.length + findings.doubled.length + findings.corrupt.length === 0;
  if (sound) rmSync(folder, { recursive: true, force: true });
  return { ...findings, folder: sound ? null : folder };
}
