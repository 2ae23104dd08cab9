// npm start where somebody can see a window: a hub, and the console on the demo office that it serves.
// With --fresh the console's profile is empty and the wizard shows; a pairing code is printed to paste.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pairingCode } from "../demo/demo-hub.ts";
import { openDemoOffice } from "../demo/kept-office.ts";
import { launchArgs, prepareApp } from "../runtime/app.mjs";
import { projectRoot } from "../runtime/paths.mjs";
import { asCommand, say } from "../runtime/say.mjs";

/** The first of the signals that end us; the ones after it are the same wish once more. */
function endAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}

async function start(): Promise<number> {
  const asked = endAsked();
  const { demo, hub, lead, root } = await openDemoOffice();
  try {
    const isFresh = process.argv.includes("--fresh");
    const userDataDir = path.join(root, isFresh ? "window-fresh" : "window");
    const profile = isFresh ? path.join(userDataDir, "profile") : lead.profile;
    if (isFresh) await rm(userDataDir, { recursive: true, force: true });

    say(`the hub serves at ${hub.address}; everything of the demo lies in ${path.relative(".", root)}`);
    if (isFresh) {
      say("a pairing code for the wizard, good once and for 12 hours:");
      process.stdout.write(`${await pairingCode(demo, "colleague", hub.address)}\n`);
    } else {
      say("the console asks for the demo's passphrase, which is filled in: press Enter");
    }
    say("opening the console; closing its window, or Ctrl+C here, ends everything");

    const { executablePath, args } = await prepareApp();
    const window = spawn(
      executablePath,
      [
        ...[...args, ...launchArgs({ userDataDir }), `--profile=${profile}`],
        // The file, never what stands in it; a release knows no such option (electron/main/options.ts).
        ...(isFresh ? [] : [`--passphrase-file=${lead.passphraseFile}`]),
      ],
      // Chromium's complaints about the desktop around it are not for somebody who tries a demo.
      { cwd: projectRoot, stdio: ["ignore", "ignore", process.env.DESKSIDE_VERBOSE ? "inherit" : "ignore"] },
    );
    const closed = once(window, "exit") as Promise<[number | null]>;
    const ended = await Promise.race([closed, asked.then(() => null)]);
    if (ended === null) {
      window.kill("SIGTERM");
      await closed;
      return 0;
    }
    const [code] = ended;
    if (code !== 0) say(`the console ended with ${code}; DESKSIDE_VERBOSE=1 shows what it said`);
    return code ?? 1;
  } finally {
    await hub.stop();
    say("the console and the hub have ended");
  }
}

await asCommand(async () => {
  const code = await start();
  process.exit(code);
});
