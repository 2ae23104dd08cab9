import path from "node:path";
import { expect, test } from "@playwright/test";
import { launchConsole } from "./support/console.ts";
import { go, startAlone } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

test("a screen that cannot be fetched says so, and the others go on", async () => {
  const desk = await launchConsole({ userDataDir: path.join(runFolder("broken-screen"), "window") });
  try {
    const { page, electron } = desk;
    await electron.evaluate(({ BrowserWindow }) => {
      const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
      session.webRequest.onBeforeRequest(({ url }, answer) =>
        answer({ cancel: /\/settings-[^/]*\.js$/.test(url) }),
      );
    });
    await startAlone(page, "林静", "correct horse battery staple");
    await go(page, "设置");
    await expect(page.getByRole("alert")).toContainText("此页面出错了");
    await go(page, "同步");
    await expect(page.getByRole("button", { name: /^待上传/ })).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  } finally {
    await desk.close();
  }
});
