import { defineConfig } from "@playwright/test";

// Every test drives the real application; build first (npm run build), npm test does.
export default defineConfig({
  outputDir: "out/playwright",
  globalSetup: "./build/playwright/global-setup.ts",
  // Two cores: two real consoles and a hub in one test are load enough.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  projects: [
    {
      name: "e2e",
      testDir: "tests/e2e",
      testMatch: "**/*.e2e.ts",
      testIgnore: ["**/workday/**", "**/four/**", "**/first-run/**", "**/leaks/**"],
      teardown: "leaks",
    },
    { name: "security", testDir: "tests/security", testMatch: "**/*.e2e.ts", teardown: "leaks" },
    // What `npm start` plays where nobody could see a window.
    {
      name: "workday",
      testDir: "tests/e2e/workday",
      testMatch: "**/*.e2e.ts",
      timeout: 600_000,
      teardown: "leaks",
    },
    // Four windows on one hub: `npm run four`.
    {
      name: "four",
      testDir: "tests/e2e/four",
      testMatch: "**/*.e2e.ts",
      timeout: 600_000,
      teardown: "leaks",
    },
    { name: "first-run", testDir: "tests/e2e/first-run", testMatch: "**/*.e2e.ts", teardown: "leaks" },
    // The packaged application; needs release/ (npm run package).
    { name: "package", testDir: "build/package", testMatch: "**/*.e2e.ts", teardown: "leaks" },
    // Last of all, whatever ran and however it ended: searches what the run left behind.
    { name: "leaks", testDir: "tests/e2e/leaks", testMatch: "**/*.e2e.ts", timeout: 300_000 },
  ],
});
