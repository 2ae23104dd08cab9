import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { CHANNELS } from "../../shared/ipc/channels.ts";
import { hostileJson, hostileRequest } from "./hostile-values.ts";
import { launchShell } from "./shell.ts";
import type { RunningShell } from "./shell.ts";

let shell: RunningShell;
test.beforeAll(async () => {
  shell = await launchShell("ipc");
});
test.afterAll(() => shell.close());

const serving = async (): Promise<void> => {
  expect(await shell.page.evaluate("window.desk.app()")).toMatchObject({ phase: "firstRun" });
};

test("S14: hostile values through every function of window.desk: typed answers, still serving", async () => {
  const functions = [
    "request",
    "app",
    "createProfile",
    "enterDesk",
    "unlock",
    "print",
    "openExternal",
    "setLocale",
    "setLooks",
  ];
  const values = [
    ...fc.sample(hostileJson, { seed: 1414, numRuns: 150 }),
    ...fc.sample(hostileRequest, { seed: 1415, numRuns: 150 }),
  ];
  for (const name of functions) {
    const answers = (await shell.page.evaluate(
      ([called, given]) => {
        const desk = (globalThis as unknown as { desk: Record<string, (value: unknown) => Promise<unknown>> })
          .desk;
        return Promise.all(
          (given as unknown[]).map(async (value) => {
            try {
              return { answer: await desk[called as string]!(value) };
            } catch (error) {
              return { thrown: String(error) };
            }
          }),
        );
      },
      [name, values] as const,
    )) as { answer?: unknown; thrown?: string }[];
    expect(answers).toHaveLength(values.length);
    expect(
      answers.filter(({ thrown }) => thrown !== undefined),
      name,
    ).toEqual([]);
    await serving();
  }
});

test("S14: values that JSON does not know are answered or stopped at the bridge, and nothing breaks", async () => {
  const odd = [
    "new Map([[1, 2]])",
    "new Set([1])",
    "new Date(0)",
    "10n",
    "new Uint8Array(1000)",
    "new ArrayBuffer(8)",
    "/x/",
    "new Error('x')",
    "Object.assign([], { length: 1e5 })",
    "(() => { const a = {}; a.a = a; return a; })()",
    "Symbol('x')",
    "() => 1",
    "document.body",
    "window",
    "new Proxy({}, { get() { throw new Error('trap'); } })",
    "({ get id() { throw new Error('getter'); } })",
    "({ toJSON() { throw new Error('json'); } })",
    "Promise.resolve(1)",
    "NaN",
    "-0",
    "'\\ud800'",
  ];
  for (const value of odd) {
    for (const name of [
      "request",
      "createProfile",
      "unlock",
      "print",
      "openExternal",
      "setLocale",
      "setLooks",
      "pathsOf",
    ]) {
      // The old runtime's bridge ends the page over this one; `core-process.e2e.ts` has its revival.
      if (name === "pathsOf" && value.includes("getter")) continue;
      await shell.page.evaluate(`(async () => { try { await window.desk.${name}(${value}); } catch {} })()`);
    }
  }
  await serving();
});

test("S14: a request larger than the limit is refused with its id", async () => {
  const reply = await shell.page.evaluate(
    "window.desk.request({ id: 9, kind: 'execute', command: { type: 'ticket.note', text: 'x'.repeat(3_000_000) } })",
  );
  expect(reply).toMatchObject({ id: 9, ok: false, error: { code: "tooLarge" } });
});

