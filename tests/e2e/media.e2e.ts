import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** Storage media in the window: from the inventory's word to the bench, out of the machine, to a supplier. */

const folder = runFolder("media");
let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  const none = { maker: null, firmware: null };
  const media = [
    { ...none, model: "PC SN530", serial: "WD-123456", type: "SSD", capacity: 244_198 },
    { ...none, model: "ST1000LM035", serial: "WES0ABCD", type: "HDD", capacity: 953_869 },
  ];
  await execute({ type: "asset.register", set: { name: "财务笔记本", tag: "IT-0001", media } });
});
test.afterAll(() => desk.close());

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const momentNow = () => new Date(Date.now() + 60_000).toISOString();
const button = (name: string | RegExp) => page.getByRole("button", { name });

test("disks that an inventory tells of are entered at once, each a guess until somebody has looked", async () => {
  await chooseAsset(page, "IT-0001");
  await page.getByRole("tab", { name: "硬件" }).click();
  await button("登记清单中的 2 块磁盘").click();
  await expect(button(/PC SN530.*未确认（推测：SSD）.*WD-123456/)).toBeVisible();
  await expect(button(/ST1000LM035.*WES0ABCD/)).toBeVisible();
  await expect(button(/登记清单中的/)).toBeHidden();
  await page.screenshot({ path: path.join(folder, "machine.png") });
});

