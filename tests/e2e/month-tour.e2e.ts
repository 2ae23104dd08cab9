import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { DEMO_PASSPHRASE } from "../../build/demo/demo-hub.ts";
import type { DemoOffice } from "../../build/demo/demo-office.ts";
import { openDemoOffice } from "../../build/demo/kept-office.ts";
import { pinnedEnv, pinnedNode, projectRoot } from "../../build/runtime/paths.mjs";
import { wholeAlbum } from "./support/album.ts";
import { portray } from "./support/camera.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { go, synced } from "./support/desk.ts";
import { keepOutput, markSecret, runFolder } from "./support/run-folder.ts";

/**
 * The office that `npm start` opens, on its main screens: full lists, as they are after a month. Part of
 * `npm run screens` alone, since the month takes half a minute to be played.
 */
if (wholeAlbum) {
  test.describe.configure({ mode: "serial", timeout: 1_200_000 });

  let office: DemoOffice;
  let desk: RunningConsole;
  let page: Page;
  const violations: string[] = [];
  const show = async (name: string) => void violations.push(...(await portray(page, `month-${name}`)));
  const view = (name: RegExp) =>
    page.getByRole("group", { name: "视图" }).getByRole("button", { name }).click();

  test.beforeAll(async () => {
    test.setTimeout(600_000);
    const root = runFolder("month");
    const folder = path.join(root, "office");
    execFileSync(pinnedNode, ["build/demo/month/make.ts", folder], { cwd: projectRoot, env: pinnedEnv() });
    office = await openDemoOffice(folder);
    keepOutput(office.hub.child, "hub", null);
    markSecret(DEMO_PASSPHRASE, office.lead.recoveryKey, office.colleague.recoveryKey);
    desk = await launchConsole({
      ...{ userDataDir: path.join(root, "window"), profileDir: office.lead.profile },
      args: [`--passphrase-file=${office.lead.passphraseFile}`],
      // The hours of the office, whatever the hours of this machine.
      env: { TZ: "Asia/Shanghai" },
    });
    page = desk.page;
  });

  test.afterAll(async () => {
    await desk?.close().catch(() => undefined);
    await office?.hub.stop();
  });

  test("the passphrase is filled in, and Enter opens the desk", async () => {
    await expect(page.getByLabel("密码", { exact: true })).toHaveValue(DEMO_PASSPHRASE);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("navigation")).toBeVisible();
    await synced(page);
  });

  test("queue, tickets", async () => {
    await view(/^全组/);
    await page.getByRole("option").nth(1).click();
    await show("queue");
    await view(/^已关闭/);
    await page.getByRole("option").nth(2).click();
    await show("closed");
  });

  test("assets, people, rounds, runs, conflicts", async () => {
    await go(page, "资产");
    await show("assets");
    await go(page, "人员");
    await page.getByRole("option").nth(12).click();
    await show("person");
    await go(page, "诊断");
    await page.getByRole("group", { name: "诊断" }).getByRole("button", { name: /^巡检/ }).click();
    await page.getByRole("option").filter({ hasText: "机房每日巡检" }).first().click();
    await show("round");
    await go(page, "冲突");
    await page.getByRole("option").first().click();
    await show("conflicts");
  });

  test("axe finds nothing on any of them", () => {
    expect(violations).toEqual([]);
  });
}
