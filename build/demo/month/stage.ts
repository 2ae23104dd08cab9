// The month is played on real cores and a real hub, in one process and by one clock that is moved from step
// to step: signatures, numbers, receipts and rules are those of any office, and nothing is written past a log.
import { randomBytes } from "node:crypto";
import path from "node:path";
import { createCore, createMemoryProfile, createProfile } from "../../../electron/core/compose.ts";
import type { Core, Profile } from "../../../electron/core/compose.ts";
import { silentLog, uuidv7Maker } from "../../../electron/core/environment.ts";
import type { Environment } from "../../../electron/core/environment.ts";
import { HUB_VERSION, createHubService, openSqliteHubStore } from "../../../hub/compose.ts";
import { runHub } from "../../../hub/cli/run.ts";
import type { HubService } from "../../../hub/service.ts";
import type { HubStore } from "../../../hub/store/hub-store.ts";
import { CREW_KEYS } from "./step.ts";
import type { CrewKey, Handle, Step } from "./step.ts";
import { directTransport } from "./direct-transport.ts";

export interface StageOptions {
  /** The hub's folder; absent or empty. */
  hub: string;
  workspaceName: string;
  crew: Readonly<Record<CrewKey, { name: string; role: string }>>;
  /** When it is opened, ms since the epoch. */
  from: number;
  /** Where consoles will find the hub when it serves. */
  address: string;
  /** Whose profiles stay, in which folder; those of the others are gone with the process. */
  kept: Readonly<Partial<Record<CrewKey, string>>>;
  passphrase: string;
}

export interface Stage {
  members: Readonly<Record<CrewKey, string>>;
  recoveryKeys: Readonly<Partial<Record<CrewKey, string>>>;
  /** Plays one step: who does it first hears of what it is about, unless they are without a network. */
  play(step: Step): Promise<void>;
  /** Everybody sends and hears everything. */
  gather(at: number): Promise<void>;
  close(): Promise<void>;
}

/** A console that has something to tell tells it at the latest after so long, ms. */
const TELLS_AFTER = 60 * 60_000;

interface Desk {
  core: Core;
  recoveryKey: string | null;
  apart: boolean;
  /** When it last told the hub, and whether it has done something since. */
  toldAt: number;
  dirty: boolean;
  /** How many of the rounds so far it has heard. */
  heard: number;
}

function must<T>(outcome: { ok: true; value: T } | { ok: false; error: unknown }, what: string): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`the demo's month: ${what}: ${JSON.stringify(outcome.error)}`);
}

