import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { until } from "../e2e/support/processes.ts";
import { freshFolder, launchShell } from "./shell.ts";
import type { RunningShell } from "./shell.ts";

let shell: RunningShell;
test.beforeAll(async () => {
  shell = await launchShell("navigation");
  // Instead of a browser: what would be opened is only written down.
  await shell.electron.evaluate(({ shell: system }) => {
    const opened: string[] = [];
    (globalThis as unknown as { opened: string[] }).opened = opened;
    system.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
});
test.afterAll(() => shell.close());

test.afterEach(async () => {
  // Whatever was tried: one window, the same page, and it still answers.
  const addresses = () =>
    shell.electron.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getURL()),
    );
  // A window that a test itself destroyed takes a moment to be gone.
  await expect.poll(addresses).toEqual([expect.stringMatching(/^app:\/\/desk\/(#.*)?$/)]);
  expect(await shell.page.evaluate("window.desk.app()")).toMatchObject({ phase: "firstRun" });
});

/** Runs code in the page, then waits until the page has had every chance to leave. */
async function tryInPage(code: string): Promise<void> {
  await shell.page.evaluate(`(() => { ${code} })()`).catch(() => undefined);
  await shell.page.evaluate("new Promise((resolve) => setTimeout(resolve, 150))").catch(() => undefined);
  await until(
    "the page to answer",
    async () => (await shell.page.evaluate("document.title")) === "Shell test page",
  );
}

const addresses = [
  "https://example.com/",
  "http://127.0.0.1:1/",
  "file:///etc/passwd",
  "data:text/html,<h1>x</h1>",
  "app://desk/worker.js",
  "app://desk/page.css",
  "app://other/",
  "javascript:document.title='owned'",
  "chrome://gpu",
  "blob:app://desk/none",
];

for (const address of addresses) {
  test(`S9: no way leads to ${address}`, async () => {
    const text = JSON.stringify(address);
    await shell.page.evaluate("window.stayed = true");
    await tryInPage(`location.href = ${text}`);
    await tryInPage(`location.replace(${text})`);
    await tryInPage(
      `const a = document.createElement("a"); a.href = ${text}; document.body.append(a); a.click(); a.remove()`,
    );
    await tryInPage(`
      const form = document.createElement("form");
      form.action = ${text}; form.method = "post"; form.innerHTML = "<input name=a value=b>";
      document.body.append(form); form.submit(); form.remove()`);
    await tryInPage(`
      const meta = document.createElement("meta");
      meta.httpEquiv = "refresh"; meta.content = "0;url=" + ${text};
      document.head.append(meta); meta.remove()`);
    expect(await shell.page.evaluate("window.stayed")).toBe(true);
  });

  test(`S10: no window opens for ${address}`, async () => {
    const text = JSON.stringify(address);
    await shell.page.evaluate("window.opened = undefined");
    await tryInPage(`window.opened = window.open(${text})`);
    expect(await shell.page.evaluate("window.opened")).toBeNull();
    await tryInPage(`window.open(${text}, "_blank", "nodeIntegration=yes,contextIsolation=no,sandbox=no")`);
    await tryInPage(`
      const a = document.createElement("a");
      a.href = ${text}; a.target = "_blank"; document.body.append(a); a.click(); a.remove()`);
  });
}

test("S9: an empty page, which Chromium makes without asking, gets nothing and does not stay", async () => {
  await shell.page.evaluate("window.stayed = true; setTimeout(() => (location.href = 'about:blank'), 0)");
  await until("the page to be back", async () =>
    shell.page
      .evaluate("document.title === 'Shell test page' && window.stayed === undefined")
      .then(Boolean, () => false),
  );
});

test("S10: a middle click and a click with Control open nothing", async () => {
  await shell.page.evaluate(`(() => {
    const a = document.createElement("a");
    a.id = "link"; a.href = "https://example.com/"; a.textContent = "a link";
    document.body.append(a);
  })()`);
  await shell.page.locator("#link").click({ button: "middle" });
  await shell.page.locator("#link").click({ modifiers: ["Control"] });
  await shell.page.locator("#link").click({ modifiers: ["Shift"] });
  await tryInPage("document.getElementById('link').remove()");
});

test("S9: what is dropped on the window is not opened", async () => {
  await shell.page.evaluate(`(() => {
    window.stayed = true;
    window.dragged = [];
    document.body.insertAdjacentHTML(
      "beforeend",
      "<a id=from href='https://example.com/' draggable=true>drag me</a><p id=to>drop here</p>",
    );
    for (const name of ["dragstart", "drop"]) document.addEventListener(name, () => window.dragged.push(name));
    document.addEventListener("dragover", (event) => event.preventDefault());
  })()`);
  await shell.page.dragAndDrop("#from", "#to");
  expect(await shell.page.evaluate("window.dragged")).toEqual(["dragstart", "drop"]);
  expect(await shell.page.evaluate("window.stayed")).toBe(true);
  await tryInPage("document.getElementById('from').remove(); document.getElementById('to').remove()");
});

test("S9: history and routes behind # stay the page's own", async () => {
  await tryInPage("location.hash = '/queue'");
  expect(shell.page.url()).toBe("app://desk/#/queue");
  await tryInPage("history.back()");
  expect(shell.page.url()).toBe("app://desk/");
});

test("S9: a redirect is not followed", async () => {
  const followed = await shell.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    let prevented = false;
    const event = {
      preventDefault: () => (prevented = true),
      url: "https://example.com/",
      isMainFrame: true,
    };
    contents.emit("will-redirect", event, "https://example.com/", false, true);
    return !prevented;
  });
  expect(followed).toBe(false);
});

test("S9, S10: the same lock holds for every webContents that may ever be made", async () => {
  const page = path.join(await freshFolder(), "page.html");
  writeFileSync(page, "<p>read from a file</p>");
  const result = await shell.electron.evaluate(async ({ BrowserWindow, session }, file) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { session: session.fromPartition("another"), sandbox: true },
    });
    const loaded = await other.loadURL("https://example.com/").then(
      () => "loaded",
      () => "refused",
    );
    await other.loadURL(`file://${file}`).catch(() => undefined);
    const text = (await other.webContents.executeJavaScript("document.documentElement.innerText")) as string;
    other.destroy();
    return { loaded, text };
  }, page);
  expect(result).toEqual({ loaded: "refused", text: "" });
});

test("S11: openExternal opens https: and mailto:, and says no to the rest", async () => {
  const ask = (address: unknown): Promise<unknown> =>
    shell.page.evaluate(`window.desk.openExternal(${JSON.stringify(address) ?? "undefined"})`);
  expect(await ask("https://example.com/guide")).toBe(true);
  expect(await ask("mailto:it@example.com")).toBe(true);
  for (const address of [
    ...addresses.slice(1),
    "",
    "smb://x/y",
    "ms-msdt:x",
    5,
    null,
    undefined,
    {},
    ["https://example.com/"],
  ]) {
    expect(await ask(address), JSON.stringify(address)).toBe(false);
  }
  expect(await shell.electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual(
    ["https://example.com/guide", "mailto:it@example.com"],
  );
});
