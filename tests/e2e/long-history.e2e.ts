import path from "node:path";
import { expect, test } from "@playwright/test";
import { launchConsole } from "./support/console.ts";
import { addNote, chooseTicket, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

test("a long history begins with the newest and goes on to the first", async () => {
  const desk = await launchConsole({ userDataDir: path.join(runFolder("long-history"), "window") });
  const { page } = desk;
  try {
    await startAlone(page, "林静", "correct horse battery staple");
    const act = async (id: number, command: object) => {
      const request = JSON.stringify({ id, kind: "execute", command });
      const reply = await page.evaluate<{ result: { id: string } }>(`window.desk.request(${request})`);
      return reply.result.id;
    };
    const ticket = await act(100_000, { type: "ticket.open", set: { title: "反复断网" } });
    for (let n = 1; n <= 240; n += 1) {
      await act(100_000 + n, { type: "ticket.note", ticket, text: `第 ${n} 次巡检` });
    }
    await chooseTicket(page, "全组", "反复断网");
    await addNote(page, "换了交换机");
    const timeline = page.getByRole("region", { name: "经过" });
    const notes = timeline.getByRole("listitem").filter({ hasText: /巡检|换了交换机|确认恢复/ });
    // The newest is at the bottom and in sight.
    await expect(notes.last()).toContainText("换了交换机");
    await expect(notes.last()).toBeInViewport();
    await expect(notes).toHaveCount(100);
    const older = timeline.getByRole("button", { name: "显示更早的记录" });
    await older.click();
    await expect(notes).toHaveCount(200);
    await older.click();
    await expect(notes).toHaveCount(241);
    await expect(notes.first()).toContainText("第 1 次巡检");
    await expect(older).toBeHidden();
    // Somebody acts while the whole of it is open.
    await act(200_000, { type: "ticket.note", ticket, text: "用户确认恢复" });
    await expect(notes.last()).toContainText("用户确认恢复");
    await expect(notes).toHaveCount(242);
  } finally {
    await desk.close();
  }
});
