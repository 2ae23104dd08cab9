import path from "node:path";
import { expect, test } from "@playwright/test";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { go, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

const PASSPHRASE = "correct horse battery staple";
const LATER = "switch at the next start";

/** As the menu's entry or its keys: the system's menu is not on the page. */
const zoomByMenu = ({ electron }: RunningConsole, label: string) =>
  electron.evaluate(({ Menu }, wanted) => {
    const entries = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []);
    entries?.find((entry) => entry.label === wanted)?.click();
  }, label);

const fontSize = ({ page }: RunningConsole) =>
  page.evaluate<string>("getComputedStyle(document.documentElement).fontSize");

test("one zoom for menu and settings, and looks that hold from the first paint of the next start", async () => {
  const userDataDir = path.join(runFolder("looks"), "window");
  const first = await launchConsole({ userDataDir });
  try {
    const { page } = first;
    await startAlone(page, "林静", PASSPHRASE);
    await go(page, "设置");
    const step = (name: string) => page.getByRole("radio", { name, exact: true });
    await page.getByText("150%", { exact: true }).click();
    await expect.poll(() => fontSize(first)).toBe("24px");
    await zoomByMenu(first, "放大");
    await expect(step("175%")).toBeChecked();
    await expect.poll(() => fontSize(first)).toBe("28px");
    await zoomByMenu(first, "实际大小");
    await expect(step("100%")).toBeChecked();
    await zoomByMenu(first, "缩小");
    await expect(step("100%")).toBeChecked();
    await zoomByMenu(first, "放大");
    await expect(step("110%")).toBeChecked();
    // One mechanism: Chromium's own zoom stays where it was.
    expect(
      await first.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
      ),
    ).toBe(1);
    await page.getByText("深色", { exact: true }).click();
    await page.getByText("触控", { exact: true }).click();
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
    await page.getByText("English", { exact: true }).click();
    await expect(page.getByRole("heading", { name: "Settings", level: 2 })).toBeVisible();
    await expect(page.getByText(LATER)).toBeVisible();
    await page.getByText("中文", { exact: true }).click();
    await expect(page.getByRole("heading", { name: "设置", level: 2 })).toBeVisible();
    await expect(page.getByText("下次启动后切换")).toHaveCount(0);
    await page.getByText("English", { exact: true }).click();
    await expect(page.getByText(LATER)).toBeVisible();
  } finally {
    await first.close();
  }

  const next = await launchConsole({ userDataDir });
  try {
    const { page } = next;
    await expect(page.getByLabel("Passphrase", { exact: true })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
    await expect(page.locator("html")).toHaveAttribute("data-density", "touch");
    expect(await fontSize(next)).toBe("17.6px");
    // What date fields and the system's dialogs speak.
    expect(await next.electron.evaluate(({ app }) => app.getLocale())).toMatch(/^en/);
    // As the page was served, before any of its scripts ran.
    expect(await page.evaluate<string>(`document.querySelector('meta[name="looks"]').content`)).toBe(
      "dark touch 110",
    );
    await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await page.getByRole("navigation").getByText("Settings", { exact: true }).click();
    await expect(page.getByRole("heading", { name: "Settings", level: 2 })).toBeVisible();
    await expect(page.getByText(LATER)).toHaveCount(0);
  } finally {
    await next.close();
  }
});
