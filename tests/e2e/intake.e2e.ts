import { Buffer } from "node:buffer";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { gbk } from "../support/core/mails.ts";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { portray } from "./support/camera.ts";
import { go, startAlone } from "./support/desk.ts";
import { Keystrokes, printKeystrokes } from "./support/keystrokes.ts";
import { runFolder } from "./support/run-folder.ts";

/** Intake of what people bring: a chat, mails, a screenshot; what is like it; what was done on the spot. */

const PASSPHRASE = "correct horse battery staple";
const userDataDir = path.join(runFolder("intake"), "window");
let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial", timeout: 120_000 });

const CHAT = [
  "王芳(财务部) 10:32",
  "你好，在吗",
  "王芳(财务部) 10:33",
  "从昨天下午3点开始打印机老是卡纸，提示“E5 搓纸轮故障”，编号 IT-2024-00137",
  "我在3楼306室",
].join("\r\n");
const OPEN = "财务部打印机卡纸等待配件";
const SOLVED = "四楼打印机卡纸";
const SOLUTION = "打开后盖取出卡住的纸，清洁搓纸轮后正常";

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const query = <T>(name: string, params: object) => askCore<T>(page, { kind: "query", name, params });
const form = () => page.getByRole("dialog", { name: "新建工单", exact: true });
const guesses = () => form().getByRole("group", { name: "推测，请核对：" });
const similar = () => form().getByRole("group", { name: /可能是同一件事/ });
const kept = () => form().getByRole("list", { name: "将附到工单的文件" }).getByRole("listitem");
const button = (name: string | RegExp) => page.getByRole("button", { name });

test.beforeAll(async () => {
  await begin();
  await startAlone(page, "林静", PASSPHRASE);
  const set = {
    name: "王芳",
    employeeNo: "E2001",
    dept: "财务部",
    phone: "13800138000",
    place: "3-06",
    active: true,
  };
  await execute({ type: "person.set", set });
  await execute({
    type: "asset.register",
    set: { kind: "printer", name: "财务打印机", tag: "IT-2024-00137" },
  });
  await execute({ type: "ticket.open", set: { title: OPEN } });
  const { id: ticket } = await execute({ type: "ticket.open", set: { title: SOLVED } });
  await execute({ type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: SOLUTION });
  await go(page, "工单");
  await expect(button("新建").first()).toBeVisible();
});
test.afterAll(async () => {
  printKeystrokes();
  await desk.close();
});

async function begin() {
  desk = await launchConsole({ userDataDir });
  page = desk.page;
  page.setDefaultTimeout(10_000);
}

/** What this test uses of the main process. */
interface WithClipboard {
  clipboard: { writeText(text: string): void; writeImage(image: object): void };
  nativeImage: { createFromDataURL(url: string): object };
}

async function pasteText(text: string): Promise<void> {
  await desk.electron.evaluate((main, words) => {
    (main as unknown as WithClipboard).clipboard.writeText(words);
  }, text);
  await page.keyboard.press("Control+v");
}

async function pastePicture(): Promise<void> {
  const url = await page.evaluate<string>(`(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [320, 200];
    const ink = canvas.getContext("2d");
    ink.fillStyle = "#06c"; ink.fillRect(0, 0, 320, 200);
    return canvas.toDataURL("image/png");
  })()`);
  await desk.electron.evaluate((main, data) => {
    const { clipboard, nativeImage } = main as unknown as WithClipboard;
    clipboard.writeImage(nativeImage.createFromDataURL(data));
  }, url);
  await page.keyboard.press("Control+v");
}

