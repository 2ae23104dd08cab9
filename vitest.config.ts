import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Folders under tests/ whose files are Vitest's; *.e2e.ts belong to Playwright.
const crossFolder = [
  "boundaries",
  "laws",
  "contract",
  "simulation",
  "crash",
  "damage",
  "files",
  "upgrade",
  "security",
  "performance",
  "interop",
];

export default defineConfig({
  test: {
    // One fewer than there are cores is the default: on two, a single file at a time, with half the machine idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "unit",
          include: ["{shared,hub,electron,renderer,build}/**/*.test.{ts,tsx}"],
          // Property tests share two cores with everything else; a timing is no verdict.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      ...crossFolder.map((folder) => ({
        test: {
          name: folder,
          include: [`tests/${folder}/**/*.test.ts`],
          // Real processes and real databases on two cores: a stuck test is stopped, a slow one is not.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      })),
    ],
  },
});
