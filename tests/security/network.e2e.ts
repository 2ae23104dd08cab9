import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { lookUps, networkAddresses } from "../e2e/support/net-log.ts";
import { addresses, knock, listen } from "./listeners.ts";
import { freshFolder, launchShell } from "./shell.ts";

test("S29: whatever the page tries, WebRTC included, nobody outside hears it and no name is looked up", async () => {
  const netLog = path.join(await freshFolder(), "net.json");
  const listeners = await listen();
  const shell = await launchShell("reach", { netLog });
  try {
    for (const host of addresses()) {
      const call = `window.reach("${host}", ${listeners.udp}, ${listeners.tcp}, "name.of-the-test.example")`;
      const tried = (await shell.page.evaluate(call)) as string[];
      expect(tried).toEqual(
        expect.arrayContaining(["WebRTC", "WebRTC call", "fetch", "ping", "WebTransport"]),
      );
    }
    await knock(listeners);
    await expect.poll(() => listeners.heard).toEqual(expect.arrayContaining(["udp knock", "tcp knock"]));
    expect([...listeners.heard].sort()).toEqual(["tcp connection", "tcp knock", "udp knock"]);
  } finally {
    await shell.close();
    listeners.close();
  }
  expect(lookUps(netLog)).toEqual([]);
});

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
