import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openSqliteHubStore } from "../../hub/compose.ts";
import { randomOf } from "../simulation/random.ts";
import type { Random } from "../simulation/random.ts";
import { CONSOLE, Child, HUB, KILLED_SESSION, run } from "./child.ts";
import { POINTS } from "./killed-session.ts";
import type { Lie } from "./killed-session.ts";
import { Runs, SET_CHECKLIST } from "./runs.ts";

export interface Findings {
  kills: number;
  acknowledged: number;
  /** Runs that were begun, and looked at after each kill. */
  runs: number;
  lost: string[];
  doubled: string[];
  corrupt: string[];
  /** Kills by what was killed and where. */
  points: Record<string, number>;
}

/** How many acts a user does between two kills. */
const BURST = 12;
/** Longest wait before a kill at random, ms: from the first instruction to well after the answers. */
const LONGEST_WAIT = 120;
/** Sync rounds until everything must have got through, once nothing is killed any more. */
const LAST_ROUNDS = 5;

/** One hub and one console, both real processes, killed again and again. */
export class Lane {
  readonly findings: Findings = {
    ...{ kills: 0, acknowledged: 0, runs: 0 },
    ...{ lost: [], doubled: [], corrupt: [], points: {} },
  };
  readonly #random: Random;
  readonly #hubFolder: string;
  readonly #profile: string;
  readonly #keyFile: string;
  #port = "0";
  #hub!: Child;
  #console!: Child;
  #request = 0;
  #acts = 0;
  /** Operations that the user was told are saved, in order. */
  #acknowledged: string[] = [];
  #checked = 0;
  #ticket = "";
  readonly #runs = new Runs();
  /** What was asked and not answered yet, by the request's number. */
  readonly #asked = new Map<number, Record<string, unknown>>();

  readonly #lie: Lie | null;

  /** @param lie what its console does wrong: shows that the judge can fail */
  constructor(folder: string, seed: number, lie: Lie | null = null) {
    mkdirSync(folder, { recursive: true });
    this.#lie = lie;
    this.#random = randomOf(seed);
    this.#hubFolder = path.join(folder, "hub");
    this.#profile = path.join(folder, "profile");
    this.#keyFile = path.join(folder, "recovery-key");
  }

  async run(kills: number): Promise<Findings> {
    try {
      await this.#setUp();
      while (this.findings.kills < kills) await this.#killSomething();
      await this.#settle();
    } finally {
      await this.#console?.kill();
      await this.#hub?.kill();
    }
    return this.findings;
  }

  async #setUp(): Promise<void> {
    const dir = ["--dir", this.#hubFolder];
    await run(HUB, ["init", ...dir, "--name", "Crash office"]);
    const address = await this.#startHub();
    const member = await run(HUB, ["user", "add", ...dir, "--name", "Zhou", "--role", "lead"]);
    const code = await run(HUB, ["pair", ...dir, "--user", String(member.id), "--address", address]);
    const files = path.dirname(this.#keyFile);
    const passphraseFile = path.join(files, "passphrase");
    const pairFile = path.join(files, "pair");
    writeFileSync(passphraseFile, "correct horse battery", { mode: 0o600 });
    writeFileSync(pairFile, String(code.code), { mode: 0o600 });
    const made = await run(CONSOLE, [
      "init",
      ...["--profile", this.#profile, "--passphrase-file", passphraseFile, "--pair-file", pairFile],
    ]);
    if (made.ok !== true) throw new Error(`no console: ${JSON.stringify(made)}`);
    // The recovery key opens without the cost of a passphrase, which would be paid at every start.
    writeFileSync(this.#keyFile, (made.result as { recoveryKey: string }).recoveryKey, { mode: 0o600 });
    this.#console = this.#session(CONSOLE, ["session"]);
    const opened = await this.#ask({
      kind: "execute",
      command: { type: "ticket.open", set: { title: "Killed again and again" } },
    });
    this.#ticket = (opened?.result as { id: string }).id;
    const set = await this.#ask({ kind: "execute", command: SET_CHECKLIST });
    if (set?.ok !== true) throw new Error(`no checklist: ${JSON.stringify(set)}`);
  }

  async #startHub(): Promise<string> {
    const args = ["serve", "--dir", this.#hubFolder, "--port", this.#port, "--log-level", "silent", "--json"];
    this.#hub = new Child(HUB, args);
    const listening = await this.#hub.next();
    if (!listening) throw new Error(`the hub does not start: ${this.#hub.complaint}`);
    const address = String(listening.address);
    this.#port = new URL(address).port;
    return address;
  }

  #session(file: string, args: readonly string[]): Child {
    return new Child(file, [...args, "--profile", this.#profile, "--recovery-key-file", this.#keyFile]);
  }

  #send(request: Record<string, unknown>): number {
    this.#request += 1;
    this.#console.send({ id: this.#request, ...request });
    return this.#request;
  }

  /** One request and its answer; null when the process died over it. */
  async #ask(request: Record<string, unknown>): Promise<Record<string, unknown> | null> {
    const id = this.#send(request);
    for (;;) {
      const answer = await this.#console.next();
      if (!answer || answer.id === id) return answer;
    }
  }

