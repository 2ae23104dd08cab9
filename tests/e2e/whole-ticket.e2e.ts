import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { startAlone } from "./support/desk.ts";
import { Keystrokes, printKeystrokes } from "./support/keystrokes.ts";
import { runFolder } from "./support/run-folder.ts";

/**
 * One ticket from the call to the archive in English, by the keyboard alone: no pointer is used, and what the
 * console says on the way is read.
 */

const folder = runFolder("whole-ticket");
let desk: RunningConsole;
let page: Page;
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const query = <T>(name: string, params: object) => askCore<T>(page, { kind: "query", name, params });
const picture = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });
const dialog = (name: string | RegExp) => page.getByRole("dialog", { name });

test.describe.configure({ timeout: 120_000 });
test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  page.setDefaultTimeout(10_000);
  await startAlone(page, "Lin Jing", "correct horse battery staple");
  await page.evaluate(`window.desk.setLocale("en")`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const set = {
    name: "Fang Wang",
    employeeNo: "E2001",
    dept: "Finance",
    phone: "8021",
    place: "3-06",
    active: true,
  };
  await execute({ type: "person.set", set });
});
test.afterAll(async () => {
  printKeystrokes();
  await desk.close();
});

test("a whole ticket by the keyboard alone, in English", async () => {
  const keys = new Keystrokes(page);
  await keys.press("g", "q");
  await expect(page.getByRole("button", { name: "New" }).first()).toBeVisible();
  await picture("1-empty");
  await keys.press("n");
  const form = dialog("New ticket");
  await expect(form).toBeVisible();
  await picture("2-new");
  await keys.say("fang");
  await expect(page.getByRole("option", { name: /^Fang Wang/ })).toBeVisible();
  await keys.press("Enter");
  await expect(form.getByLabel("Title")).toBeFocused();
  await keys.say("Printer on the third floor does not print");
  await picture("3-filled");
  await keys.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(page.getByRole("heading", { level: 2 })).toContainText("Printer on the third floor");
  await picture("4-opened");
  await keys.press("a");
  await expect(page.getByRole("button", { name: /^Resolve/ })).toBeVisible();
  await keys.press("v");
  await picture("5-arrived");
  await keys.press("c");
  await expect(page.getByLabel("Work done")).toBeFocused();
  await keys.say("Replaced the pickup roller, thirty pages without a jam");
  await keys.press("Control+Shift+Enter");
  await picture("6-resolve");
  await keys.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Close ticket" })).toBeVisible();
  await picture("7-resolved");
  await keys.press("y");
  const test_ = dialog(/^Test /);
  await expect(test_).toBeVisible();
  await keys.press("Control+Enter");
  await expect(test_.getByText("Say who tested")).toBeVisible();
  await expect(test_.getByLabel("What was tested")).toBeFocused();
  await keys.say("Printed thirty pages from three computers");
  await keys.press("Tab", "Space", "ArrowRight", "Tab");
  await picture("8-verify");
  await keys.press("Tab", "Space", "Control+Enter");
  await expect(test_).toBeHidden();
  await keys.press("w");
  const close = dialog(/^Close /);
  await expect(close).toBeVisible();
  await keys.press("Control+Enter");
  await expect(close.getByText("Asked before it is closed")).toBeVisible();
  await expect(close.getByRole("combobox", { name: "Category" })).toBeFocused();
  await keys.say("printer");
  await keys.press("Enter", "Tab", "Space", "ArrowDown");
  await picture("9-close");
  await keys.press("Control+Enter");
  await expect(close).toBeHidden();
  await picture("10-closed");
  await keys.press("Control+k");
  await keys.say("archive");
  await expect(page.getByRole("option", { name: /Archive/ }).first()).toBeVisible();
  await keys.press("Enter");
  await expect(dialog(/^Archive T-/)).toBeVisible();
  await keys.press("Enter");
  keys.done("the whole of a ticket, from the call to the archive", 30);
  const archived = async () =>
    (await query<{ rows: { id: string }[] }>("ticket.page", { scope: "archived", offset: 0, limit: 9 })).rows;
  await expect.poll(async () => (await archived()).length).toBe(1);
  const [row] = await archived();
  const { fields } = await query<{ fields: object }>("ticket.get", { id: row?.id ?? "" });
  expect(fields).toMatchObject({ status: "archived", requester: "Fang Wang", confirmation: "verbal" });
});
