import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseAsset, go, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";
import { screenFaults } from "./support/screen-faults.ts";

/** No word of a state is cut, in any language, density and size: half a state is another one, or none. */

const folder = runFolder("state-words");
let desk: RunningConsole;
let page: Page;
const SIZES = [
  { width: 1093, height: 614 },
  { width: 1440, height: 900 },
];
const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });

test.beforeAll(async () => {
  desk = await launchConsole({ userDataDir: path.join(folder, "window") });
  page = desk.page;
  await startAlone(page, "林静", "correct horse battery staple");
  const asset = async (name: string) =>
    (await execute({ type: "asset.register", set: { name, serial: `5CG${name.length}0114XZ81` } })).id;
  const handOver = (said: object) =>
    execute({
      ...{ type: "custody.handOver", giverName: "林静", receiverName: "欧阳建国", place: "三楼东区 3F-A12" },
      ...{ handedAt: at(-9), unsigned: { reason: "对方不在现场" }, ...said },
    });
  await asset("新到的笔记本");
  await handOver({ purpose: "issue", lines: [{ asset: await asset("等签字的"), condition: "good" }] });
  const due = at(-3).slice(0, 10);
  const lent = { asset: await asset("借出很久的投影仪"), condition: "good" };
  await handOver({ purpose: "loan", handedAt: at(-9), dueBack: due, lines: [lent] }).catch(() =>
    handOver({ purpose: "loan", dueBack: at(2).slice(0, 10), lines: [lent] }),
  );
  const set = {
    title: "走廊里的",
    reason: "obsolete",
    reasonText: "使用超过八年，无法安装新系统",
    way: "recycler",
  };
  const lot = await execute({
    type: "disposal.open",
    set: { ...set, appraisers: 1 },
    applicantName: "张申请",
  });
  const waits = await asset("等报废的显示器");
  const line = { asset: waits, origValue: 1, netValue: 0, acquiredOn: "2016-03-01", stillUsable: false };
  await execute({ type: "disposal.add", disposal: lot.id, lines: [line] });
  const step = {
    decision: "approve",
    at: at(-1),
    way: "external",
    external: { number: "OA-1" },
    opinion: "报废",
  };
  await execute({ type: "disposal.appraise", disposal: lot.id, step: { ...step, name: "李鉴定" } });
  await execute({ type: "disposal.check", disposal: lot.id, confidentiality: "internal", holdCheck: true });
  await execute({
    type: "disposal.approve",
    disposal: lot.id,
    step: { ...step, name: "王主任" },
    except: [],
  });
  await execute({
    ...{ type: "custody.dispose", disposal: lot.id, assets: [await asset("已运走的")], giverName: "林静" },
    ...{ to: { holder: "supplier", name: "绿源" }, at: at(-1), words: "先行运走" },
    unsigned: { reason: "回收单位在纸质单上签字" },
  });
});
test.afterAll(() => desk.close());

/** The screen as it is, in everything that changes how wide a word and its place are. */
async function cutOn(name: string, states: RegExp): Promise<string[]> {
  const found: string[] = [];
  for (const locale of ["zh-CN", "en"])
    for (const density of ["compact", "touch"])
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.evaluate(`window.desk.setLocale(${JSON.stringify(locale)})`);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await page.evaluate(
          `document.documentElement.dataset.density = ${JSON.stringify(density)}; dispatchEvent(new Event("resize")); new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))`,
        );
        const where = `${name}.${locale}.${density}.${size.width}`;
        await page.screenshot({ path: path.join(folder, `${where}.png`) });
        await expect(page.getByText(states).first(), where).toBeVisible();
        found.push(...(await screenFaults(page)).map((fault) => `${where}: ${fault}`));
      }
  await page.evaluate('window.desk.setLocale("zh-CN")');
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  return found;
}

test("in the register, as a table and as a list beside what is open", async () => {
  await go(page, "资产");
  expect(await cutOn("table", /^(待签收|Awaiting signature)$/)).toEqual([]);
  await chooseAsset(page, "新到的笔记本");
  await page.getByLabel("搜索资产", { exact: true }).and(page.locator("input")).fill("");
  expect(await cutOn("list", /^(待签收|Awaiting signature)$/)).toEqual([]);
});

test("in the list of lots, and on a lot", async () => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("czpc");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "处置批次" })).toBeVisible();
  expect(await cutOn("lots", /已出库|Gone|Went out|out/)).toEqual([]);
  await page
    .getByText(/走廊里的/)
    .first()
    .click();
  await expect(page.getByRole("heading", { name: /^D-\S+ 走廊里的$/ })).toBeVisible();
  expect(await cutOn("lot", /已出库|Gone|Went out|out/)).toEqual([]);
});
