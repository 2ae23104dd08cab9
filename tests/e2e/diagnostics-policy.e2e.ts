import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { portray } from "./support/camera.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";
import { socketChecklist } from "./support/socket-checklist.ts";

/** A site that rules on probes, and an asset that is classified, as the window shows and asks it. */

const folder = runFolder("diagnostics-policy");
let desk: RunningConsole;
let page: Page;
let asset: string;
test.setTimeout(30_000);
test.describe.configure({ mode: "serial" });

const execute = <T = { id: string }>(command: object) => askCore<T>(page, { kind: "execute", command });
const picture = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });
const openArea = (name: string) =>
  page.getByRole("navigation").first().getByText(name, { exact: true }).click();
const heading = (name: string) => page.getByRole("heading", { level: 2, name });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  const { title, steps } = socketChecklist;
  const [, , probe] = steps;
  const body = {
    ...socketChecklist,
    steps: [
      { ...probe, key: "link", go: [] },
      {
        key: "look",
        kind: "photo",
        title: { "zh-CN": "拍下网口" },
        go: [{ to: socketChecklist.conclusions[0]?.key }],
      },
    ],
    conclusions: socketChecklist.conclusions.slice(0, 1),
  };
  await execute({
    type: "definition.setChecklist",
    family: "checklist",
    key: "own.link",
    set: { title, body },
  });
  const site = (await execute({ type: "site.set", set: { name: "东校区" } })).id;
  asset = (await execute({ type: "asset.register", set: { name: "前台电脑", kind: "desktop", site } })).id;
  await execute({ type: "run.start", checklist: "own.link", asset });
});
test.afterAll(() => desk.close());

test("a site is ruled on in its view, and its line says so", async () => {
  await openArea("人员");
  await page
    .getByRole("tab", { name: "地点" })
    .or(page.getByText("地点", { exact: true }))
    .first()
    .click();
  await page.getByRole("option", { name: /东校区/ }).click();
  await page.getByRole("button", { name: "规定网络探测" }).click();
  const dialog = page.getByRole("dialog", { name: "东校区：网络探测" });
  await dialog.getByLabel("须先同意").check();
  await picture("rule");
  await dialog.getByLabel("向谁申请").fill("网络组老李，分机 8021");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("option", { name: /东校区/ })).toContainText("探测须同意");
  await picture("site");
});

test("the runner asks who allowed a probe, and measures then", async () => {
  await openArea("诊断");
  await page.getByRole("option", { name: /网口快速检查/ }).dblclick();
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByText(/网络组老李/)).toBeVisible({ timeout: 2000 });
  }).toPass();
  expect(await portray(page, "probe-approval")).toEqual([]);
  await page.getByLabel("谁同意的").fill("李工");
  await page.getByRole("button", { name: "已同意，测量" }).click();
  await expect(page.getByText(/网络组老李/)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "重新测量" })).toBeVisible();
  const { rows } = await askCore<{ rows: { how: string; approvedBy: string }[] }>(page, {
    ...{ kind: "query", name: "access.page", params: {} },
  });
  expect(rows).toMatchObject([{ how: "probe", approvedBy: "李工" }]);
});

test("what was probed stands in the settings of whoever answers for it, leafed through page by page", async () => {
  const { id } = await execute({ type: "site.set", set: { name: "西校区" } });
  for (let count = 0; count < 10; count += 1) {
    await askCore(page, {
      ...{ kind: "job", name: "probe" },
      params: { name: "port", options: { host: "127.0.0.1", port: 9 }, site: id },
    });
  }
  await openArea("设置");
  const list = page.getByRole("list", { name: "取出与探测记录" });
  const lines = list.getByRole("listitem");
  await expect(lines).toHaveCount(10);
  await expect(lines.first()).toContainText("127.0.0.1:9");
  await expect(page.getByText("第 1–10 条，共 11 条")).toBeVisible();
  await list.scrollIntoViewIfNeeded();
  expect(await portray(page, "accesses")).toEqual([]);
  await page.getByRole("button", { name: "较早" }).click();
  await expect(lines).toHaveCount(1);
  await expect(lines.first()).toContainText("网络探测");
  await expect(lines.first()).toContainText("李工 同意");
  await page.getByRole("button", { name: "较新" }).click();
  await expect(lines).toHaveCount(10);
  await openArea("诊断");
});

test("of a classified asset nothing is measured or photographed; why is offered, not said", async () => {
  await execute({ type: "asset.classify", asset, reason: "涉密机房" });
  await page.getByRole("button", { name: "重新测量" }).click();
  await expect(page.getByText(/已标为涉密，不做探测/)).toBeVisible();
  await picture("classified-probe");
  await page.getByRole("button", { name: "填“不适用”" }).click();
  await expect(page.getByLabel("为什么不适用")).toHaveValue(/已标为涉密/);
  await page.getByLabel("为什么不适用").press("Enter");
  await expect(heading("拍下网口")).toBeVisible();
  await expect(page.getByText("涉密设备，不拍照")).toBeVisible();
  await picture("classified-photo");
  await openArea("资产");
  await page
    .getByRole("option", { name: /前台电脑/ })
    .or(page.getByRole("row", { name: /前台电脑/ }))
    .first()
    .click();
  await expect(page.getByText("涉密设备：不拍照、不探测、不采集清单")).toBeVisible();
  expect(await portray(page, "asset-classified")).toEqual([]);
  await page.getByRole("button", { name: "取消涉密标记" }).click();
  await picture("declassify");
  await page.getByRole("dialog").getByLabel("原因").fill("已转为普通设备");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("涉密设备：不拍照、不探测、不采集清单")).toHaveCount(0);
});
