import { expect, test } from "vitest";
import type { SyncPhase, SyncStatus } from "../../shared/ipc/change-batch.ts";
import { spokenPhase } from "./spoken-phase.ts";

const status = (phase: SyncPhase, problem: SyncStatus["problem"]): SyncStatus => ({
  phase,
  problem,
  waiting: 2,
  attention: 1,
  needs: { conflicts: 1, refused: 0, wrong: 0 },
  lastSync: null,
  nextTry: null,
  progress: null,
  clockSkewMs: null,
  files: { waiting: 0, bytes: 0, problem: null, nextTry: null },
});

test.each([
  ["needsAttention", null, "idle"],
  ["needsAttention", "brake", "needsAttention"],
  ["offline", "unreachable", "offline"],
  ["offline", "busy", "busy"],
  ["working", "busy", "working"],
] as const)("%s with %s is spoken of as %s", (phase, problem, spoken) =>
  expect(spokenPhase(status(phase, problem))).toBe(spoken),
);
