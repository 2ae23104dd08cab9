// What a release build refuses. The bundle is made here as a release and run on whatever runtime
// there is; the package around it has its own tests (build/package, tests/e2e/packaged.e2e.ts).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { build } from "vite";
import { projectRoot } from "../../build/runtime.mjs";
import { shellOf } from "./shell.ts";

let bundle: string;

test.beforeAll(async () => {
  const outDir = mkdtempSync(path.join(os.tmpdir(), "deskside-release-"));
  await build({
    configFile: false,
    logLevel: "error",
    define: { __DESKSIDE_BUILD__: JSON.stringify("release") },
    build: {
      outDir,
      target: "node18",
      ssr: path.join(projectRoot, "electron/main/main.ts"),
      rollupOptions: { external: ["electron"], output: { format: "cjs", entryFileNames: "index.cjs" } },
    },
    ssr: { noExternal: true, external: ["electron"] },
  });
  bundle = path.join(outDir, "index.cjs");
});

test("S4, S6: the bundler says once and for all that this is a release", () => {
  const text = readFileSync(bundle, "utf8");
  expect(/__DESKSIDE_BUILD__/.test(text)).toBe(false);
  expect(/\bBUILD = "release"/.test(text)).toBe(true);
});

for (const option of [
  "--no-sandbox",
  "--remote-debugging-port=0",
  "--inspect=0",
  "--host-resolver-rules=MAP * 127.0.0.1",
  "--a-switch-of-next-year",
]) {
  test(`a release does not start with ${option}`, async () => {
    const app = await shellOf("release");
    const shell = path.join(path.dirname(path.dirname(app.executablePath)), "dist/main/index.cjs");
    await cp(bundle, shell);
    const userDataDir = path.join(mkdtempSync(path.join(os.tmpdir(), "deskside-refused-")), "data");
    // Root needs --no-sandbox for the process to come up at all; it is refused like the others, and all are named.
    const given = option === "--no-sandbox" ? [option] : [option, "--no-sandbox"];
    const child = spawn(
      app.executablePath,
      [...app.args, ...given, "--disable-gpu", `--user-data-dir=${userDataDir}`],
      {
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    let said = "";
    child.stderr.on("data", (text: Buffer) => (said += text.toString()));
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).toBe(2);
    const [, refused = ""] = /not started, nothing was opened: a release takes no ([^;]+);/.exec(said) ?? [];
    expect(refused.split(", ")).toContain(option.replace(/=.*/, ""));
    expect(existsSync(path.join(userDataDir, "profile"))).toBe(false);
    expect(existsSync(path.join(userDataDir, "window.json"))).toBe(false);
  });
}