test("S13: what does not come from the page's main frame is refused", async () => {
  // A foreign window of the application with a preload script that speaks on every channel.
  const answers = await shell.electron.evaluate(
    async ({ BrowserWindow, app }, channels) => {
      const { writeFileSync: write } = process.mainModule!.require("node:fs") as typeof import("node:fs");
      const preload = `${app.getPath("userData")}/foreign-preload.cjs`;
      write(
        preload,
        `const { ipcRenderer, contextBridge } = require("electron");
       contextBridge.exposeInMainWorld("ask", async (channel, value) => {
         try { return { answer: await ipcRenderer.invoke(channel, value) }; } catch (error) { return { thrown: String(error) }; }
       });`,
      );
      const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
      const window = new BrowserWindow({ show: false, webPreferences: { session, preload, sandbox: true } });
      await window.loadURL("app://desk/");
      const result: Record<string, { answer?: unknown; thrown?: string }> = {};
      for (const channel of channels) {
        result[channel] = (await window.webContents.executeJavaScript(
          `window.ask(${JSON.stringify(channel)}, { id: 1, kind: "sync" })`,
        )) as { answer?: unknown };
      }
      window.destroy();
      return result;
    },
    [...Object.values(CHANNELS), "desk:unknown", "ELECTRON_BROWSER_REQUIRE", "fs"],
  );
  const forbidden = { error: { code: "forbidden" } };
  expect(answers[CHANNELS.request]?.answer).toMatchObject(forbidden);
  expect(answers[CHANNELS.createProfile]?.answer).toMatchObject(forbidden);
  expect(answers[CHANNELS.enterDesk]?.answer).toMatchObject(forbidden);
  expect(answers[CHANNELS.unlock]?.answer).toMatchObject(forbidden);
  expect(answers[CHANNELS.printers]?.answer).toMatchObject(forbidden);
  expect(answers[CHANNELS.print]?.answer).toMatchObject(forbidden);
  expect(answers[CHANNELS.app]?.answer).toMatchObject({ phase: "failed", code: "forbidden" });
  expect(answers[CHANNELS.openExternal]?.answer).toBe(false);
  expect(answers[CHANNELS.pickFiles]?.answer).toBeNull();
  for (const unknown of [
    CHANNELS.event,
    CHANNELS.appEvent,
    "desk:unknown",
    "ELECTRON_BROWSER_REQUIRE",
    "fs",
  ]) {
    expect(answers[unknown]?.thrown, unknown).toContain("No handler registered");
  }
  await serving();
});

test("S13, S14: files are read and written only where the user pointed", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "deskside-grant-"));
  const chosen = path.join(folder, "chosen.json");
  writeFileSync(chosen, "{}");
  const profile = {
    locale: "en",
    passphrase: "correct horse",
    start: { how: "alone", name: "Li", workspaceName: "W" },
  };
  const made = await launchShell("ipc-files");
  try {
    expect(await made.page.evaluate(`window.desk.createProfile(${JSON.stringify(profile)})`)).toMatchObject({
      ok: true,
    });
    expect(await made.page.evaluate("window.desk.enterDesk()")).toMatchObject({ ok: true });
    const ask = (request: unknown): Promise<unknown> =>
      made.page.evaluate(`window.desk.request(${JSON.stringify(request)})`);
    const wanted = { id: 1, kind: "import", paths: [chosen], dryRun: true };
    expect(await ask(wanted)).toMatchObject({ ok: false, error: { code: "forbidden", path: "paths.0" } });
    expect(
      await ask({ id: 2, kind: "export", what: "log", format: "csv", file: "/etc/cron.d/x" }),
    ).toMatchObject({
      error: { code: "forbidden", path: "file" },
    });
    // Made up by the page: not a file, so not a path.
    expect(
      await made.page.evaluate("window.desk.pathsOf([{ path: '/etc/passwd' }, new File(['x'], 'x')])"),
    ).toEqual(["", ""]);
    await made.electron.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    }, chosen);
    expect(await made.page.evaluate("window.desk.pickFiles({ purpose: 'import' })")).toEqual([chosen]);
    expect(await ask(wanted)).toMatchObject({ id: 1, ok: true, result: { files: 1 } });
  } finally {
    await made.close();
  }
});

test("a file that the user gave the page has its path", async () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "deskside-drop-")), "inventory.json");
  writeFileSync(file, "{}");
  await shell.page.evaluate(
    "document.body.insertAdjacentHTML('beforeend', '<input type=file id=given aria-label=given>')",
  );
  await shell.page.locator("#given").setInputFiles(file);
  expect(
    await shell.page.evaluate("window.desk.pathsOf([...document.getElementById('given').files])"),
  ).toEqual([file]);
});
