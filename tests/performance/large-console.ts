import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { cacheDir } from "../../build/runtime/paths.mjs";
import { createCore, createProfile, openProfile, systemEnvironment } from "../../electron/core/compose.ts";
import type { Core } from "../../electron/core/compose.ts";
import { folderAt } from "../../hub/server/folder.ts";
import { hubCommand, startHubProcess } from "../e2e/support/hub-process.ts";
import type { HubProcess } from "../e2e/support/hub-process.ts";
import { fillConsole } from "./filled-console.ts";
import { fillHub, must } from "./large-hub.ts";
import type { OfficeSize } from "./office-stream.ts";

/** Opens the benchmarks' profiles; they hold nobody's data. */
export const PASSPHRASE = "benchmark passphrase";
const SEED = 20261123;
/** Part of the cache's name: raise it when operations or the store change. */
const GENERATION = 4;

/** 100 000 assets and 50 000 tickets: what every screen must stay fast with. */
export const LARGE: OfficeSize = {
  people: 2000,
  assets: 100_000,
  tickets: 50_000,
  open: 2000,
  handedOver: 20_000,
};
/** A million operations: many years of a large team. */
export const MILLION: OfficeSize = {
  people: 5000,
  assets: 150_000,
  tickets: 200_000,
  open: 2000,
  handedOver: 50_000,
};
/** About 150 000 operations for a first sync. */
export const FIRST_SYNC: OfficeSize = {
  people: 2000,
  assets: 50_000,
  tickets: 25_000,
  open: 2000,
  handedOver: 4000,
};

/** A hub folder whose log holds an office; made once, then kept in the cache. */
export async function largeHub(size: OfficeSize, say: (text: string) => void): Promise<string> {
  const name = `hub-${GENERATION}-${size.assets}-${size.tickets}-${size.handedOver}-${size.open}`;
  const kept = path.join(cacheDir, "bench", name);
  if (existsSync(kept)) return kept;
  const part = `${kept}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(path.dirname(part), { recursive: true });
  say(`filling a hub with ${size.assets} assets and ${size.tickets} tickets (once)`);
  hubCommand("init", "--dir", part, "--name", "基准");
  const operations = await fillHub(folderAt(part).database, size, SEED);
  writeFileSync(path.join(part, "operations"), String(operations));
  renameSync(part, kept);
  return kept;
}

export function newConsole(folder: string): Core {
  const environment = systemEnvironment();
  const alone = { name: "基准", workspaceName: "基准" };
  const made = must(createProfile({ folder, locale: "zh-CN", passphrase: PASSPHRASE, alone, environment }));
  return createCore({ profile: made.profile });
}

export function openConsole(folder: string): Core {
  const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
  return createCore({ profile: must(openProfile({ folder, secret, environment: systemEnvironment() })) });
}

/** A pairing code of a new member: made by two runs of the hub's command, so before anything is timed. */
export const codeFor = (hub: HubProcess): string => hub.pairingCode("基准技术员", "lead");

/** Pairs a console and pulls everything. */
export async function joinAndSync(core: Core, code: string): Promise<void> {
  for (const request of [
    { id: 1, kind: "pair", code },
    { id: 2, kind: "sync" },
  ]) {
    const reply = await core.handle(request);
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  }
}

/** A profile with a large office in it, synced from a real hub, as a copy that the benchmark may change. */
export async function largeProfile(size: OfficeSize, say: (text: string) => void): Promise<string> {
  return copyOf(`console-${GENERATION}-${size.assets}-${size.tickets}`, async (part) => {
    const hub = await startHubProcess(await largeHub(size, say));
    try {
      say("syncing a console from it (once)");
      const core = newConsole(part);
      await joinAndSync(core, codeFor(hub));
      while (core.idle());
      await core.close();
    } finally {
      await hub.stop();
    }
  });
}

/**
 * The same without a hub, which would take an hour for a million operations: the office's log is
 * handed to the console's store as pages of a hub would be.
 */
export async function filledProfile(size: OfficeSize, say: (text: string) => void): Promise<string> {
  return copyOf(`filled-${GENERATION}-${size.assets}-${size.tickets}`, async (part) => {
    say(`filling a console with ${size.assets} assets and ${size.tickets} tickets (once)`);
    const core = newConsole(part);
    fillConsole(core.profile.store, size, SEED, say);
    while (core.idle());
    await core.close();
  });
}

/** A copy of what is kept under a name in the cache, made where it is missing. */
async function copyOf(name: string, make: (part: string) => Promise<void>): Promise<string> {
  const kept = path.join(cacheDir, "bench", name);
  if (!existsSync(kept)) {
    const part = `${kept}.part`;
    rmSync(part, { recursive: true, force: true });
    mkdirSync(path.dirname(part), { recursive: true });
    await make(part);
    renameSync(part, kept);
  }
  caughtUp(kept);
  const copy = path.join(cacheDir, "bench", `run-${process.pid}`);
  rmSync(copy, { recursive: true, force: true });
  cpSync(kept, copy, { recursive: true });
  // Else the first who waits for the disk waits for the whole copy.
  for (const name of readdirSync(copy)) onDisk(path.join(copy, name));
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
  return copy;
}

/** What another version of the program derived is derived anew, once: no bench measures that by accident. */
function caughtUp(kept: string): void {
  const core = openConsole(kept);
  try {
    while (core.idle());
  } finally {
    core.profile.store.close();
  }
}

function onDisk(file: string): void {
  const handle = openSync(file, "r+");
  fsyncSync(handle);
  closeSync(handle);
}
