import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { formatPairingCode } from "../../shared/protocol/pairing.ts";
import type { OpenTransport } from "../../electron/core/sync/transport.ts";
import { transportError } from "../../electron/core/sync/transport.ts";
import type { QueryResults } from "../../shared/ipc/queries.ts";
import { HubSite, must } from "./hub-site.ts";
import type { Asked } from "./hub-site.ts";
import { Laptop } from "./laptop.ts";
import { LIES, LyingHub, MARKER } from "./lying-hub.ts";
import type { LieName } from "./lying-hub.ts";
import { randomOf } from "./random.ts";

const LAPTOPS = 3;
const HONEST_STEPS = 16;
const LYING_STEPS = 12;
/** Rounds in which everybody enters something and hears of everything. */
const CROSSINGS = 2;
const NAMES = Object.keys(LIES) as LieName[];

export interface LyingResult {
  seed: number;
  /** Null: an honest hub, whose accidents must accuse nobody. */
  lie: LieName | null;
  problems: string[];
}

/** What `npm run sim -- --lying-hub --json` prints. */
export function summariseLies(results: readonly LyingResult[]) {
  const told = Object.fromEntries(
    NAMES.map((name) => [name, results.filter(({ lie }) => lie === name).length]),
  );
  return {
    seeds: results.length,
    honest: results.filter(({ lie }) => lie === null).length,
    told,
    neverOccurred: NAMES.filter((name) => told[name] === 0),
    failingSeeds: results.filter(({ problems }) => problems.length > 0).map(({ seed }) => seed),
  };
}

/** An office whose hub begins to lie to one laptop, as one of so many seeds says how; and what came of it. */
export async function runLyingSeed(seed: number): Promise<LyingResult> {
  const lie = NAMES[(seed % (NAMES.length + 1)) - 1] ?? null;
  const random = randomOf(seed);
  let now = Date.UTC(2026, 10, 23, 8);
  const base = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const root = mkdtempSync(path.join(base, "deskside-lies-"));
  const site = await HubSite.open(
    () => now,
    random.branch(),
    (store) => store,
  );
  const hub = new LyingHub(site);
  const laptops: Laptop[] = [];
  const problems: string[] = [];
  let folders = 0;

  const transport =
    (self: Laptop): OpenTransport =>
    ({ token }) => {
      const ask = (asked: Asked) => async (request: unknown) => {
        const reply = self.online ? await hub.answer(self.name, asked, token, request) : "died";
        return reply === "died" ? transportError("unreachable", "no network") : reply;
      };
      const asked = ["pair", "fork", "handshake", "pull", "push", "missing", "reoffer", "parts"] as const;
      const asks = Object.fromEntries(asked.map((name) => [name, ask(name)]));
      return { ...asks, notices: () => () => {}, close: () => {} } as unknown as ReturnType<OpenTransport>;
    };

  async function hire(name: string): Promise<Laptop> {
    const { administration, facts } = site.service;
    const member = must(await administration.addMember({ name: `Member ${name}`, role: "lead" })).id;
    const laptop = Laptop.create(name, member, {
      now: () => now,
      random,
      folder: () => path.join(root, String((folders += 1))),
      openTransport: transport,
      onError: (message) => {
        if (!hub.isLying) problems.push(`${name}: ${message}`);
      },
    });
    laptops.push(laptop);
    const { secret } = must(await administration.createPairingSecret(member, 60));
    const { workspace } = facts;
    const where = { address: "https://hub.test", fingerprint: "0".repeat(64) };
    await laptop.core.sync.pair(formatPairingCode({ ...where, secret, workspace }));
    return laptop;
  }

  const act = (laptop: Laptop) =>
    must(laptop.does({ type: "ticket.open", set: { title: `Entered on ${laptop.name}` } }));
  const sync = (laptop: Laptop) => laptop.core.sync.syncNow();
  const status = ({ core }: Laptop) =>
    (must(core.query("store.status", {})) as QueryResults["store.status"]).signatures;
  const accuses = (laptop: Laptop) => status(laptop).histories + status(laptop).wrong > 0;
  async function cross(): Promise<void> {
    for (let round = 0; round < CROSSINGS; round += 1) {
      for (const laptop of laptops) {
        laptop.online = true;
        act(laptop);
        await sync(laptop);
      }
    }
    for (const laptop of laptops) await sync(laptop);
    for (const { core } of laptops) while (core.idle());
  }
  function expectPeace(when: string): void {
    for (const laptop of laptops) {
      if (accuses(laptop)) problems.push(`${laptop.name} accuses an honest hub ${when}`);
    }
  }

  try {
    for (let n = 1; n <= LAPTOPS; n += 1) await hire(`K${n}`);
    await cross();
    let backup = await site.backup();
    for (let step = 0; step < HONEST_STEPS; step += 1) {
      now += 60_000 + random.below(600_000);
      const laptop = random.pick(laptops);
      const what = random.weighted({ act: 6, sync: 6, line: 2, crash: 1, backup: 1, restore: 0.7 });
      if (what === "act") act(laptop);
      else if (what === "sync") await sync(laptop);
      else if (what === "line") laptop.online = !laptop.online;
      else if (what === "crash") laptop.crash();
      else if (what === "backup") backup = await site.backup();
      else await site.restore(backup, random.chance(0.5) ? await site.store.standing() : null);
    }
    await cross();
    expectPeace("before it lied");
    if (lie) await lieAndLook(lie);
    else expectPeace("that never lied");
  } finally {
    for (const laptop of laptops) laptop.end();
    await site.store.close();
    rmSync(root, { recursive: true, force: true });
  }
  return { seed, lie, problems };

  async function lieAndLook(name: LieName): Promise<void> {
    const victim = random.pick(laptops);
    const others = laptops.filter((each) => each !== victim);
    await hub.begin(name, victim.name, victim.core.profile.store.meta.get("cursor")?.feed ?? 0);
    for (const other of [...others, ...others]) act(other);
    for (const other of others) await sync(other);
    for (let step = 0; step < LYING_STEPS; step += 1) {
      now += 60_000;
      const laptop = random.pick(laptops);
      if (random.chance(0.5)) act(laptop);
      else await sync(laptop);
    }
    await cross();
    if (!hub.told) problems.push(`${name}: the lie was never told`);
    const found = laptops.filter(accuses);
    if (found.length === 0) problems.push(`${name}: nobody found out`);
    for (const each of found) {
      if (status(each).hub === null) problems.push(`${name}: ${each.name} names no hub`);
    }
    for (const each of laptops) {
      if (JSON.stringify(each.states()).includes(MARKER))
        problems.push(`${name}: ${each.name} shows it as a fact`);
    }
  }
}