test("at the bench its type is confirmed with what the label says, and nothing is preset", async () => {
  await button(/PC SN530/).click();
  const card = page.getByRole("dialog", { name: /^M-/ });
  await card.getByRole("button", { name: "确认类型" }).click();
  const form = page.getByRole("dialog", { name: /^确认 M-\S+ 的类型$/ });
  await expect(form.getByRole("combobox", { name: "介质类型" })).toHaveValue("");
  await expect(form.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(form.getByText("清单推测为 SSD")).toBeVisible();
  await form.getByRole("combobox", { name: "介质类型" }).click();
  await page.getByRole("option", { name: "NVMe 固态硬盘" }).click();
  await form.getByRole("radio", { name: "已读" }).check();
  await form.getByRole("button", { name: "确认", exact: true }).click();
  await expect(form.getByText("请填写标签上的序列号")).toBeVisible();
  await form.getByRole("textbox", { name: "标签上的序列号" }).fill("S4EV0001");
  await page.screenshot({ path: path.join(folder, "confirm.png") });
  await form.getByRole("button", { name: "确认", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(card.getByRole("definition").getByText("NVMe 固态硬盘")).toBeVisible();
  await expect(card.getByText("S4EV0001").first()).toBeVisible();
});

test("它的数据清除一步一步来：手段随类型，拒绝有原因，证书在旁边长出来", async () => {
  const card = page.getByRole("dialog", { name: /^M-/ });
  const form = page.getByRole("dialog", { name: /的(清除|验证|确认)$/ });
  const choose = async (field: string, option: string) => {
    await form.getByRole("combobox", { name: field, exact: true }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  const person = async (label: string, name: string) => {
    await form.getByRole("textbox", { name: label, exact: true }).fill(name);
    await form.getByLabel("职务").first().fill("桌面工程师");
    await form.getByLabel("地点").first().fill("3F 工作台");
    await form.getByLabel("联系方式").first().fill("8001");
  };
  await card.getByRole("button", { name: "记录清除" }).click();
  const paper = form.getByRole("region", { name: "数据清除证书" });
  await expect(paper.getByText("未填写").first()).toBeVisible();
  await choose("清除方法", "深度净化（Purge）");
  await choose("依据标准", "NIST SP 800-88 Rev. 2");
  const degauss = form.getByRole("radio", { name: "消磁（不能用）" });
  await expect(degauss).toBeDisabled();
  await expect(form.getByText("闪存不靠磁性保存数据，消磁对它没有作用")).toBeVisible();
  await expect(form.getByRole("radio", { name: /^只删文件.*（不能用）$/ })).toBeDisabled();
  await form.getByRole("radio", { name: "NVMe Sanitize" }).check();
  await expect(paper.getByText("NVMe Sanitize")).toBeVisible();
  await page.screenshot({ path: path.join(folder, "wipe.png") });
  await form.getByRole("textbox", { name: "工具", exact: true }).fill("nvme-cli");
  await form.getByRole("textbox", { name: "工具版本" }).fill("2.11");
  await form.getByRole("textbox", { name: "没有工具报告的原因" }).fill("工具不出报告");
  await choose("清除前密级", "内部");
  await choose("结果", "成功");
  await person("执行人", "李强");
  await form.getByRole("button", { name: "记录清除" }).click();
  await expect(form).toBeHidden();
  await expect(card.getByText("已清除，待验证")).toBeVisible();

  await card.getByRole("button", { name: "记录验证" }).click();
  await choose("验证方式", "看完成状态、错误和介质健康");
  await form.getByRole("radio", { name: "通过", exact: true }).check();
  await person("验证人", "李强");
  await form.getByRole("button", { name: "记录验证" }).click();
  await expect(form.getByText("执行清除的人不能自己验证，请换一个人")).toBeVisible();
  await person("验证人", "王芳");
  await page.screenshot({ path: path.join(folder, "verify.png") });
  await form.getByRole("button", { name: "记录验证" }).click();
  await expect(form).toBeHidden();

  await card.getByRole("button", { name: "确认", exact: true }).click();
  await form.getByRole("radio", { name: "接受" }).check();
  await choose("清除后密级", "公开");
  await choose("去向", "交外部");
  await person("确认人", "赵敏");
  await page.screenshot({ path: path.join(folder, "validate.png") });
  await form.getByRole("button", { name: "保存决定" }).click();
  await expect(form).toBeHidden();
  await expect(card.getByText("已清除并确认")).toBeVisible();
  await expect(card.getByRole("button", { name: /^证书 C-\S+ 存为 PDF$/ })).toBeVisible();
  await expect(card.getByRole("list", { name: "数据清除" }).getByRole("listitem")).toHaveText([
    /类型确认.*NVMe 固态硬盘/,
    /清除.*李强.*NVMe Sanitize.*成功.*由 林静 记录/,
    /验证.*王芳.*通过/,
    /确认.*赵敏.*接受/,
  ]);
  await page.screenshot({ path: path.join(folder, "cleared.png") });
});

test("fitted again it is not cleared any more: to a supplier only with somebody's word; its card says where it has been", async () => {
  const card = page.getByRole("dialog", { name: /^M-/ });
  const { rows } = await askCore<{ rows: { id: string }[] }>(page, {
    ...{ kind: "query", name: "asset.page", params: { limit: 1 } },
  });
  const asset = rows[0]?.id ?? "";
  const [medium] = await askCore<{ id: string; model: string }[]>(page, {
    ...{ kind: "query", name: "medium.in", params: { asset } },
  });
  await execute({
    type: "medium.move",
    medium: medium?.id,
    at: momentNow(),
    away: { holder: "pool", place: "B1" },
  });
  await execute({ type: "medium.move", medium: medium?.id, at: momentNow(), asset });
  await expect(card.getByText("清除后又装入设备，须重新清除")).toBeVisible();
  await card.getByRole("button", { name: "移动" }).click();
  const form = page.getByRole("dialog", { name: /^M-\S+ 去了哪里$/ });
  await form.getByRole("combobox", { name: "去向" }).click();
  await page.getByRole("option", { name: "供应商、维修商" }).click();
  await form.getByLabel("名称").fill("联想服务站");
  await form.getByLabel("封签号").fill("F-0091");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form.getByText("请写明由谁批准离开本单位")).toBeVisible();
  await form.getByLabel("批准人").fill("王主任");
  await form.getByLabel("批准依据（单号）").fill("OA-2026-118");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form).toBeHidden();
  await expect(card.getByRole("list", { name: "去过的地方" }).getByRole("listitem")).toHaveText([
    /装在 IT-0001/,
    /备用池、库房 B1/,
    /装在 IT-0001/,
    /供应商、维修商 联想服务站.*封签 F-0091.*放行：王主任，OA-2026-118/,
  ]);
  await page.screenshot({ path: path.join(folder, "card.png") });
  await page.keyboard.press("Escape");
  await expect(button(/PC SN530/)).toBeHidden();
  await expect(button(/ST1000LM035/)).toBeVisible();
});
