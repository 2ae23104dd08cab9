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
import { packageId } from "../../../shared/domain/ticket/package-plan.ts";
import { isCalledBack } from "../../../shared/domain/ticket/ticket-callback.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { ImportReport } from "../../../shared/ipc/import-report.ts";
import type { Page, TicketDetail } from "../../../shared/ipc/queries.ts";
import type { HubService } from "../../../hub/service.ts";
import type { HubStore } from "../../../hub/store/hub-store.ts";
import { runTimers } from "../../../hub/features/timers/run-timers.ts";
import { BY_RULE, CREW_KEYS } from "./step.ts";
import type { CrewKey, Step } from "./step.ts";
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
  /** A member imports inventory files; the machines are known by their names from then on, `@machine/RD-LT07`. */
  take(by: CrewKey, paths: readonly string[]): Promise<void>;
  /** Everybody is on the network again and has sent everything; whose profile stays has heard it as well. */
  gather(at: number): Promise<void>;
  close(): Promise<void>;
}

/** A console that has something to tell tells it at the latest after so long, and hears the others after a day, ms. */
const TELLS_AFTER = 4 * 60 * 60_000;
const HEARS_AFTER = 16 * 60 * 60_000;

/** Entered once and only named from then on: whoever names one has nothing new to tell of it. */
const ONLY_NAMED = /^@(person|site|member)\//;

/** The shapes in which a handle stands (step.ts). */
const HANDLE = /^([a-z]+:)?(@.+)$/;
const PACKAGE = /^@package\/([a-z]+)\/([\d-]+)\/(@.+)$/;

/** A record that a handle means. */
interface Known {
  id: string;
  isOnlyNamed: boolean;
  /** Who worked on it last, and the round that brought this to the hub; null while it is told nobody. */
  last: CrewKey;
  round: number | null;
}

