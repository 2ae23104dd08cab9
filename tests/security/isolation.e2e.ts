import { expect, test } from "@playwright/test";
import { launchShell } from "./shell.ts";
import type { RunningShell } from "./shell.ts";

let shell: RunningShell;
test.beforeAll(async () => {
  shell = await launchShell("isolation");
});
test.afterAll(() => shell.close());

test("S15: window.desk has these functions and no others", async () => {
  const keys = await shell.page.evaluate(
    "Object.entries(window.desk).map(([name, value]) => `${name}: ${typeof value}`).sort()",
  );
  expect(keys).toEqual([
    "actOnWindow: function",
    "app: function",
    "createProfile: function",
    "enterDesk: function",
    "onApp: function",
    "onEvent: function",
    "onLeave: function",
    "onLooks: function",
    "openExternal: function",
    "pathsOf: function",
    "pickFiles: function",
    "print: function",
    "printers: function",
    "request: function",
    "restore: function",
    "setLocale: function",
    "setLooks: function",
    "unlock: function",
  ]);
});

test("S15: the page can neither change nor replace them", async () => {
  const result = await shell.page.evaluate(`(() => {
    const before = window.desk.request;
    try { window.desk.request = () => 1; } catch {}
    try { window.desk = { request: () => 1 }; } catch {}
    try { delete window.desk; } catch {}
    return [window.desk.request === before, Object.isFrozen(window.desk)];
  })()`);
  expect(result).toEqual([true, true]);
});

test("S2: no Node in the page, its frames and its workers", async () => {
  const inPage =
    "['require', 'process', 'module', 'exports', '__dirname', 'Buffer', 'global'].map((name) => typeof window[name]).join()";
  expect(await shell.page.evaluate(inPage)).toBe(Array(7).fill("undefined").join());
  const inFrame = await shell.page.evaluate(`(() => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const inner = frame.contentWindow;
    return [typeof inner.require, typeof inner.process, typeof inner.module, typeof inner.desk].join();
  })()`);
  expect(inFrame).toBe("undefined,undefined,undefined,undefined");
  await shell.page.evaluate("window.attemptAll");
  expect(await shell.page.evaluate("window.attempts.worker")).toBe("undefined,undefined,undefined");
});

test("S3: a page that patches the built-in objects neither breaks the bridge nor sees behind it", async () => {
  const result = await shell.page.evaluate(`(async () => {
    const seen = [];
    const spy = (object, name) => {
      const original = object[name];
      object[name] = function (...args) {
        for (const item of [this, ...args]) seen[seen.length] = item;
        return Reflect.apply(original, this, args);
      };
    };
    for (const name of ["push", "map", "filter", "forEach", "slice", "join"]) spy(Array.prototype, name);
    for (const name of ["stringify", "parse"]) spy(JSON, name);
    for (const name of ["on", "invoke", "send"]) {
      Object.defineProperty(Object.prototype, name, { set() { seen[seen.length] = "set " + name; }, configurable: true });
    }
    const { phase } = await window.desk.app();
    const reply = await window.desk.request({ id: 6, kind: "sync" });
    window.desk.onApp(() => undefined)();
    return { phase, id: reply.id, seen: seen.map(String).filter((item) => /^set |desk:/.test(item)) };
  })()`);
  expect(result).toEqual({ phase: "firstRun", id: 6, seen: [] });
  await shell.page.reload();
});

test("S3: a function of the bridge has the page's own constructor, so it makes no code behind it", async () => {
  await shell.page.evaluate("window.attemptAll");
  expect(await shell.page.evaluate("window.attempts['bridge constructor']")).toBe("refused: EvalError");
});

test("S3: what comes back over the bridge belongs to the page's world", async () => {
  expect(
    await shell.page.evaluate(
      "window.desk.app().then((phase) => [phase.constructor === Object, window.desk.app() instanceof Promise].join())",
    ),
  ).toBe("true,true");
});

test("S2, S3, S4, S6: what the running window was really made with", async () => {
  const preferences = await shell.electron.evaluate(({ BrowserWindow, webContents }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return { all: webContents.getAllWebContents().length, made: contents.getLastWebPreferences() };
  });
  expect(preferences.all).toBe(1);
  expect(preferences.made).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webviewTag: false,
  });
  const { made } = preferences;
  // Not every runtime lists what stands at its safe default.
  expect(made["webSecurity"] ?? true).toBe(true);
  expect(made["nodeIntegrationInWorker"] ?? false).toBe(false);
  expect(made["navigateOnDragDrop"] ?? false).toBe(false);
  expect(made["allowRunningInsecureContent"] ?? false).toBe(false);
  expect(made["experimentalFeatures"] ?? false).toBe(false);
  expect(made["enableBlinkFeatures"] ?? "").toBe("");
});

test("S4: the preload script has no Node module", async () => {
  // A second window of the same kind, with a preload script that tries.
  const found = await shell.electron.evaluate(async ({ BrowserWindow, app }) => {
    const { writeFileSync } = process.mainModule!.require("node:fs") as typeof import("node:fs");
    const file = `${app.getPath("userData")}/trying-preload.cjs`;
    writeFileSync(
      file,
      `const tried = {};
      for (const name of ["fs", "node:fs", "child_process", "net", "os", "path"]) {
        try { require(name); tried[name] = "loaded"; } catch { tried[name] = "refused"; }
      }
      tried.binding = typeof process.binding;
      require("electron").contextBridge.exposeInMainWorld("tried", tried);`,
    );
    const own = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
      getLastWebPreferences(): Electron.WebPreferences;
      session: Electron.Session;
    };
    const { preload: _, ...preferences } = own.getLastWebPreferences();
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...preferences, session: own.session, preload: file },
    });
    await window.loadURL("app://desk/");
    const tried = await (window.webContents.executeJavaScript("window.tried") as Promise<
      Record<string, string>
    >);
    window.destroy();
    return tried;
  });
  expect(found).toMatchObject({
    fs: "refused",
    "node:fs": "refused",
    child_process: "refused",
    net: "refused",
    os: "refused",
    path: "refused",
  });
});

test("S4: no sandbox is given up but by the explicit option", async () => {
  const commandLine = await shell.electron.evaluate(({ app }) => ({
    given: process.argv.includes("--no-sandbox"),
    off: app.commandLine.hasSwitch("no-sandbox"),
  }));
  expect(commandLine.off).toBe(commandLine.given);
});
