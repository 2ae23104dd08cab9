import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, sign, startAlone } from "./support/desk.ts";
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
  await askCore(page, { kind: "pin", act: "set", next: "2468" });
  const none = { maker: null, firmware: null };
  const media = [
    { ...none, model: "PC SN530", serial: "WD-123456", type: "SSD", capacity: 244_198 },
    { ...none, model: "ST1000LM035", serial: "WES0ABCD", type: "HDD", capacity: 953_869 },
  ];
  await execute({ type: "asset.register", set: { name: "财务笔记本", tag: "IT-0001", media } });
});
test.afterAll(() => desk.close());

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
/** Id of the one machine there is. */
async function machine(): Promise<string> {
  const { rows } = await askCore<{ rows: { id: string }[] }>(page, {
    ...{ kind: "query", name: "asset.page", params: { limit: 1 } },
  });
  return rows[0]?.id ?? "";
}
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
  await form.getByRole("button", { name: "请王芳签字" }).click();
  const check = form.getByRole("combobox", { name: "怎样核验了身份" });
  await expect(check).toHaveAccessibleDescription(/此项必填/);
  await choose("怎样核验了身份", "工牌");
  await form.getByRole("button", { name: "请王芳签字" }).click();
  // What was done to which medium, on a screen of its own: no key leads to the card behind it.
  const signing = page.getByRole("dialog", { name: /^M-\S+ 的验证$/ });
  const sheet = signing.getByRole("document");
  for (const said of ["NVMe Sanitize", "S4EV0001", "王芳", "李强"]) await expect(sheet).toContainText(said);
  await expect(signing).toContainText("期限：至介质处置后十年");
  await page.keyboard.press("Escape");
  await expect(signing.getByRole("img", { name: /尚未签字$/ })).toBeVisible();
  await page.screenshot({ path: path.join(folder, "verify-paper.png") });
  await signing.getByRole("checkbox", { name: /^我已阅读左侧内容/ }).check();
  await sign(page, signing);
  await signing.getByRole("button", { name: "完成" }).click();
  await page.getByLabel("技术员 PIN").fill("2468");
  await page.keyboard.press("Enter");
  await expect(signing).toBeHidden();

  await card.getByRole("button", { name: "记录确认" }).click();
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
  const asset = await machine();
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

test("清除失败的硬盘改为销毁：过程、原因和见证人都在卡片上", async () => {
  const [medium] = await askCore<{ id: string }[]>(page, {
    ...{ kind: "query", name: "medium.in", params: { asset: await machine() } },
  });
  const type = { mediumType: "hdd", labelRead: "read", label: "WES0ABCD" };
  await execute({ type: "medium.confirm", medium: medium?.id, ...type });
  await button(/ST1000LM035/).click();
  const card = page.getByRole("dialog", { name: /^M-/ });
  const form = page.getByRole("dialog", { name: /的(清除|销毁|验证)$/ });
  const choose = async (field: string, option: string) => {
    await form.getByRole("combobox", { name: field, exact: true }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  const person = async (label: string, name: string) => {
    await form.getByRole("textbox", { name: label, exact: true }).fill(name);
    for (const [part, value] of Object.entries({ 职务: "工程师", 地点: "3F", 联系方式: "8001" })) {
      await form.getByLabel(part).first().fill(value);
    }
  };
  const fill = (label: string, value: string) =>
    form.getByRole("textbox", { name: label, exact: true }).fill(value);

  await card.getByRole("button", { name: "记录清除" }).click();
  await choose("清除方法", "一般清除（Clear）");
  await choose("依据标准", "NIST SP 800-88 Rev. 2");
  await form.getByRole("radio", { name: "数据覆写" }).check();
  await fill("工具", "nwipe");
  await fill("工具版本", "0.37");
  await choose("清除前密级", "内部");
  await choose("结果", "失败");
  await person("执行人", "李强");
  await form.getByRole("button", { name: "记录清除" }).click();
  await expect(form.getByText("请附上工具报告，或写明没有的原因")).toBeVisible();
  await fill("没有工具报告的原因", "中途读写错误，没有报告");
  await form.getByRole("button", { name: "记录清除" }).click();
  await expect(form).toBeHidden();
  await expect(card.getByText("清除未成功").first()).toBeVisible();
  await expect(card.getByText(/^建议改用更强的方法/)).toBeVisible();

  await card.getByRole("button", { name: "记录销毁" }).click();
  await choose("依据标准", "NIST SP 800-88 Rev. 2");
  await form.getByRole("radio", { name: "粉碎" }).check();
  await fill("设备编号", "FS-01");
  await choose("清除前密级", "内部");
  await choose("结果", "成功");
  await person("执行人", "李强");
  await fill("见证人", "周子涵");
  await form.getByRole("button", { name: "记录销毁" }).click();
  await expect(form.getByText("请附上销毁前后的照片，或写明没有的原因")).toBeVisible();
  await fill("没有照片的原因", "保密区不许拍照");
  await page.screenshot({ path: path.join(folder, "destroy.png") });
  await form.getByRole("button", { name: "记录销毁" }).click();
  await expect(form).toBeHidden();
  await expect(card.getByText("已销毁").first()).toBeVisible();
  await expect(card.getByRole("list", { name: "数据清除" }).getByRole("listitem")).toHaveText([
    /类型确认/,
    /清除.*李强.*数据覆写.*失败/,
    /销毁.*李强.*粉碎.*成功/,
    /验证未做/,
    /确认未做/,
  ]);
  await page.screenshot({ path: path.join(folder, "destroyed.png") });
});
