// The commands behind `npm run NAME`: what each runs under the pinned Node 24, straight from source.

/** @type {Readonly<Record<string, string>>} */
export const tasks = {
  build: "build/tasks/build.mjs",
  package: "build/tasks/package.mjs",
  sbom: "build/tasks/sbom.mjs",
  console: "electron/core/cli/main.ts",
  hub: "hub/cli/main.ts",
  docs: "build/tasks/commands-document.ts",
  sim: "tests/simulation/main.ts",
  crash: "tests/crash/main.ts",
  damage: "tests/damage/main.ts",
  probes: "tests/probes/main.ts",
  carry: "tests/files/main.ts",
  holidays: "build/tasks/holidays.ts",
  golden: "tests/upgrade/keep-golden.ts",
  omissions: "build/omissions/omissions.ts",
  walk: "tests/walk/main.ts",
  screens: "build/tasks/screens.mjs",
  four: "build/tasks/four.mjs",
  papers: "tests/papers/main.ts",
  bench: "tests/performance/main.ts",
  proof: "tests/interop/main.ts",
};
