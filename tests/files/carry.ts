import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createCore, createProfile, systemEnvironment } from "../../electron/core/compose.ts";
import { parsePairingCode } from "../../shared/protocol/pairing.ts";
import { CONSOLE_PATHS } from "../../shared/protocol/paths.ts";
import { must } from "../support/core/core.ts";
import { TestDevice } from "../support/hub/device.ts";
import { addressOf, fileClient } from "../support/hub/file-client.ts";
import { hubCli, serveHub } from "../support/hub/hub-process.ts";
import type { CliResult, HubProcess } from "../support/hub/hub-process.ts";
import { cuttingProxy } from "./cutting-proxy.ts";

const CONSOLE = fileURLToPath(new URL("./console-process.ts", import.meta.url));

/** The least that a profile is opened with. */
const CHEAP_ARGON2 = { memoryKiB: 1024, passes: 1, lanes: 1 };

export interface Carried {
  bytes: number;
  /** Bytes that the console sent, of everything, beside those of the file. */
  sent: number;
  ratio: number;
  cuts: number;
  kills: { console: number; hub: number };
  /** What came out of the hub is what went in. */
  equal: boolean;
  /** Whole files, and faults, of `hub verify`. */
  files: number;
  problems: number;
}

/**
 * Carries one file to a hub over a line that breaks every so many bytes; the console is killed at a
 * third and at two thirds of the way, the hub in the middle.
 */
export async function carry(bytes: number, cutEvery: number): Promise<Carried> {
  const folder = await mkdtemp(join(tmpdir(), "deskside-carry-"));
  const hubDir = join(folder, "hub");
  const proxy = await cuttingProxy(cutEvery);
  let hub: HubProcess | null = null;
  let console_: ChildProcess | null = null;
  try {
    ok(await hubCli("init", "--dir", hubDir, "--name", "Carry"));
    const start = async () => {
      hub = await serveHub(hubDir);
      proxy.lead(Number(new URL(hub.address).port));
      return hub;
    };
    await start();
    const paired = async (name: string, address: string): Promise<string> => {
      const added = ok(await hubCli("user", "add", "--dir", hubDir, "--name", name, "--role", "technician"));
      const made = await hubCli("pair", "--dir", hubDir, "--user", String(added.id), "--address", address);
      return String(ok(made).code);
    };

    const file = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), randomBytes(bytes - 4)]);
    const profile = join(folder, "console");
    const keyFile = join(folder, "recovery-key");
    await prepare(profile, keyFile, join(folder, "盘点.zip"), file, await paired("王芳", proxy.address));

    const kills = { console: 0, hub: 0 };
    const sentBefore = proxy.sent;
    const at = [1 / 3, 1 / 2, 2 / 3].map((part) => Math.round(part * bytes));
    for (;;) {
      const child = spawn(process.execPath, [CONSOLE, "--profile", profile, "--recovery-key-file", keyFile], {
        stdio: ["ignore", "ignore", "inherit"],
      });
      console_ = child;
      const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
      proxy.onSent = (total) => {
        const next = at[0];
        if (next === undefined || total - sentBefore < next) return;
        at.shift();
        if (at.length === 1) {
          kills.hub += 1;
          void hub?.end("SIGKILL").then(start);
        } else {
          kills.console += 1;
          child.kill("SIGKILL");
        }
      };
      const status = await ended;
      proxy.onSent = null;
      if (status === 0) break;
      if (status !== null) throw new Error(`the console ended with ${status}`);
    }
    const sent = proxy.sent - sentBefore;

    const { client } = hub as unknown as HubProcess;
    const reader = new TestDevice();
    const code = parsePairingCode(await paired("李雷", proxy.address));
    const reply = await client.ask({
      path: CONSOLE_PATHS.pair,
      body: reader.pairRequest(code?.secret ?? ""),
    });
    reader.token = (reply.json as { token: string }).token;
    const got = await fileClient(client, reader).get(addressOf(file));
    const verified = await hubCli("verify", "--dir", hubDir);
    return {
      bytes,
      sent,
      ratio: Math.round((sent / bytes) * 1000) / 1000,
      cuts: proxy.cuts,
      kills,
      equal: got.status === 200 && got.body.equals(file),
      files: Number(verified.json.files),
      problems: (verified.json.problems as unknown[]).length,
    };
  } finally {
    console_?.kill("SIGKILL");
    await (hub as HubProcess | null)?.end("SIGKILL");
    await proxy.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A console with a ticket and a file that are saved, and never were on a line. */
async function prepare(folder: string, keyFile: string, path: string, file: Buffer, code: string) {
  const created = must(
    createProfile({
      ...{ folder, locale: "zh-CN", passphrase: "correct horse battery", argon2: CHEAP_ARGON2 },
      alone: { name: "王芳", workspaceName: "Carry" },
      environment: systemEnvironment(),
    }),
  );
  await writeFile(keyFile, created.recoveryKey, { mode: 0o600 });
  await writeFile(path, file);
  const core = createCore({ profile: created.profile, openFileLine: null });
  const paired = await core.sync.pair(code);
  if (!paired.ok) throw new Error(paired.message);
  const ticket = must(core.execute({ type: "ticket.open", set: { title: "盘点照片" } })).id as string;
  const nobody = { signal: new AbortController().signal, onProgress: () => {} };
  const { address: blob } = must(await core.blobs.takeFile(path, nobody));
  must(core.execute({ type: "file.attach", about: `ticket:${ticket}`, blob, name: "盘点.zip" }));
  await core.close();
}

function ok({ status, json, stderr }: CliResult): Record<string, unknown> {
  if (status !== 0) throw new Error(stderr);
  return json;
}
