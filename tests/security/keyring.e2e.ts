// S20 with a real keyring: the store's key lies wrapped by the system, and the desk opens by itself.
import { mkdtempSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { findCanaries } from "../e2e/support/canaries.ts";
import { launchConsole } from "../e2e/support/console.ts";
import type { RunningConsole } from "../e2e/support/console.ts";
import { chooseTicket, openTicket, writeDownAndEnter } from "../e2e/support/desk.ts";
import { startKeyring } from "../e2e/support/keyring.ts";
import { environmentOf } from "../e2e/support/processes.ts";
import { profileFile } from "../../shared/ipc/core-control.ts";

const TITLE = "金丝雀钥匙串里的工单";
const ticket = {
  requester: "周子涵",
  contact: "8021",
  place: "5F-D11",
  title: TITLE,
  description: "没有反应",
};
const root = mkdtempSync(path.join(os.tmpdir(), "deskside-keyring-"));
const userDataDir = path.join(root, "user-data");
const login = path.join(root, "login");

const start = (env: Record<string, string> = {}): Promise<RunningConsole> =>
  launchConsole({ userDataDir, env });
const phase = async (run: RunningConsole): Promise<string> =>
  ((await run.page.evaluate("window.desk.app()")) as { phase: string }).phase;
const keys = () =>
  profileFile.parse(JSON.parse(readFileSync(path.join(userDataDir, "profile/profile.json"), "utf8"))).keys;

/** Starts, does the work and ends, whatever happens. */
async function during(
  run: RunningConsole,
  work: (run: RunningConsole) => Promise<void>,
): Promise<RunningConsole> {
  try {
    await work(run);
  } finally {
    await run.close();
  }
  return run;
}

test("S20: a real keyring keeps the key; without it the recovery key opens, and nothing is lost", async () => {
  let recoveryKey = "";
  let keyring = await startKeyring(login, "the login's password");
  try {
    await test.step("the wizard asks for no passphrase, and the key lies wrapped in profile.json", async () => {
      let key = "";
      const run = await during(await start(keyring.env), async ({ page, electron, pid, corePid }) => {
        const goOn = page.getByRole("button", { name: "继续" });
        await goOn.click();
        await page.getByRole("radio", { name: /先单独使用/ }).click();
        await page.getByLabel("您的姓名").fill("林静");
        await page.getByLabel("部门名称").fill("信息技术部");
        await goOn.click();
        recoveryKey = await writeDownAndEnter(page);
        await openTicket(page, ticket);
        key = await electron.evaluate(
          ({ safeStorage }, wrapped) => safeStorage.decryptString(Buffer.from(wrapped, "base64")),
          keys().system ?? "",
        );
        for (const id of [pid, corePid() ?? -1]) {
          const told = environmentOf(id) + readFileSync(`/proc/${id}/cmdline`, "utf8");
          for (const secret of [key, recoveryKey]) expect(told).not.toContain(secret);
        }
      });
      expect(keys().passphrase).toBeNull();
      const wrapped = Buffer.from(keys().system ?? "", "base64");
      // Chromium's mark of what a keyring's key sealed; `v10` is its own well-known password.
      expect(wrapped.subarray(0, 3).toString("latin1")).toBe("v11");
      const bytes = Buffer.from(key, "base64");
      expect(bytes).toHaveLength(32);
      const secrets = [key, key.replace(/=+$/, ""), bytes.toString("hex"), recoveryKey, TITLE];
      for (const secret of secrets) expect(run.output()).not.toContain(secret);
      expect(await findCanaries([root], secrets)).toEqual([]);
    });

    await test.step("the next start opens without asking", async () => {
      await during(await start(keyring.env), async (run) => {
        await expect(run.page.getByRole("navigation")).toBeVisible();
        await chooseTicket(run.page, "未分派", TITLE);
      });
    });

    const before = keys();
    await test.step("the keyring is gone: the recovery key is asked for and opens", async () => {
      await keyring.stop();
      await during(await start(), async (run) => {
        await expect.poll(() => phase(run)).toBe("locked");
        // There never was a passphrase: none is asked for.
        await expect(run.page.getByText("系统没有交出这台电脑的密钥")).toBeVisible();
        await expect(run.page.locator('input[type="password"]')).toHaveCount(0);
        await run.page.getByRole("textbox", { name: "恢复密钥" }).fill(recoveryKey);
        await run.page.keyboard.press("Enter");
        await chooseTicket(run.page, "未分派", TITLE);
      });
      expect(keys()).toEqual(before);
    });

    await test.step("another user's keyring does not open it, and takes nothing away", async () => {
      keyring = await startKeyring(path.join(root, "other-login"), "another password");
      await during(await start(keyring.env), async (run) => {
        await expect.poll(() => phase(run)).toBe("locked");
      });
      expect(keys()).toEqual(before);
      await keyring.stop();
    });

    await test.step("the keyring is back: it opens by itself again", async () => {
      keyring = await startKeyring(login, "the login's password");
      await during(await start(keyring.env), async (run) => {
        await expect(run.page.getByRole("navigation")).toBeVisible();
        await chooseTicket(run.page, "未分派", TITLE);
      });
    });
  } finally {
    await keyring.stop();
  }
});
