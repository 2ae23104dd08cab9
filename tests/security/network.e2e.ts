import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { networkAddresses } from "../e2e/support/net-log.ts";
import { freshFolder, launchShell } from "./shell.ts";

test("S1: Chromium's own record of the network names nobody outside", async () => {
  const netLog = path.join(await freshFolder(), "net.json");
  const shell = await launchShell("network", { netLog });
  await shell.page.evaluate("window.attemptAll");
  await shell.page.reload();
  await shell.page.evaluate("window.attemptAll");
  await shell.close();
  const addresses = networkAddresses(netLog);
  expect(readFileSync(netLog, "utf8")).toContain('"events"');
  // The driver's debugging port is on loopback and is not the application's.
  const foreign = addresses.filter(
    (address) => !/^(app:|devtools:|data:|blob:app:|(ws:\/\/)?127\.0\.0\.1|\[::1\])/.test(address),
  );
  expect(foreign).toEqual([]);
});
