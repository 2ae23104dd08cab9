import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { launchShell } from "./shell.ts";
import type { RunningShell } from "./shell.ts";

let shell: RunningShell;
test.beforeAll(async () => {
  shell = await launchShell("policy");
  await shell.page.evaluate("window.attemptAll");
});
test.afterAll(() => shell.close());

const styleOf = (id: string): Promise<unknown> =>
  shell.page.evaluate(`getComputedStyle(document.getElementById("${id}")).color`);

test("S7: the header that came with the page is the checklist's, with a fresh nonce", async () => {
  const nonceOf = async (): Promise<string> => {
    const reply = shell.page.waitForResponse("app://desk/");
    await shell.page.reload();
    const header = (await (await reply).allHeaders())["content-security-policy"] ?? "";
    const nonce = /'nonce-([A-Za-z0-9_-]+)'/.exec(header)?.[1] ?? "";
    expect(header).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob: data:; ` +
        "font-src 'self'; connect-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(await shell.page.evaluate("document.querySelector('meta[name=csp-nonce]').content")).toBe(nonce);
    return nonce;
  };
  expect(await nonceOf()).not.toBe(await nonceOf());
  await shell.page.evaluate("window.attemptAll");
});

test("S7: scripts of the page's own run; inline ones, handlers and code from text do not", async () => {
  expect(await shell.page.evaluate("window.moduleRan")).toBe(true);
  expect(await shell.page.evaluate("window.inlineRan")).toBeUndefined();
  expect(await shell.page.evaluate("window.attempts")).toMatchObject({
    eval: "refused: EvalError",
    function: "refused: EvalError",
    "inline script": "false",
    "inline handler": "false",
    "import data": expect.stringContaining("refused"),
    "import blob": expect.stringContaining("refused"),
    "import https": expect.stringContaining("refused"),
    "script https": expect.stringContaining("refused"),
    "worker blob": expect.stringContaining("refused"),
    "service worker": expect.stringContaining("refused"),
  });
});

test("S7: the page reaches no network, not even its own origin", async () => {
  expect(await shell.page.evaluate("window.attempts")).toMatchObject({
    "fetch own": "refused: TypeError",
    "fetch https": "refused: TypeError",
    "fetch file": "refused: TypeError",
    "fetch data": "refused: TypeError",
    "web socket": expect.stringContaining("refused"),
    "image https": expect.stringContaining("refused"),
    "image file": expect.stringContaining("refused"),
    "image data": "loaded",
  });
});

test("S7: styles by sheet and by nonce only", async () => {
  expect(await styleOf("sheet")).toBe("rgb(4, 5, 6)");
  expect(await styleOf("nonce")).toBe("rgb(1, 2, 3)");
  expect(await styleOf("no-nonce")).not.toBe("rgb(9, 9, 9)");
});

test("S7: every refusal was the policy's", async () => {
  const directives = (await shell.page.evaluate(
    "[...new Set(window.violations.map(({ directive }) => directive))].sort()",
  )) as string[];
  for (const expected of ["connect-src", "img-src", "script-src", "script-src-elem", "script-src-attr"]) {
    expect(directives).toContain(expected);
  }
});

test("S8: a <webview> is an unknown element; a frame of the page stays empty", async () => {
  expect(await shell.page.evaluate("window.attempts.webview")).toBe("undefined HTMLElement");
  expect(await shell.page.evaluate("window.attempts.frame")).not.toContain("Shell test page");
  expect(await shell.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test("S1: nothing but app://desk/ was loaded", () => {
  const foreign = shell.loaded.filter((url) => !/^(app:\/\/desk\/|data:|blob:app:\/\/desk\/)/.test(url));
  expect(foreign).toEqual([]);
  expect(shell.loaded).toContain("app://desk/page.js");
});

test("S1, S16: below the policy the session refuses other schemes too", async () => {
  // Asked by main itself in the window's session, where no policy of a page stands before.
  const status = (address: string): Promise<string> =>
    shell.electron.evaluate(
      ({ BrowserWindow }, url) =>
        BrowserWindow.getAllWindows()[0]!
          .webContents.session.fetch(url)
          .then((reply) => String(reply.status))
          .catch(() => "refused"),
      address,
    );
  expect(await status("app://desk/page.css")).toBe("200");
  // Somebody who would answer: without the filter this one gets through, wherever the machine is.
  let asked = 0;
  const server = http.createServer((_request, reply) => {
    asked += 1;
    reply.end("here");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  expect(await status(`http://127.0.0.1:${port}/`)).toBe("refused");
  server.close();
  expect(asked).toBe(0);
  for (const address of ["http://127.0.0.1:9/", "https://example.com/", "ftp://example.com/"]) {
    expect(await status(address), address).toBe("refused");
  }
  expect(await status("file:///etc/passwd")).toBe("403");
  for (const address of [
    "app://other/index.html",
    "app://desk/../../package.json",
    "app://desk/%2e%2e/main/index.js",
  ]) {
    expect(await status(address), address).toMatch(/404|refused/);
  }
});
