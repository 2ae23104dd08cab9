import type { WrittenChecklist } from "../../shared/domain/checklist/checklist-form.ts";
import { askCore } from "../e2e/support/ask.ts";
import { launchConsole } from "../e2e/support/console.ts";
import type { RunningConsole } from "../e2e/support/console.ts";
import { unlock } from "../e2e/support/desk.ts";
import { floorOfFrames, keyToFrame, longTasks, watchFrames } from "./key-to-frame.ts";
import { PASSPHRASE } from "./large-console.ts";

type Page = RunningConsole["page"];

const STEPS = 60;
const NAME = "逐步计时";
const READ_MS = 500;

/** By turns a step that is read, and two that are judged. */
const checklist: WrittenChecklist = {
  ...{ section: "hardware", gate: "warn", title: { "zh-CN": NAME, en: NAME } },
  steps: Array.from({ length: STEPS }, (_, n) => ({
    key: `step${n}`,
    kind: n % 3 === 0 ? ("instruction" as const) : ("confirm" as const),
    title: { "zh-CN": `第 ${n + 1} 项检查` },
    hint: { "zh-CN": "看指示灯与接口，逐个按压，注意松动与异响；与同型号的正常设备比对后再下判断。" },
    expected: { "zh-CN": "稳固，无松动" },
    source: { "zh-CN": "设备说明书" },
    go: n + 1 === STEPS ? [{ to: "end" }] : [],
  })),
  conclusions: [
    {
      ...{ key: "end", title: { "zh-CN": "一切正常" }, verdict: "unknown", next: "solved" },
      action: { "zh-CN": "记录并离开。" },
    },
  ],
};

export interface StepSpent {
  floor: number[];
  /** A step that is read, gone on from by Enter. */
  enter: number[];
  /** A step judged by 1, which waits for a scanner's gap. */
  one: number[];
  /** A step judged by 1 and Enter behind it, from Enter. */
  oneEnter: number[];
  longTasks: number[];
}

/** From the time stamp of a key to the frame in which the next step of a run is drawn, over a large store; ms. */
export async function stepToStep(userDataDir: string, profileDir: string, runs: number): Promise<StepSpent> {
  const running = await launchConsole({ userDataDir, profileDir });
  try {
    const { page } = running;
    await unlock(page, PASSPHRASE);
    await page.waitForFunction(() => performance.getEntriesByName("desk.whole").length > 0);
    const execute = (command: object) => askCore<{ id: string }>(page, { kind: "execute", command });
    const key = "own.steps";
    const set = { title: checklist.title, body: checklist };
    await execute({ type: "definition.setChecklist", family: "checklist", key, set });
    await watchFrames(page);
    const floor = await floorOfFrames(page, 25);
    const spent: StepSpent = { floor, enter: [], one: [], oneEnter: [], longTasks: [] };
    for (let n = 0; n <= runs; n += 1) {
      await execute({ type: "run.start", checklist: key, place: "3F-B05" });
      const one = await oneRun(page);
      // The first fetches what is fetched late.
      if (n === 0) continue;
      for (const name of ["enter", "one", "oneEnter", "longTasks"] as const) spent[name].push(...one[name]);
    }
    return spent;
  } finally {
    await running.close();
  }
}

async function oneRun(page: Page): Promise<Omit<StepSpent, "floor">> {
  const spent = { enter: [] as number[], one: [] as number[], oneEnter: [] as number[] };
  await page.keyboard.press("Control+2");
  const open = page.getByRole("button", { name: /^进行中/ });
  const back = page.getByRole("button", { name: "返回", exact: true });
  await open.or(back).first().waitFor();
  if (await back.isVisible()) await back.click();
  await open.click();
  await page
    .getByRole("option", { name: new RegExp(NAME) })
    .first()
    .dblclick();
  await page.getByRole("heading", { level: 2, name: "第 1 项检查" }).waitFor();
  await longTasks(page);
  for (let n = 0; n + 1 < STEPS; n += 1) {
    // Enter sooner than that belongs to the step that was judged by 1.
    if (n % 3 === 0) await page.waitForTimeout(READ_MS);
    if (n % 3 === 0) spent.enter.push(await keyToFrame(page, "Enter", "nextStep"));
    else if (n % 3 === 1) spent.one.push(await keyToFrame(page, "1", "nextStep"));
    else spent.oneEnter.push(await keyToFrame(page, "Enter", "nextStep", "1"));
  }
  const tasks = await longTasks(page);
  await page.keyboard.press("1");
  await page.getByRole("heading", { level: 2, name: "一切正常" }).waitFor();
  await page.waitForTimeout(READ_MS);
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "诊断结果" }).waitFor();
  return { ...spent, longTasks: tasks };
}
