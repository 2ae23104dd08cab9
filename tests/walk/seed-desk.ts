import type { Page } from "@playwright/test";
import { askCore } from "../e2e/support/ask.ts";

export const query = <T>(page: Page, name: string, params: object = {}) =>
  askCore<T>(page, { kind: "query", name, params });
const execute = (page: Page, type: string, args: object) =>
  askCore<{ id: string }>(page, { kind: "execute", command: { type, ...args } });

/** What stands on the desk of the walk, in the letters of its language alone. */
const WORDS = {
  "zh-CN": {
    people: ["王芳", "李思远", "陈雨桐", "周子涵"],
    dept: "财务部",
    titles: ["打印机卡纸", "网络很慢", "显示器闪屏", "无法登录", "键盘进水"],
    text: "早上开始，重启无效。",
  },
  en: {
    people: ["Anna Brown", "Ben Carter", "Cora Dean", "Dan Evans"],
    dept: "Finance",
    titles: ["Paper jam", "Network is slow", "Display flickers", "Cannot sign in", "Keyboard is wet"],
    text: "Since this morning; a restart did not help.",
  },
} as const;
export type WalkLocale = keyof typeof WORDS;

export async function seedDesk(page: Page, locale: WalkLocale): Promise<void> {
  const { people, dept, titles, text } = WORDS[locale];
  for (const [index, name] of people.entries()) {
    await execute(page, "person.set", { set: { name, dept, employeeNo: `E10${index}`, active: true } });
  }
  for (const [index, tag] of ["IT-1001", "IT-1002", "IT-1003", "IT-1004"].entries()) {
    await execute(page, "asset.register", { set: { kind: "laptop", name: `NB-0${index}`, tag } });
  }
  for (let round = 0; round < 4; round += 1) {
    for (const title of titles) {
      await execute(page, "ticket.open", {
        set: { requester: people[round] ?? "", title: `${title} ${round + 1}`, description: text },
      });
    }
  }
}
