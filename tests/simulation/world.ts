import { mkdtempSync, rmSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { formatPairingCode } from "../../shared/protocol/pairing.ts";
import type { RoundOutcome } from "../../electron/core/sync/round-outcome.ts";
import type { DumpRow } from "../../hub/store/hub-store.ts";
import { allRefusals } from "../../hub/features/sync/refusals.ts";
import { knownIds } from "../../hub/log/known-operations.ts";
import { readBack, seenNow } from "./during.ts";
import { noFaults } from "./faults.ts";
import type { FaultCounts } from "./faults.ts";
import { HubSite, must } from "./hub-site.ts";
import type { StoreWrapper } from "./hub-site.ts";
import { Laptop } from "./laptop.ts";
import type { Command } from "./laptop.ts";
import { Ledger, View } from "./ledger.ts";
import { CALM, Network, STORM } from "./network.ts";
import { favouredBy, nextAct } from "./people.ts";
import { randomOf } from "./random.ts";
import type { Random } from "./random.ts";
import { Scheduler } from "./scheduler.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 23, 8);
const ROLES = ["lead", "technician", "lead", "assetManager"];
/** Acts on the day after, when everybody has heard of everything. */
const DECISIONS = 8;
/** Of so many offices one begins with a laptop that is lost. */
const LOSE_ONE_EVERY = 4;
/** More laptops than this make a run slow and find nothing new. */
const MAX_LAPTOPS = 6;
/** Rounds until all laptops must be at rest, once nothing goes wrong any more. */
const MAX_HEALING = 12;

export interface WorldOptions {
  seed: number;
  steps: number;
  /** All work on the same few records. */
  crowded?: boolean;
  /** The mutation tests put a broken store here. */
  wrapStore?: (scheduler: Scheduler) => StoreWrapper;
}

interface Image {
  laptop: Laptop;
  folder: string;
  view: View;
}

/** One office, its laptops and its server, and what happens to them. */
export class World {
  readonly faults: FaultCounts = noFaults();
  readonly ledger = new Ledger();
  /** What happened, for the person who reads a failing seed. */
  readonly trace: string[] = [];
  /** What went wrong in a way that no accident excuses. */
  readonly errors: string[] = [];
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly network: Network;
  laptops: Laptop[] = [];
  hub!: HubSite;
  #now = START;
  #acts = 0;
  /** How often each act was chosen. */
  readonly #done = new Map<string, number>();
  readonly #favoured: ReadonlySet<string>;
  #backups: DumpRow[][] = [];
  #images: Image[] = [];
  #roles = new Map<string, string>();
  /** The version of the store at which a laptop was last looked at. */
  #lookedAt = new Map<Laptop, number>();
  readonly #options: WorldOptions;
  readonly #folder: string;
  #folders = 0;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#favoured = favouredBy(options.seed);
    this.random = randomOf(options.seed);
    this.scheduler = new Scheduler(this.random.branch());
    this.network = new Network(this.scheduler, this.random.branch(), this.faults, () => this.hub);
    // Where there is a memory file system, nothing waits for a disk; real disks have the crash tests.
    const base = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
    this.#folder = mkdtempSync(path.join(base, "deskside-sim-"));
  }

  async run(): Promise<void> {
    await this.#setUp();
    for (let step = 0; step < this.#options.steps; step += 1) await this.#step();
    await this.#heal();
    // All see what is in conflict, and decide, again without hearing of each other.
    for (let act = 0; act < DECISIONS; act += 1) this.#actAtRandom(this.random.pick(this.laptops));
    await this.#heal();
  }

  async end(): Promise<void> {
    for (const laptop of this.laptops) laptop.end();
    await this.hub.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #setUp(): Promise<void> {
    const wrap = this.#options.wrapStore?.(this.scheduler) ?? ((store) => store);
    this.hub = await HubSite.open(() => this.#now, this.random.branch(), wrap);
    this.network.weather = CALM;
    const laptops = 2 + this.random.below(3);
    for (let n = 0; n < laptops; n += 1) {
      const role = ROLES[n] as string;
      const { administration } = this.hub.service;
      const member = must(await administration.addMember({ name: `Member ${n + 1}`, role }));
      this.#roles.set(member.id, role);
      const laptop = this.#laptop(`K${n + 1}`, member.id);
      await this.#pair(laptop);
      this.#setClock(laptop);
    }
    const [first] = this.laptops as [Laptop];
    for (const command of FIRST_DAY) this.#act(first, command);
    await this.#syncAll();
    if (this.#options.seed % LOSE_ONE_EVERY === 0) await this.#loseLaptop();
    this.network.weather = STORM;
    this.#backups.push(await this.hub.backup());
  }

  /** A laptop is lost after it had sent its work: what it sent stays, nobody works with it any more. */
  async #loseLaptop(): Promise<void> {
    const [{ member }] = this.laptops as [Laptop];
    const laptop = this.#laptop("K9", member);
    await this.#pair(laptop);
    this.#act(laptop, { type: "ticket.open", set: { title: "Written before it was lost" } });
    this.#sync(laptop);
    await this.scheduler.rest();
    await this.scheduler.releaseAll();
    const { device } = laptop.core.profile.store.identity();
    must(await this.hub.service.administration.revokeDevice(device, "lost"));
    this.laptops.pop();
    laptop.end();
  }

  #laptop(name: string, member: string): Laptop {
    const laptop = Laptop.create(name, member, {
      now: () => this.#now,
      random: this.random,
      folder: () => path.join(this.#folder, String((this.#folders += 1))),
      openTransport: (self) => {
        const { label } = self;
        return (endpoint) => this.network.transport({ label, online: () => self.online }, endpoint);
      },
      onError: (message) => this.errors.push(`${name}: ${message}`),
    });
    this.laptops.push(laptop);
    return laptop;
  }

  #setClock(laptop: Laptop): void {
    laptop.skew = this.random.pick([0, 0, 1_500, -40 * 60_000, DAY, -DAY]);
    if (laptop.skew !== 0) this.faults.wrongClock += 1;
  }

  async #step(): Promise<void> {
    this.#now += this.random.below(10 * 60_000);
    const what = this.random.weighted({
      act: 12,
      sync: 8,
      release: this.scheduler.waiting.length > 0 ? 22 : 0,
      online: 2,
      crash: 0.8,
      hubDies: 0.8,
      clock: 0.6,
      backup: 1,
      restore: 0.5,
      clone: 0.3,
      image: 0.8,
      putBack: 3,
      role: 0.6,
      service: 0.1,
      months: 0.2,
    });
    const laptop = this.random.pick(this.laptops);
    await this.#happen(what, laptop);
    await this.scheduler.rest();
    this.#lookAround();
  }

  /** During faults, not only after them: what each user sees now. */
  #lookAround(): void {
    for (const laptop of this.laptops) {
      const version = laptop.core.profile.store.version();
      if (this.#lookedAt.get(laptop) === version) continue;
      this.#lookedAt.set(laptop, version);
      this.errors.push(...seenNow(laptop));
    }
  }

  async #happen(what: string, laptop: Laptop): Promise<void> {
    switch (what) {
      case "act":
        return this.#actAtRandom(laptop);
      case "sync":
        return this.#sync(laptop);
      case "release":
        return this.scheduler.releaseOne();
      case "online":
        laptop.online = !laptop.online;
        return this.#note(`${laptop.name} ${laptop.online ? "online" : "offline"}`);
      case "crash":
        return this.#crash(laptop);
      case "hubDies":
        return this.#hubDies();
      case "clock":
        this.faults.clockJump += 1;
        laptop.skew += this.random.pick([-DAY, -HOUR, HOUR, 3 * DAY]);
        return this.#note(`${laptop.name} clock jumps to ${laptop.skew}`);
      case "backup":
        this.#backups.push(await this.hub.backup());
        return this.#note("backup of the hub");
      case "restore":
        return this.#restore();
      case "clone":
        return this.#clone(laptop);
      case "image":
        return this.#takeImage(laptop);
      case "putBack":
        return this.#putBack();
      case "role":
        return this.#changeRole(laptop);
      case "service":
        return this.#note(`a key for ${await this.hub.enrolService(this.random)}`);
      case "months":
        this.faults.monthsOffline += 1;
        laptop.online = false;
        this.#now += (60 + this.random.below(90)) * DAY;
        return this.#note(`${laptop.name} is away for months`);
    }
  }

  #note(text: string): void {
    this.trace.push(text);
  }

  #actAtRandom(laptop: Laptop): void {
    const crowded = this.#options.crowded ?? false;
    const favoured = this.#favoured;
    const command = nextAct(laptop, this.random, { count: this.#acts, crowded, favoured, done: this.#done });
    if (!command) return;
    this.#done.set(command.type, (this.#done.get(command.type) ?? 0) + 1);
    this.#act(laptop, command);
  }

  #act(laptop: Laptop, command: Command): void {
    this.#acts += 1;
    laptop.look();
    const knew = laptop.view.size;
    const outcome = laptop.does(command);
    this.#note(
      `${laptop.name} ${JSON.stringify(command)} ${outcome.ok ? outcome.value.operation : outcome.error.code}`,
    );
    if (!outcome.ok || outcome.value.operation === null) return;
    const { operation: id } = outcome.value;
    this.errors.push(...readBack(laptop, id));
    const { view, name } = laptop;
    this.ledger.acknowledge({ id, console: name, type: command.type, view, knew });
    laptop.look();
  }

  #sync(laptop: Laptop): void {
    if (laptop.busy) return;
    laptop.busy = true;
    const { label } = laptop;
    void this.scheduler.start(async () => {
      let outcome: RoundOutcome = await laptop.core.sync.syncNow();
      if (!outcome.ok && outcome.problem === "unauthenticated") {
        await this.#pairNow(laptop);
        outcome = await laptop.core.sync.syncNow();
      }
      if (laptop.label !== label) throw new Error(`${label}: a killed program goes on`);
      this.#note(`${laptop.name} synced: ${JSON.stringify(outcome)}`);
      laptop.look();
      laptop.busy = false;
      if (!outcome.ok && !TROUBLE.has(outcome.problem)) {
        this.errors.push(`${laptop.name}: ${outcome.problem}: ${outcome.message}`);
      }
    });
  }

  async #pair(laptop: Laptop): Promise<void> {
    laptop.busy = true;
    await this.#drive(this.scheduler.start(() => this.#pairNow(laptop)));
    laptop.busy = false;
  }

  async #pairNow(laptop: Laptop): Promise<void> {
    const { service } = this.hub;
    const { secret } = must(await service.administration.createPairingSecret(laptop.member, 24 * 60));
    const { workspace } = service.facts;
    const code = formatPairingCode({
      address: "https://hub.test",
      fingerprint: "0".repeat(64),
      secret,
      workspace,
    });
    const paired = await laptop.core.sync.pair(code);
    this.#note(`${laptop.name} paired: ${paired.ok ? paired.code : paired.code}`);
  }

  #crash(laptop: Laptop): void {
    this.faults.consoleCrash += 1;
    this.#note(`${laptop.name} is killed`);
    const { label } = laptop;
    this.scheduler.abandon((parked) => parked.startsWith(`${label} `));
    const promised = [...this.ledger.entries.values()].filter(({ id }) => laptop.view.has(id));
    laptop.crash();
    const held = new Set(laptop.ids());
    for (const { id } of promised) {
      if (!held.has(id)) this.errors.push(`${laptop.name} lost ${id} over a crash`);
    }
  }

  #hubDies(): void {
    const before = this.random.chance(0.5);
    this.faults[before ? "hubCrashBeforeCommit" : "hubCrashAfterCommit"] += 1;
    this.#note(`the hub will die ${before ? "before" : "after"} a commit`);
    this.hub.dieAt(before ? "beforeCommit" : "afterCommit");
  }

  async #restore(): Promise<void> {
    const backup = this.#backups[this.random.below(this.#backups.length)];
    if (!backup) return;
    this.faults.hubRestore += 1;
    this.#note("the hub is put back from a backup");
    const lost = this.random.chance(0.5) ? await this.hub.store.standing() : null;
    await this.hub.restore(backup, lost);
    // An administrator looks after the roles, which the backup may have had otherwise.
    await this.#restoreRoles();
  }

  async #restoreRoles(): Promise<void> {
    for (const [member, role] of this.#roles)
      must(await this.hub.service.administration.setRole(member, role));
  }

  #clone(laptop: Laptop): void {
    if (this.laptops.length >= MAX_LAPTOPS || laptop.busy) return;
    this.faults.clone += 1;
    const twin = laptop.clone(`${laptop.name}.${this.faults.clone}`);
    this.laptops.push(twin);
    this.#note(`${laptop.name} is copied to ${twin.name}`);
  }

  #takeImage(laptop: Laptop): void {
    laptop.look();
    this.#images.push({ laptop, folder: laptop.image(), view: laptop.view.copy() });
    this.#note(`image of ${laptop.name}`);
  }

  /** Only where the hub has everything of the laptop: what exists nowhere else would be lost, and rightly. */
  async #putBack(): Promise<void> {
    const ready = this.#images.filter(
      ({ laptop }) => !laptop.busy && laptop.core.sync.status().waiting === 0,
    );
    if (ready.length === 0) return;
    const { laptop, folder, view } = this.random.pick(ready);
    const refused = new Set((await allRefusals(this.hub.store)).map(({ id }) => id));
    const held = [...laptop.ids("accepted"), ...laptop.ids("refused")].filter((id) => !refused.has(id));
    if ((await knownIds(this.hub.store, held)).size < held.length) return;
    this.faults.imageRestore += 1;
    this.#note(`${laptop.name} is put back to an older image of itself`);
    laptop.putBack(folder, view);
    this.#images = this.#images.filter((other) => other.laptop !== laptop);
    // The hub is now the only one who surely has what this laptop had sent.
    this.#backups = [];
  }

  async #changeRole(laptop: Laptop): Promise<void> {
    this.faults.roleChange += 1;
    const role = this.random.pick(["auditor", "manager", this.#roles.get(laptop.member) ?? "lead"]);
    must(await this.hub.service.administration.setRole(laptop.member, role));
    this.#note(`${laptop.name}'s member is now ${role}`);
  }

  /** Lets everything that is under way go on until a task has ended. */
  async #drive(task: Promise<void>): Promise<void> {
    let ended = false;
    void task.finally(() => (ended = true));
    await this.scheduler.rest();
    while (!ended) {
      if (this.scheduler.waiting.length > 0) await this.scheduler.releaseOne();
      else await this.scheduler.rest();
    }
  }

  async #syncAll(): Promise<void> {
    for (const laptop of this.laptops) {
      this.#sync(laptop);
      await this.scheduler.rest();
      await this.scheduler.releaseAll();
    }
  }

  /** The storm is over: everybody is online, and syncs until nothing moves any more. */
  async #heal(): Promise<void> {
    this.network.weather = CALM;
    for (const laptop of this.laptops) laptop.online = true;
    await this.scheduler.releaseAll();
    this.hub.dieAt(null);
    await this.#restoreRoles();
    this.#note("-- healed --");
    for (let round = 0; round < MAX_HEALING; round += 1) {
      const before = await this.#standing();
      await this.#syncAll();
      if ((await this.#standing()) === before && round > 0) return;
    }
    this.errors.push("the laptops do not come to rest");
  }

  async #standing(): Promise<string> {
    const { epoch, feed } = await this.hub.service.head();
    const laptops = this.laptops.map(({ core }) => {
      const { waiting, problem } = core.sync.status();
      const cursor = core.profile.store.meta.get("cursor");
      return [core.profile.store.identity().device, waiting, problem, cursor];
    });
    return JSON.stringify([epoch, feed, laptops]);
  }
}

/** Ends of a round that the weather, or the hub's administrator, excuses. */
const TROUBLE = new Set(["unreachable", "unauthenticated"]);

/** Records that everybody will get in each other's way over. */
const FIRST_DAY: Command[] = [
  { type: "ticket.open", set: { title: "Printer is silent", place: "3-12", description: "It hums" } },
  { type: "ticket.open", set: { title: "No network", place: "4-07" }, tags: ["vip"] },
  { type: "asset.register", set: { kind: "laptop", name: "pc-li", tag: "IT-0", serial: "SN0" } },
  { type: "asset.register", set: { kind: "laptop", name: "pc-wang", tag: "IT-1", serial: "SN1" } },
  { type: "person.set", set: { name: "Li Na", employeeNo: "1000" } },
];
