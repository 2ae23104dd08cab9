import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { pagesIn } from "../support/documents/pdf-text.ts";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, handOver, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";
import { screens } from "./support/screens.ts";

/**
 * Documents on paper. Whatever printers this machine has, the tests see their own: `lp` and `lpstat` are programs
 * that the console finds first on its path, and what `lp` is given on its input is what would be printed.
 */

const folder = runFolder("print");
/** As what a user saves: paper is in the clear. */
const paper = path.join(folder, "saved");
const bin = path.join(folder, "bin");
const printers = path.join(folder, "printers");
const usual = path.join(folder, "usual");
const refusal = path.join(folder, "refusal");
const asked = path.join(folder, "asked");
const printed = path.join(paper, "printed.pdf");

let desk: RunningConsole;
let page: Page;
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  for (const each of [paper, bin]) mkdirSync(each);
  program("lpstat", [
    `if [ "$1" = -e ]; then cat "${printers}"`,
    `else printf 'system default destination: %s\\n' "$(cat "${usual}")"; fi`,
  ]);
  program("lp", [
    `if [ -e "${refusal}" ]; then cat "${refusal}" >&2; exit 1; fi`,
    `printf '%s\\n' "$@" > "${asked}"`,
    `cat > "${printed}"`,
    `echo "request id is $2-7 (0 file(s))"`,
  ]);
  setUp([], "");
  desk = await launchConsole({
    userDataDir: path.join(folder, "window"),
    env: { PATH: `${bin}:${process.env["PATH"] ?? ""}` },
  });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  for (const tag of ["IT-0001", "IT-0002"])
    await execute({ type: "asset.register", set: { name: "笔记本", tag } });
});
test.afterAll(async () => {
  await desk.close();
  // The number in a printer's queue is in the clear; here it is in this file, and no console left it.
  rmSync(asked, { force: true });
});

function program(name: string, lines: readonly string[]): void {
  const file = path.join(bin, name);
  writeFileSync(file, `#!/bin/sh\n${lines.join("\n")}\n`);
  chmodSync(file, 0o755);
}

function setUp(names: readonly string[], preset: string): void {
  writeFileSync(printers, names.map((name) => `${name}\n`).join(""));
  writeFileSync(usual, preset);
}

const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const status = (text: string | RegExp) => page.getByRole("status").filter({ hasText: text });

/** The system's dialog answers with this file, as if it had been typed there. */
async function saveTo(name: string): Promise<string> {
  const file = path.join(paper, name);
  await desk.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  return file;
}

/** What was noted as taken out, the latest first. */
async function accesses(): Promise<{ how: string; what: string; format: string }[]> {
  const { rows } = await askCore<{ rows: { how: string; what: string; format: string }[] }>(page, {
    kind: "query",
    name: "access.page",
    params: {},
  });
  return rows;
}

test("where no printer is, that is said, and the document can be saved instead", async () => {
  await chooseAsset(page, "IT-0001");
  await handOver(page, "陈敏", "3F");
  await expect(page.getByRole("article")).toContainText("陈敏");
  await page.keyboard.press("ControlOrMeta+p");
  const dialog = page.getByRole("dialog", { name: /^打印领用单 H-/ });
  await expect(dialog).toContainText("这台电脑上没有可用的打印机");
  await screens(page, "print-none");
  const file = await saveTo("instead.pdf");
  await dialog.getByRole("button", { name: "存为 PDF" }).click();
  await expect(status(`已存为 ${file}`)).toBeVisible();
  expect((await accesses()).map(({ format }) => format)).toEqual(["pdf"]);
});

test("a document goes to the usual printer by two keys: byte for byte the file that is saved", async () => {
  setUp(["Front_desk", "Archive"], "Archive");
  await page.keyboard.press("ControlOrMeta+p");
  const dialog = page.getByRole("dialog", { name: /^打印领用单 H-/ });
  await expect(dialog.getByRole("combobox", { name: "打印机" })).toHaveValue("Archive");
  await expect(dialog.getByRole("button", { name: "打印" })).toBeFocused();
  await screens(page, "print");
  await page.keyboard.press("Enter");
  await expect(status(/领用单 H-\S+ 已送到打印机“Archive”/)).toBeVisible();
  expect(readFileSync(printed).equals(readFileSync(path.join(paper, "instead.pdf")))).toBe(true);
  const given = readFileSync(asked, "utf8").trim().split("\n");
  expect(given.slice(0, 3)).toEqual(["-d", "Archive", "-t"]);
  expect(given[3]).toMatch(/^Deskside H-/);
  expect(given.slice(4)).toEqual(["-o", "media=A4", "-n", "1"]);
  expect((await accesses())[0]).toMatchObject({ how: "print", what: "slip", format: "paper" });
});

test("dismissed, nothing is printed and nothing is noted; two copies on another printer are two copies there", async () => {
  rmSync(printed);
  const before = (await accesses()).length;
  await page.keyboard.press("ControlOrMeta+p");
  const dialog = page.getByRole("dialog", { name: /^打印领用单 H-/ });
  await expect(dialog.getByRole("button", { name: "打印" })).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(existsSync(printed)).toBe(false);
  expect(await accesses()).toHaveLength(before);

  await page.keyboard.press("ControlOrMeta+p");
  await dialog.getByRole("combobox", { name: "打印机" }).fill("Front");
  await page.keyboard.press("Enter");
  await dialog.getByLabel("份数").fill("2");
  await dialog.getByRole("button", { name: "打印" }).click();
  await expect(status("已送到打印机“Front desk”")).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(readFileSync(asked, "utf8")).toContain("-d\nFront_desk\n");
  expect(readFileSync(asked, "utf8")).toContain("-n\n2\n");
});

