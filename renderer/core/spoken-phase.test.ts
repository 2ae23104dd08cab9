import { expect, test } from "vitest";
import type { SyncPhase, SyncStatus } from "../../shared/ipc/change-batch.ts";
import { filesToSend, spokenPhase } from "./spoken-phase.ts";

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

test("files wait for a hub, and for none where there is none", () => {
  const files = { waiting: 3, bytes: 2048, problem: null, nextTry: null };
  expect(filesToSend({ ...status("offline", null), files })).toBe(3);
  expect(filesToSend({ ...status("alone", null), files })).toBe(0);
});