/** Drops a file on the form, or elsewhere. */
async function drop(name: string, bytes: Buffer, where = "[data-drop]"): Promise<void> {
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob("${bytes.toString("base64")}"), (each) => each.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], ${JSON.stringify(name)}));
    const at = document.querySelector(${JSON.stringify(where)});
    for (const type of ["dragover", "drop"])
      at.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  })()`);
}

test("a chat that is pasted fills the form, each guess marked and dropped by one key", async () => {
  await page.keyboard.press("n");
  await expect(form()).toBeVisible();
  await pasteText(CHAT);
  await expect(form().getByLabel("报修人（推测）")).toHaveValue("王芳");
  await expect(form().getByText("财务部 · 3-06 · 13800138000")).toBeVisible();
  const title = form().getByLabel("标题（推测）");
  await expect(title).toHaveValue(/^从昨天下午3点开始打印机老是卡纸/);
  await expect(form().getByLabel("描述（推测）")).toHaveValue(CHAT.replaceAll("\r", ""));
  await expect(form().getByLabel("报错信息（推测）")).toHaveValue("E5 搓纸轮故障");
  await expect(form().getByLabel("故障开始（推测）")).toHaveValue(/15:00$/);
  await expect(form().getByRole("list", { name: "关联资产" })).toContainText("IT-2024-00137");
  for (const name of ["来源", "影响范围", "紧急程度"]) await expect(form().getByLabel(name)).toHaveValue("");
  expect(await portray(page, "intake-chat")).toEqual([]);
  await form().getByLabel("报错信息（推测）").focus();
  await page.keyboard.press("Control+e");
  await expect(form().getByLabel("报错信息")).toHaveValue("");
  await guesses().getByRole("button", { name: "去掉推测：IT-2024-00137" }).click();
  await expect(form().getByRole("list", { name: "关联资产" })).toBeHidden();
  await title.fill("打印机老是卡纸");
  await expect(guesses().getByRole("button", { name: "去掉推测：标题" })).toBeHidden();
});

test("tickets like it stand beside the title, and a picture waits with the draft while the window is gone", async () => {
  await expect(similar()).toContainText(OPEN);
  await expect(similar()).toContainText(SOLUTION);
  await form().getByLabel("标题").focus();
  await page.keyboard.press("Control+d");
  await expect(similar().getByRole("button").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(button(/^就是它解决的/)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(form().getByLabel("标题")).toBeFocused();
  await pastePicture();
  const view = page.getByRole("dialog", { name: /^保存前遮盖/ });
  await expect(view).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(view).toBeHidden();
  await expect(kept()).toHaveText([/\.png$/]);
  await expect(form().getByText("草稿会自动保存在本机")).toBeVisible();
  // What was kept of it: a power cut then loses nothing.
  await expect.poll(async () => JSON.stringify(await query("draft.list", {}))).toMatch(/\.png/);

  // The window is gone and comes again; that a draft outlives its core is `coming-back.e2e.ts`.
  await page.reload();
  await go(page, "工单");
  await expect(button("新建").first()).toBeVisible();
  await page.keyboard.press("n");
  await expect(kept()).toHaveText([/\.png$/]);
  await expect(form().getByLabel("报修人（推测）")).toHaveValue("王芳");
});

interface Ticket {
  row: { id: string; status: string; title: string };
  fields: Record<string, string>;
}
const ticketCalled = async (title: string) => {
  const { rows } = await query<{ rows: { id: string; title: string }[] }>("ticket.page", {
    scope: "all",
    limit: 50,
  });
  return query<Ticket>("ticket.get", { id: rows.find((row) => row.title === title)?.id ?? "" });
};
const filesOf = async (id: string) =>
  (await query<{ name: string; type: string }[]>("file.list", { about: `ticket:${id}` })).map(
    ({ name }) => name,
  );

test("an earlier solution that did it: the ticket is opened solved by self-help, with its files", async () => {
  await expect(similar()).toContainText(SOLUTION);
  expect(await portray(page, "intake-similar")).toEqual([]);
  await button(/^就是它解决的/).click();
  await expect(form()).toBeHidden();
  const { row, fields } = await ticketCalled("打印机老是卡纸");
  expect(row.status).toBe("resolved");
  expect(fields).toMatchObject({ resolutionCode: "selfHelp" });
  expect(fields.solution).toMatch(/^用户按 T-\S+ 的办法自助解决：打开后盖/);
  expect(await filesOf(row.id)).toEqual([expect.stringMatching(/\.png$/)]);
  await expect(page.getByText("自助解决", { exact: true }).first()).toBeVisible();
});

test("a mail in GB2312 that holds GBK fills the form; whatever else is called a mail is kept with its reason", async () => {
  const encoded = (text: string) => `=?gb2312?B?${gbk(text).toString("base64")}?=`;
  const mail = Buffer.concat([
    Buffer.from(
      [
        `From: ${encoded("朱镕")} <zhu@example.cn>`,
        `Subject: ${encoded("回复: 共享盘打不开")}`,
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="a"',
        "",
        "--a",
        "Content-Type: text/plain; charset=gb2312",
        "",
        "",
      ].join("\r\n"),
    ),
    gbk("喆哥好，共享盘 Z: 从今天凌晨1点起打不开。分机 6021"),
    Buffer.from(
      [
        "",
        "--a",
        "Content-Type: text/plain; name=net.log",
        "Content-Disposition: attachment",
        "",
        "no route",
        "--a--",
        "",
      ].join("\r\n"),
    ),
  ]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await expect(form()).toBeVisible();
  await drop("共享盘.eml", mail);
  await expect(form().getByLabel("标题（推测）")).toHaveValue("共享盘打不开");
  await expect(form().getByLabel("报修人（推测）")).toHaveValue("朱镕");
  await expect(form().getByLabel("联系方式（推测）")).toHaveValue("6021");
  await expect(form().getByLabel("描述（推测）")).toHaveValue(/^喆哥好/);
  await expect(kept()).toHaveText(["共享盘.eml", "net.log"]);
  await drop("压缩包.eml", Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]));
  await expect(form().getByRole("note").filter({ hasText: "压缩包.eml" })).toContainText("这不是邮件");
  await drop("乱码.eml", Buffer.from([0, 1, 2, 3, 255, 254, 0, 7]));
  await expect(form().getByRole("note").filter({ hasText: "乱码.eml" })).toContainText("这不是邮件");
  await expect(kept()).toHaveText(["共享盘.eml", "net.log", "压缩包.eml", "乱码.eml.zip"]);
  expect(await portray(page, "intake-mail")).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(form()).toBeHidden();
  const { row } = await ticketCalled("共享盘打不开");
  expect(await filesOf(row.id)).toEqual(["共享盘.eml", "net.log", "压缩包.eml", "乱码.eml.zip"]);
});

test("done on the spot: opened, accepted, solved and confirmed in one act, from an empty screen", async () => {
  const keys = new Keystrokes(page);
  const spot = page.getByRole("dialog", { name: "随手单", exact: true });
  await keys.press("Control+j");
  await expect(spot).toBeVisible();
  await keys.press("w", "f");
  await expect(page.getByRole("option", { name: /^王芳/ })).toBeVisible();
  await keys.press("Enter");
  await expect(spot.getByLabel("标题")).toBeFocused();
  await keys.say("鼠标没有反应");
  await keys.press("Tab");
  await keys.say("外设");
  await expect(page.getByRole("option", { name: "外设", exact: true })).toBeVisible();
  await keys.press("Enter", "Tab");
  await keys.say("更换鼠标电池后正常");
  expect(await portray(page, "intake-on-the-spot")).toEqual([]);
  await keys.press("Control+Enter");
  await expect(spot).toBeHidden();
  keys.done("记一张随手单（含报修人两键）", 9);
  const { row, fields } = await ticketCalled("鼠标没有反应");
  expect(row).toMatchObject({ status: "closed", requester: "王芳" });
  expect(fields).toMatchObject({
    confirmation: "verbal",
    solution: "更换鼠标电池后正常",
    resolutionCode: "fixed",
  });
});

test("one key keeps a moment while something else is written; it waits through a restart and is told with its time", async () => {
  const moments = page.getByRole("group", { name: "待补单的时刻" });
  await page.keyboard.press("n");
  await expect(form()).toBeVisible();
  await page.keyboard.press("Control+m");
  await expect.poll(async () => JSON.stringify(await query("draft.list", {}))).toMatch(/toldAt/);
  await page.keyboard.press("Escape");
  await expect(moments.getByRole("listitem")).toContainText("待补单");
  await page.reload();
  await go(page, "工单");
  expect(await portray(page, "intake-moment")).toEqual([]);
  await moments.getByRole("button", { name: /^随手单：/ }).click();
  const spot = page.getByRole("dialog", { name: "随手单", exact: true });
  await expect(spot.getByText(/^补单：时钟从 .+ 算起/)).toBeVisible();
  await spot.getByLabel("标题").fill("投影仪没有信号");
  await spot.getByLabel("分类").fill("外设");
  await page.getByRole("option", { name: "外设", exact: true }).click();
  await spot.getByLabel("解决说明").fill("换了一根线后正常");
  expect(await portray(page, "intake-told-later")).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(spot).toBeHidden();
  await expect(moments).toBeHidden();
  const { fields } = await ticketCalled("投影仪没有信号");
  const told = Object.keys(fields).filter((name) => name.startsWith("told."));
  expect(told.sort()).toEqual(["told.accepted", "told.opened", "told.resolved"]);
});

test("a chat that is pasted on the queue opens the form filled; what is pasted into a field stays there", async () => {
  const search = page
    .getByRole("searchbox")
    .or(page.getByRole("combobox", { name: /搜索/ }))
    .first();
  await page.getByRole("list").first().focus();
  await pasteText(CHAT);
  await expect(form().getByLabel("报修人（推测）")).toHaveValue("王芳");
  await page.keyboard.press("Escape");
  await expect(form()).toBeHidden();
  await search.focus();
  await pasteText(CHAT);
  await expect(search).toHaveValue(/王芳/);
  await expect(form()).toBeHidden();
  await search.fill("");
  // What was begun above waits as a draft: another fault does not run into it.
  await drop("断网.eml", Buffer.from("Subject: Floor three is offline\r\n\r\nSince nine.\r\n"), "main h1");
  await expect(form().getByLabel("标题（推测）")).toHaveValue("Floor three is offline");
  await expect(form().getByLabel("报修人")).toHaveValue("");
  await expect(kept()).toHaveText(["断网.eml"]);
});