export async function openStage(options: StageOptions): Promise<Stage> {
  let clock = options.from;
  const now = () => Math.round(clock);
  const hubEnvironment = { now, randomBytes: (count: number) => randomBytes(count), uuidv7: uuidv7Maker(now, randomBytes) };
  const environment: Environment = { ...hubEnvironment, log: silentLog };
  const hub = async (...args: string[]) => {
    let out = "";
    const parts = { environment: hubEnvironment, hubVersion: HUB_VERSION, stdout: (text: string) => (out += text), stderr: () => {} };
    const status = await runHub([...args, "--dir", options.hub, "--json"], parts);
    if (status !== 0) throw new Error(`hub ${args.join(" ")}: ${out}`);
    return JSON.parse(out) as Record<string, string>;
  };

  await hub("init", "--name", options.workspaceName);
  const members = {} as Record<CrewKey, string>;
  const codes = {} as Record<CrewKey, string>;
  for (const key of CREW_KEYS) {
    const { name, role } = options.crew[key];
    const { id = "" } = await hub("user", "add", "--name", name, "--role", role);
    members[key] = id;
    codes[key] = (await hub("pair", "--user", members[key], "--address", options.address)).code as string;
  }
  const store: HubStore = await openSqliteHubStore(path.join(options.hub, "hub.db"));
  const service: HubService = await createHubService({ store, environment: hubEnvironment });
  const desks = {} as Record<CrewKey, Desk>;
  const madeBy = new Map<string, { id: string; last: CrewKey }>();
  for (const key of CREW_KEYS) madeBy.set(`@member/${key}`, { id: members[key], last: key });
  let rounds = 0;

  function profileOf(key: CrewKey): { profile: Profile; recoveryKey: string | null } {
    const folder = options.kept[key];
    if (folder === undefined) return { profile: createMemoryProfile(environment), recoveryKey: null };
    const { passphrase } = options;
    return must(createProfile({ folder, locale: "zh-CN", passphrase, alone: null, environment }), "a profile");
  }

  for (const key of CREW_KEYS) {
    const { profile, recoveryKey } = profileOf(key);
    profile.store.db.pragma("synchronous = OFF");
    const core = createCore({
      profile,
      openTransport: ({ token }) => directTransport(service, token),
      openFileLine: null,
      timer: () => () => {},
    });
    const paired = await core.sync.pair(codes[key]);
    if (!paired.ok) throw new Error(`${key} cannot pair: ${paired.message}`);
    desks[key] = { core, recoveryKey, apart: false, toldAt: clock, dirty: false, heard: 0 };
    await sync(key);
  }

  async function sync(key: CrewKey): Promise<void> {
    const desk = desks[key];
    const outcome = await desk.core.sync.syncNow();
    if (!outcome.ok) throw new Error(`${key} cannot sync: ${outcome.problem}: ${outcome.message}`);
    if (desk.dirty) rounds += 1;
    desk.dirty = false;
    desk.toldAt = clock;
    desk.heard = rounds;
  }

  /** Handles become ids, anywhere in a command. */
  function named(value: unknown, used: Handle[]): unknown {
    if (typeof value === "string" && value.startsWith("@")) {
      const made = madeBy.get(value);
      if (!made) throw new Error(`the demo's month: nothing has made ${value}`);
      used.push(value as Handle);
      return made.id;
    }
    if (Array.isArray(value)) return value.map((each) => named(each, used));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [named(name, used), named(each, used)]));
  }

  return {
    members,
    recoveryKeys: Object.fromEntries(CREW_KEYS.flatMap((key) => (desks[key].recoveryKey ? [[key, desks[key].recoveryKey]] : []))),
    async play({ at, by, does, as, apart }) {
      clock = Math.max(clock, at);
      for (const key of CREW_KEYS) {
        const { dirty, toldAt, apart: away } = desks[key];
        if (dirty && !away && clock - toldAt > TELLS_AFTER) await sync(key);
      }
      const desk = desks[by];
      if (apart && !desk.apart) {
        await sync(by);
        desk.apart = true;
      }
      const used: Handle[] = [];
      const command = named(does, used) as Step["does"];
      if (!desk.apart) {
        const others = new Set(used.map((handle) => madeBy.get(handle)?.last ?? by).filter((key) => key !== by));
        for (const key of others) if (desks[key].dirty && !desks[key].apart) await sync(key);
        if (used.some((handle) => isNews(handle, by))) await sync(by);
      }
      const { id } = must(desk.core.execute(command), `${by} cannot ${JSON.stringify(does)}`);
      desk.dirty = true;
      for (const handle of used) Object.assign(madeBy.get(handle) ?? {}, { last: by });
      if (as && id) madeBy.set(as, { id, last: by });
    },
    async gather(at) {
      clock = Math.max(clock, at);
      for (const key of CREW_KEYS) desks[key].apart = false;
      for (let pass = 0; pass < 2; pass += 1) for (const key of CREW_KEYS) await sync(key);
    },
    async close() {
      for (const key of CREW_KEYS) await desks[key].core.close();
      await store.close();
    },
  };

  function isNews(handle: Handle, by: CrewKey): boolean {
    return madeBy.get(handle)?.last !== by && desks[by].heard < rounds;
  }
}