interface Desk {
  core: Core;
  recoveryKey: string | null;
  apart: boolean;
  /** When it last told the hub, and what it has worked on since. */
  toldAt: number;
  untold: Set<Known>;
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
  const hubEnvironment = {
    now,
    randomBytes: (count: number) => randomBytes(count),
    uuidv7: uuidv7Maker(now, randomBytes),
  };
  const environment: Environment = { ...hubEnvironment, log: silentLog };
  const hub = async (...args: string[]) => {
    let out = "";
    const parts = {
      environment: hubEnvironment,
      hubVersion: HUB_VERSION,
      stdout: (text: string) => (out += text),
      stderr: () => {},
    };
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
  const records = new Map<string, Known>();
  for (const key of CREW_KEYS) {
    records.set(`@member/${key}`, { id: members[key], isOnlyNamed: true, last: key, round: 0 });
  }
  let rounds = 0;

  function profileOf(key: CrewKey): { profile: Profile; recoveryKey: string | null } {
    const folder = options.kept[key];
    if (folder === undefined) return { profile: createMemoryProfile(environment), recoveryKey: null };
    const { passphrase } = options;
    return must(
      createProfile({ folder, locale: "zh-CN", passphrase, alone: null, environment }),
      "a profile",
    );
  }

  for (const key of CREW_KEYS) {
    const { profile, recoveryKey } = profileOf(key);
    // What is half made is made anew: nothing waits for the disk. The next opening is careful again.
    profile.store.db.pragma("synchronous = OFF");
    const core = createCore({
      profile,
      openTransport: ({ token }) => directTransport(service, token),
      openFileLine: null,
      timer: () => () => {},
    });
    const paired = await core.sync.pair(codes[key]);
    if (!paired.ok) throw new Error(`${key} cannot pair: ${paired.message}`);
    desks[key] = { core, recoveryKey, apart: false, toldAt: clock, untold: new Set(), heard: 0 };
    await sync(key);
  }

  async function sync(key: CrewKey): Promise<void> {
    const desk = desks[key];
    const outcome = await desk.core.sync.syncNow();
    if (!outcome.ok) throw new Error(`${key} cannot sync: ${outcome.problem}: ${outcome.message}`);
    if (desk.untold.size > 0) rounds += 1;
    for (const record of desk.untold) record.round = rounds;
    desk.untold.clear();
    desk.toldAt = clock;
    desk.heard = rounds;
  }

  async function tellAll(): Promise<void> {
    for (const key of CREW_KEYS)
      if (desks[key].core.sync.status().waiting > 0 && !desks[key].apart) await sync(key);
  }

  /** Handles become ids, anywhere in a command. */
  function named(value: unknown, used: Known[]): unknown {
    if (typeof value === "string") {
      const [, key = "", day = "", person] = PACKAGE.exec(value) ?? [];
      if (person !== undefined) return packageId(key, String(named(person, used)), day);
      const [, kind = "", handle] = HANDLE.exec(value) ?? [];
      if (handle === undefined) return value;
      const known = records.get(handle);
      if (!known) throw new Error(`the demo's month: nothing has made ${handle}`);
      used.push(known);
      return `${kind}${known.id}`;
    }
    if (Array.isArray(value)) return value.map((each) => named(each, used));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [named(name, used), named(each, used)]),
    );
  }

  /** The hub looks at its clock, and knows everything by then; whoever is named hears what it did. */
  async function closeByRule(by: CrewKey, command: Step["does"], used: readonly Known[]): Promise<void> {
    await tellAll();
    await runTimers(service.context);
    rounds += 1;
    for (const record of used) Object.assign(record, { round: rounds });
    await sync(by);
    const { row } = must(
      desks[by].core.query("ticket.get", { id: command.ticket }),
      "a ticket",
    ) as TicketDetail;
    if (row.status !== "closed") throw new Error(`the hub did not close ${row.number}: it is ${row.status}`);
  }

  return {
    members,
    recoveryKeys: Object.fromEntries(
      CREW_KEYS.flatMap((key) => (desks[key].recoveryKey ? [[key, desks[key].recoveryKey]] : [])),
    ),
    async play({ at, by, does, as, apart, ifDrawn }) {
      if (ifDrawn && !isCalledBack(records.get(String(does.ticket))?.id ?? "")) return;
      clock = Math.max(clock, at);
      for (const key of CREW_KEYS) {
        const { untold, toldAt, apart: away } = desks[key];
        if (!away && clock - toldAt > (untold.size > 0 ? TELLS_AFTER : HEARS_AFTER)) await sync(key);
      }
      const desk = desks[by];
      if (apart && !desk.apart) {
        await tellAll();
        await sync(by);
        desk.apart = true;
      }
      const used: Known[] = [];
      const command = named(does, used) as Step["does"];
      if (!desk.apart) {
        for (const key of new Set(used.filter(({ round }) => round === null).map(({ last }) => last))) {
          if (key !== by && !desks[key].apart) await sync(key);
        }
        if (used.some(({ last, round }) => last !== by && (round ?? 0) > desk.heard)) await sync(by);
      }
      if (does.type === BY_RULE) return closeByRule(by, command, used);
      const { id } = must(desk.core.execute(command), `${by} cannot ${JSON.stringify(does)}`);
      const changed = used.filter(({ isOnlyNamed }) => !isOnlyNamed);
      if (as && id) {
        const made: Known = { id, isOnlyNamed: ONLY_NAMED.test(as), last: by, round: null };
        records.set(as, made);
        changed.push(made);
      }
      for (const record of changed) {
        Object.assign(record, { last: by, round: null });
        desk.untold.add(record);
      }
    },
    async take(by, paths) {
      const { core } = desks[by];
      const reply = await core.handle({ id: 1, kind: "import", paths: [...paths], dryRun: false });
      if (!reply.ok) throw new Error(`the demo machines are not imported: ${JSON.stringify(reply.error)}`);
      const { counts } = reply.result as ImportReport;
      if (counts.new === 0 || counts.rejected > 0) {
        throw new Error(`the import of the demo machines went wrong: ${JSON.stringify(counts)}`);
      }
      const { rows } = must(
        core.query("asset.page", { limit: 100 }),
        "the imported machines",
      ) as Page<AssetRow>;
      for (const { id, name } of rows) {
        const made: Known = { id, isOnlyNamed: false, last: by, round: null };
        records.set(`@machine/${name}`, made);
        desks[by].untold.add(made);
      }
    },
    async gather(at) {
      clock = Math.max(clock, at);
      for (const key of CREW_KEYS) desks[key].apart = false;
      await tellAll();
      // Only who is opened again need have heard the last word.
      for (const key of CREW_KEYS) if (options.kept[key] !== undefined) await sync(key);
    },
    async close() {
      for (const key of CREW_KEYS) await desks[key].core.close();
      await store.close();
    },
  };
}
