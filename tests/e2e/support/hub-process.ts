import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { pinnedNode, projectRoot } from "../../../build/runtime/paths.mjs";
import { keepOutput, markSecret } from "./run-folder.ts";

const cli = path.join(projectRoot, "hub/cli/main.ts");

/** Runs one administrative command of a hub and answers what it printed. */
export function hubCommand(...args: string[]): Record<string, unknown> {
  const { status, stdout, stderr } = spawnSync(pinnedNode, [cli, ...args, "--json"], { encoding: "utf8" });
  if (status !== 0) throw new Error(`hub ${args[0]} failed: ${stdout}${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** The code as a whole, and the one-time secret in it. */
export function markPairing(code: string): void {
  const secret = /[?&]secret=([^&]+)/.exec(code)?.[1];
  if (!secret) throw new Error("a pairing code without a secret");
  markSecret(code, secret);
}

export interface HubProcess {
  address: string;
  /**
   * Makes a member and a pairing code for one of its devices.
   * @param address where the device will find the hub, when not where it listens
   */
  pairingCode(name: string, role: string, address?: string): string;
  stop(): Promise<void>;
  /** SIGKILL, as when the power goes. */
  kill(): Promise<void>;
}

/** A real `hub serve` on the loopback; port 0 takes a free one. */
export async function startHubProcess(dir: string, port = 0): Promise<HubProcess> {
  const child = spawn(
    pinnedNode,
    [cli, "serve", "--dir", dir, "--host", "127.0.0.1", "--port", String(port), "--json"],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  keepOutput(child, "hub", null);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const address = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`hub serve ended with ${code}`)));
    lines.on("line", (line) => {
      const said = line.startsWith("{") ? (JSON.parse(line) as { address?: string }) : {};
      if (said.address) resolve(said.address);
    });
  });
  return {
    address,
    pairingCode(name, role, at = address) {
      const member = hubCommand("user", "add", "--dir", dir, "--name", name, "--role", role);
      const id = String(member.id);
      const code = String(hubCommand("pair", "--dir", dir, "--user", id, "--address", at).code);
      markPairing(code);
      return code;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
