import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { electronSupport, ELECTRON_SUPPORT } from "./electron-support.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const sources = globSync("{electron,renderer,shared}/**/*.{ts,tsx,html,mjs,cjs,js}", { cwd: root })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => file.replaceAll("\\", "/"));

/** Code without its comments: a rule may be named in a comment, not broken in code. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
}

function findings(pattern: RegExp, allowed: readonly string[] = [], text = read): string[] {
  return sources.filter((file) => !allowed.includes(file) && pattern.test(text(file)));
}

const noNetwork = "electron/main/security/no-network.ts";

function read(file: string): string {
  return code(readFileSync(path.join(root, file), "utf8"));
}

test("there is something to check", () => {
  expect(sources).toContain("electron/main/main.ts");
  expect(sources).toContain("electron/preload/preload.ts");
});

describe("S6: no weakening option anywhere", () => {
  const weakening: [string, RegExp][] = [
    ["webSecurity", /webSecurity/],
    ["insecure content", /allowRunningInsecureContent|allowDisplayingInsecureContent/],
    ["experimental features", /experimentalFeatures|enableBlinkFeatures|disableBlinkFeatures/],
    ["Node in a page", /nodeIntegration\w*["']?\s*:(?!\s*false\b)/],
    ["no context isolation", /contextIsolation["']?\s*:(?!\s*true\b)/],
    ["no sandbox", /sandbox["']?\s*:(?!\s*true\b)/],
    ["webview", /webviewTag["']?\s*:(?!\s*false\b)|<webview/],
    // The language of date fields and system dialogs weakens nothing; what cuts the network off has a
    // place of its own, below.
    ["a switch added in code", /appendSwitch(?!\("lang",)|appendArgument/],
    [
      "certificate errors",
      /["']certificate-error["']|setCertificateVerifyProc|rejectUnauthorized["']?\s*:\s*false/,
    ],
    ["policy bypassed", /bypassCSP|removeInsecure|unsafe-inline|(?<!wasm-)unsafe-eval/],
    ["remote module", /@electron\/remote|enableRemoteModule/],
    ["crash upload", /crashReporter\s*\.\s*start/],
    ["compiled code from a folder", /COMPILE_CACHE|compileCache|enableCompileCache|codeCache/],
    ["code from text", /\beval\s*\(|new Function\s*\(|executeJavaScript/],
    ["drag and drop navigation", /navigateOnDragDrop["']?\s*:(?!\s*false\b)/],
  ];
  test.each(weakening)("%s", (_name, pattern) => {
    // Core and renderer have no such options, but nobody shall smuggle one in there either. The core
    // talks TLS with a pinned certificate, which has a place and tests of its own (S24).
    const pinning = sources.filter((file) => file.startsWith("electron/core/sync/"));
    // Probes look at certificates that nobody vouches for: what is wrong with one is what they answer.
    const looking = ["network/tls.ts", "network/fetch-page.ts", "services/ipp-request.ts"];
    const probes = sources.filter((file) => looking.some((each) => file === `electron/core/probes/${each}`));
    const exempt = pattern.source.includes("rejectUnauthorized")
      ? [...pinning, ...probes]
      : pattern.source.includes("appendSwitch")
        ? [noNetwork]
        : [];
    expect(findings(pattern, exempt)).toEqual([]);
  });

  test("the check finds what it looks for", () => {
    const planted: Record<string, string> = {
      webSecurity: "webPreferences: { webSecurity: false }",
      "Node in a page": "nodeIntegration: true",
      "no sandbox": '"sandbox": false',
      "no context isolation": "contextIsolation : !1",
      "a switch added in code": 'app.commandLine.appendSwitch("lang-x", "1")',
    };
    for (const [name, pattern] of weakening) {
      const text = planted[name];
      if (text) expect(pattern.test(code(text)), name).toBe(true);
    }
    expect(/nodeIntegration\w*["']?\s*:(?!\s*false\b)/.test("nodeIntegration: false")).toBe(false);
  });
});

describe("one place each", () => {
  test("S13: ipcMain", () => {
    expect(findings(/\bipcMain\b/)).toEqual(["electron/main/ipc/register.ts"]);
  });
  test("S7a: WebAssembly is allowed to the worker that reads codes in pictures, and to nothing else", () => {
    expect(findings(/wasm-unsafe-eval/)).toEqual(["electron/main/security/csp.ts"]);
  });
  test("S15: ipcRenderer and contextBridge", () => {
    expect(findings(/\b(ipcRenderer|contextBridge)\b/)).toEqual(["electron/preload/preload.ts"]);
  });
  test("S11: shell.openExternal", () => {
    expect(findings(/\bshell\s*\.\s*open|\bshell\b.*from ["']electron["']|openPath/)).toEqual([
      "electron/main/security/external.ts",
    ]);
  });
  test("S2 to S4: windows are made with one set of preferences", () => {
    expect(findings(/new BrowserWindow\b|new WebContentsView\b|new BrowserView\b/).sort()).toEqual([
      "electron/main/printing/viewer.ts",
      "electron/main/windows/main-window.ts",
    ]);
    expect(read("electron/main/windows/main-window.ts")).toMatch(/webPreferences: webPreferences\(/);
    expect(read("electron/main/printing/viewer.ts")).toMatch(/webPreferences: paperPreferences\(/);
    expect(findings(/\bplugins["']?\s*:/)).toEqual(["electron/main/security/web-preferences.ts"]);
  });
  test("S29: name look-ups, proxies and WebRTC", () => {
    expect(findings(/host-resolver-rules|proxy-server|proxy-bypass|setProxy|WebRTCIPHandling/)).toEqual([
      noNetwork,
    ]);
  });
  test("S20: safeStorage", () => {
    expect(findings(/\bsafeStorage\b/)).toEqual(["electron/main/keys/system-keys.ts"]);
  });
  test("S20: the shell prints nothing but why it did not start", () => {
    const printing = findings(/\bconsole\s*\.|process\.stdout|process\.stderr/).filter((file) =>
      /^electron\/(main|preload)\//.test(file),
    );
    expect(printing).toEqual(["electron/main/main.ts"]);
  });
  test("S18: the lock comes before anything is opened", () => {
    const main = read("electron/main/main.ts");
    expect(main.indexOf("requestSingleInstanceLock")).toBeGreaterThan(0);
    const before = main.slice(main.indexOf("const release"), main.indexOf("requestSingleInstanceLock"));
    expect(before).not.toMatch(/readFile|openSync|fork|begin|deskPhase|whenReady/);
  });
});

describe("S12: Electron is supported by its makers at release", () => {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };

  test("the pinned version is, on the day the list was reviewed", () => {
    const pinned = manifest.devDependencies["electron"] ?? "";
    expect(electronSupport(pinned, ELECTRON_SUPPORT.reviewed)).toMatchObject({ supported: true });
  });

  test.each([
    ["25.1.1", "2026-11-23", false],
    ["42.9.9", "2026-11-23", false],
    ["43.0.0", "2026-11-23", true],
    ["45.4.1", "2027-01-18", true],
    ["45.4.1", "2027-06-01", false],
    ["latest", "2026-11-23", false],
    ["45.4.1", "no day", false],
  ])("Electron %s on %s: %s", (version, day, supported) => {
    expect(electronSupport(version, day).supported).toBe(supported);
  });
});