test("what the system refuses is told in its words, and can be tried again", async () => {
  writeFileSync(refusal, 'lp: Destination "Archive" is not accepting jobs.\n');
  await page.keyboard.press("ControlOrMeta+p");
  const dialog = page.getByRole("dialog", { name: /^打印领用单 H-/ });
  // Where this laptop printed last.
  await expect(dialog.getByRole("combobox", { name: "打印机" })).toHaveValue("Front desk");
  await dialog.getByRole("button", { name: "打印" }).click();
  await expect(dialog.getByRole("alert")).toContainText("没有打印");
  await expect(dialog.getByRole("alert")).toContainText('Destination "Archive" is not accepting jobs。');
  await screens(page, "print-refused");
  rmSync(refusal);
  rmSync(printed);
  await dialog.getByRole("button", { name: "打印" }).click();
  await expect(dialog).toBeHidden();
  expect(existsSync(printed)).toBe(true);
});

test("a printer that went away meanwhile gets nothing, and nothing is noted as printed", async () => {
  await page.keyboard.press("ControlOrMeta+p");
  const dialog = page.getByRole("dialog", { name: /^打印领用单 H-/ });
  await expect(dialog.getByRole("button", { name: "打印" })).toBeEnabled();
  const before = (await accesses()).length;
  setUp(["Archive"], "");
  await dialog.getByRole("button", { name: "打印" }).click();
  await expect(dialog.getByRole("alert")).toContainText("this printer is not set up any more");
  expect(await accesses()).toHaveLength(before);
  await page.keyboard.press("Escape");
  setUp(["Front_desk", "Archive"], "Archive");
});

test("what the font lacks is told before anything goes to the printer", async () => {
  rmSync(printed);
  await chooseAsset(page, "IT-0002");
  await handOver(page, "𠮷田", "3F");
  await button("打开单据").click();
  const card = page.getByRole("dialog", { name: /^领用单 H-/ });
  await card.getByRole("button", { name: /^打印单据 H-/ }).click();
  const dialog = page.getByRole("dialog", { name: /^打印领用单 H-/ });
  await dialog.getByRole("button", { name: "打印" }).click();
  await expect(dialog).toContainText("𠮷 (U+20BB7)");
  expect(existsSync(printed)).toBe(false);
  await dialog.getByRole("button", { name: "印作“〓”并打印" }).click();
  await expect(status(/已送到打印机“Front desk”/)).toBeVisible();
  expect((await pagesIn(readFileSync(printed))).join("")).toContain("接收人〓田");
  await page.keyboard.press("Escape");
});

test("paper to sign by hand, the overdue list, what is kept about a person and a lot are printed where they are saved", async () => {
  const borrower = { name: "周子涵", dept: "财务部", phone: "13800000002" };
  const { id: person } = await execute({ type: "person.set", set: borrower });
  const { id: asset } = await execute({ type: "asset.register", set: { name: "投影仪", tag: "IT-0009" } });
  await execute({
    ...{ type: "custody.handOver", purpose: "loan", giverName: "林静", place: "3F", lines: [{ asset }] },
    ...{ to: { holder: "person", person, name: borrower.name }, dueBack: "2099-01-05" },
    ...{ handedAt: "2026-01-02T10:00:00.000+08:00", unsigned: { reason: "电话借出" } },
  });
  const onPaper = async (said: string | RegExp) => {
    rmSync(printed, { force: true });
    const dialog = page.getByRole("dialog", { name: /^打印/ });
    await dialog.getByRole("button", { name: "打印" }).click();
    await expect(dialog).toBeHidden();
    await expect(status(said)).toBeVisible();
    return (await pagesIn(readFileSync(printed))).join("");
  };

  await chooseAsset(page, "IT-0009");
  await button("打开单据").click();
  const card = page.getByRole("dialog", { name: /^借用单 H-/ });
  await card.getByRole("button", { name: /^打印单据 H-\S+ 的手写签字单$/ }).click();
  expect(await onPaper(/借用单 H-\S+ 已送到/)).toContain("周子涵");
  await screens(page, "print-slip");
  await page.keyboard.press("Escape");

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("weiqianzi");
  await page
    .getByRole("option", { name: /查看未签字与到期的借出/ })
    .first()
    .click();
  await button("打印").click();
  expect(await onPaper(/借用逾期清单 \S+ 已送到/)).toContain("没有逾期的借用。");

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("周子涵");
  await page
    .getByRole("dialog")
    .getByRole("option", { name: /周子涵/ })
    .first()
    .click();
  await button("查询个人信息").click();
  const why = page.getByRole("dialog", { name: "个人信息查询结果" });
  await expect(why.getByRole("button", { name: "打印" })).toBeDisabled();
  await why.getByLabel("查询事由").fill("本人书面申请");
  await why.getByRole("button", { name: "打印" }).click();
  expect(await onPaper(/个人信息查询结果 周子涵 已送到/)).toContain("查询事由本人书面申请");
  // What the system's queue shows to everybody on this computer names nobody.
  expect(readFileSync(asked, "utf8")).toContain("-t\nDeskside\n");

  const set = { title: "三楼旧电脑", reason: "obsolete", reasonText: "使用超过八年，无法安装新系统" };
  await execute({ type: "disposal.open", set: { ...set, way: "recycler" }, applicantName: "张申请" });
  // From anywhere: the palette asks which lot.
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("将处置单打印出来");
  await expect(page.getByRole("option", { name: /^将处置单打印出来…/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "将处置单打印出来：选择哪一条" })).toBeFocused();
  await page.keyboard.type("三楼旧电脑");
  await page
    .getByRole("option", { name: /三楼旧电脑/ })
    .first()
    .click();
  expect(await onPaper(/已送到/)).toContain("处置单");
});