  async #killSomething(): Promise<void> {
    const what = this.#lie ? "point" : this.#random.weighted({ hub: 4, console: 3, point: 3 });
    if (what === "hub") await this.#killHub();
    else if (what === "console") await this.#killConsole();
    else await this.#killAtPoint();
    this.findings.kills += 1;
    await this.#checkNewlyAcknowledged();
  }

  #count(point: string): void {
    this.findings.points[point] = (this.findings.points[point] ?? 0) + 1;
  }

  /** Acts of a user, with the exchange of some of them begun before the rest is done. */
  #burst(): number {
    const acts = 1 + this.#random.below(BURST);
    for (let n = 0; n < acts; n += 1) {
      this.#acts += 1;
      const command = this.#act();
      this.#asked.set(this.#send({ kind: "execute", command }), command);
      if (this.#random.chance(0.2)) this.#send({ kind: "sync" });
    }
    this.#send({ kind: "sync" });
    return acts;
  }

  #act(): Record<string, unknown> {
    const text = `act ${this.#acts}`;
    const ticket = this.#ticket;
    if (this.#random.chance(0.5)) {
      return this.#runs.act(this.#random, text, ticket, new Date(Date.now() - 1000).toISOString());
    }
    return this.#random.pick<Record<string, unknown>>([
      { type: "ticket.note", ticket, text },
      { type: "ticket.edit", ticket, set: { place: text } },
      { type: "ticket.open", set: { title: text } },
      { type: "asset.register", set: { kind: "laptop", name: text } },
      { type: "person.set", set: { name: text } },
    ]);
  }

  /** Reads answers until the process is dead or, if it lives on, until the last request is answered. */
  async #readAnswers(): Promise<void> {
    for (;;) {
      const answer = await this.#console.next();
      if (!answer) return;
      const result = answer.result as Record<string, unknown> | undefined;
      if (answer.ok === true && typeof result?.operation === "string") {
        this.#acknowledged.push(result.operation);
        this.#runs.acknowledged(this.#asked.get(Number(answer.id)) ?? {}, result);
      }
      if (answer.id === this.#request) return;
    }
  }

  async #killConsole(): Promise<void> {
    this.#count("console at random");
    this.#burst();
    const reading = this.#readAnswers();
    await pause(this.#random.below(LONGEST_WAIT));
    await this.#console.kill();
    await reading;
    await this.#startConsoleAgain("console at random");
  }

  async #killAtPoint(): Promise<void> {
    const point = this.#lie ?? this.#random.pick(POINTS);
    await this.#console.end();
    const count = point === "inTransaction" || point === "afterCommit" ? 1 + this.#random.below(3) : 1;
    this.#console = this.#session(KILLED_SESSION, ["--point", point, "--count", String(count)]);
    const burst = [];
    while (burst.length < count) burst.push(this.#burst());
    await this.#readAnswers();
    this.#count(`console ${point}`);
    await this.#console.kill();
    await this.#startConsoleAgain(`console ${point}`);
  }

  async #startConsoleAgain(point: string): Promise<void> {
    this.#console = this.#session(CONSOLE, ["session"]);
    const report = await this.#ask({ kind: "verify" });
    const verified = report?.ok === true && (report.result as { ok?: boolean }).ok === true;
    // A store that was found damaged and came back from something verifies too.
    const sound = verified && !this.#console.complaint.includes("the store is damaged");
    if (!sound) this.findings.corrupt.push(`${point}: ${JSON.stringify(report)} ${this.#console.complaint}`);
  }

  async #killHub(): Promise<void> {
    this.#count("hub at random");
    this.#burst();
    const reading = this.#readAnswers();
    await pause(this.#random.below(LONGEST_WAIT));
    await this.#hub.kill();
    await reading;
    await this.#verifyHub();
    await this.#startHub();
  }

  async #verifyHub(): Promise<void> {
    const report = await run(HUB, ["verify", "--dir", this.#hubFolder]);
    if (report.ok !== true) this.findings.corrupt.push(`hub: ${JSON.stringify(report)}`);
  }

  async #checkNewlyAcknowledged(): Promise<void> {
    await this.#check(this.#acknowledged.slice(this.#checked));
    this.#checked = this.#acknowledged.length;
    this.findings.lost.push(...(await this.#runs.faults((request) => this.#ask(request))));
    this.findings.runs = this.#runs.count;
  }

  async #check(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const held = await this.#ask({ kind: "query", name: "operation.get", params: { id } });
      if (held?.ok !== true) this.findings.lost.push(`${id} was acknowledged and is not on the console`);
    }
  }

  /** Nothing is killed any more: everything must get through, once. */
  async #settle(): Promise<void> {
    let synced: Record<string, unknown> | null = null;
    for (let round = 0; round < LAST_ROUNDS && synced?.ok !== true; round += 1) {
      synced = await this.#ask({ kind: "sync" });
    }
    if (synced?.ok !== true) this.findings.lost.push(`the last sync failed: ${JSON.stringify(synced)}`);
    await this.#check(this.#acknowledged);
    this.findings.acknowledged = this.#acknowledged.length;
    await this.#console.end();
    await this.#hub.end();
    await this.#verifyHub();
    const store = await openSqliteHubStore(path.join(this.#hubFolder, "hub.db"));
    const { feed } = await store.standing();
    const rows = await store.page(0, feed, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    await store.close();
    this.#compare(rows.map(({ id, body }) => ({ id, body })));
  }

  #compare(rows: readonly { id: string; body: string }[]): void {
    const ids = new Set<string>();
    const acts = new Set<string>();
    for (const { id, body } of rows) {
      if (ids.has(id)) this.findings.doubled.push(`${id} stands twice on the hub`);
      ids.add(id);
      // Every act has a text of its own, so the same act sealed twice would show.
      const text = /"act \d+"/.exec(body)?.[0];
      if (text && acts.has(text)) this.findings.doubled.push(`${text} was sealed twice`);
      if (text) acts.add(text);
    }
    for (const id of this.#acknowledged) {
      if (!ids.has(id)) this.findings.lost.push(`${id} was acknowledged and is not on the hub`);
    }
  }
}

/** The only waiting without a state to wait for: the moment of a kill is random. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
