import { expect, test } from "@playwright/test";
import { launchShell } from "./shell.ts";

test("a window shows the page from app://desk/ and talks to a core", async () => {
  const shell = await launchShell("window");
  try {
    await expect(shell.page.getByRole("heading")).toHaveText("Shell test page");
    expect(shell.page.url()).toBe("app://desk/");
    expect(await shell.page.evaluate("window.desk.app()")).toMatchObject({ phase: "firstRun" });
  } finally {
    await shell.close();
  }
});
