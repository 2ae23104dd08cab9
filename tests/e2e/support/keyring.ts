// A real keyring on a desktop's message bus, as GNOME starts them at login: what `safeStorage` needs on Linux.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { until } from "./processes.ts";

export interface Keyring {
  /** For the console: where the bus is, and that this is a desktop with such a keyring. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/**
 * Starts a message bus and gnome-keyring, unlocked by the login's password.
 * @param home of the user; the keyring lies in it and is found again at the next start
 */
export async function startKeyring(home: string, password: string): Promise<Keyring> {
  const runtime = path.join(home, "run");
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  const own = {
    PATH: process.env.PATH ?? "",
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: path.join(home, "data"),
  };
  const bus = spawn("dbus-daemon", ["--session", "--nofork", "--print-address=1"], {
    env: own,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const address = await firstLine(bus);
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_CURRENT_DESKTOP: "GNOME" };
  const daemon = spawn("gnome-keyring-daemon", ["--unlock", "--components=secrets", "--foreground"], {
    env: { ...own, ...env },
    stdio: ["pipe", "ignore", "ignore"],
  });
  daemon.stdin?.end(password);
  await until("the keyring to be open", () => isOpen({ ...own, ...env }));
  return {
    env,
    async stop() {
      for (const child of [daemon, bus]) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill();
        await once(child, "exit");
      }
    },
  };
}

/** The keyring is on the bus (asking it before would start another one, locked) and not locked. */
function isOpen(env: NodeJS.ProcessEnv): boolean {
  const ask = (target: string[], ...what: string[]): string =>
    spawnSync("dbus-send", ["--session", "--print-reply", "--reply-timeout=2000", ...target, ...what], {
      env,
      encoding: "utf8",
    }).stdout;
  const bus = ["--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"];
  const owned = ask(bus, "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets");
  if (!owned.includes("boolean true")) return false;
  const collection = ["--dest=org.freedesktop.secrets", "/org/freedesktop/secrets/aliases/default"];
  const property = ["string:org.freedesktop.Secret.Collection", "string:Locked"];
  return ask(collection, "org.freedesktop.DBus.Properties.Get", ...property).includes("boolean false");
}

function firstLine(bus: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    bus.once("error", (error) => reject(new Error(`no message bus: ${error.message}`)));
    bus.once("exit", (code) => reject(new Error(`no message bus: it ended with ${code}`)));
    if (bus.stdout) createInterface({ input: bus.stdout }).once("line", resolve);
  });
}
