import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forgottenBy } from "../../../shared/domain/registry.ts";
import type { Executed } from "../../../shared/ipc/contract.ts";
import type { QueryName, QueryParams, QueryResults } from "../../../shared/ipc/queries.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { historyAfter, historyStart, historyText } from "../../../shared/log/history.ts";
import type { AcceptedOperation, PageHistory, PullReply } from "../../../shared/protocol/pull.ts";
import type { PushAnswer } from "../../../shared/protocol/push.ts";
import { createCore } from "../../../electron/core/compose.ts";
import type { Core } from "../../../electron/core/compose.ts";
import { silentLog, uuidv7Maker } from "../../../electron/core/environment.ts";
import type { Environment } from "../../../electron/core/environment.ts";
import { generateDeviceKey, sha256, signerOf } from "../../../electron/core/keys/device-key.ts";
import type { Outcome } from "../../../electron/core/outcome.ts";
import { createMemoryProfile } from "../../../electron/core/session/profile.ts";
import type { Profile } from "../../../electron/core/session/profile.ts";
import { createSyncStore } from "../../../electron/core/store/log/store-sync.ts";
import type { NewIdentity } from "../../../electron/core/identity.ts";
import type { SyncStore } from "../../../electron/core/sync/sync-store.ts";

/** An environment in which the same seed gives the same ids, and the clock ticks a second a look. */
export function testEnvironment(seed = 1): Environment & { clock: { now: number } } {
  let state = seed >>> 0;
  const randomBytes = (count: number) =>
    Uint8Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
  const clock = { now: Date.parse("2026-11-23T09:00:00.000Z") };
  const now = () => (clock.now += 1000);
  return { clock, now, randomBytes, uuidv7: uuidv7Maker(now, randomBytes), log: silentLog };
}

/** The cheapest argon2id there is: tests open many profiles. */
export const CHEAP_ARGON2 = { memoryKiB: 8, passes: 1, lanes: 1 };

/** A folder that is gone after the test. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "deskside-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.error));
}

/** A core over a profile in memory that never reaches a network. */
export function memoryCore(environment: Environment = testEnvironment()): Core {
  return coreOver(createMemoryProfile(environment, { name: "王五", workspaceName: "测试" }));
}

export function coreOver(profile: Profile): Core {
  return createCore({
    profile,
    openTransport: () => {
      throw new Error("this test has no hub");
    },
    timer: () => () => {},
  });
}

export const run = (core: Core, command: { type: string } & Record<string, unknown>): Executed =>
  must(core.execute(command));

export function ask<N extends QueryName>(core: Core, name: N, params: QueryParams<N>): QueryResults[N] {
  return must(core.query(name, params)) as QueryResults[N];
}

/** The hub has what was done after it was done. */
const LATER = Date.parse("2027-01-01");

/** As much of a hub as the store sees: it numbers operations and hands them out. No checks. */
export class StandInHub {
  readonly log: AcceptedOperation[] = [];
  readonly key = generateDeviceKey();
  readonly workspace: string;
  /** Whether it signs its history, as hubs do since protocol 3. */
  signs = false;
  readonly #environment: Environment;
  readonly #device: string;
  #rosterSeq = 0;
  #next = 1;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.workspace = environment.uuidv7();
    this.#device = environment.uuidv7();
  }

  /** Enrols a profile's device for a new member, as pairing does. */
  enrol(sync: SyncStore, name: string, code: string, role = "lead"): void {
    const keys = generateDeviceKey();
    const identity: NewIdentity = {
      ...keys,
      device: this.#environment.uuidv7(),
      code,
      member: this.#environment.uuidv7(),
      workspace: this.workspace,
      workspaceName: "测试",
    };
    this.write("member.set", `member:${identity.member}`, {
      member: identity.member,
      name,
      role,
      active: true,
    });
    this.write("device.enrol", `device:${identity.device}`, {
      device: identity.device,
      member: identity.member,
      code,
      publicKey: keys.publicKey,
    });
    sync.takeIdentity(identity, {
      address: "https://hub.test",
      fingerprint: "0".repeat(64),
      token: "token",
      hubKey: this.key.publicKey,
    });
    sync.enterEpoch(1, []);
  }

  /** The hub's own operation. */
  write(type: string, touches: string, payload: Record<string, unknown>): void {
    this.#rosterSeq += 1;
    const body = canonicalJson({
      id: this.#environment.uuidv7(),
      type,
      v: 1,
      workspace: this.workspace,
      device: this.#device,
      deviceSeq: this.#rosterSeq,
      actor: this.#device,
      at: "2026-11-23T09:00:00.000Z",
      clockSkewMs: 0,
      baseSeq: this.#next - 1,
      touches: [touches],
      payload,
    });
    this.accept(body, signerOf(this.key.privateKey).sign(body));
  }

  accept(body: string, sig: string, parts?: string[]): AcceptedOperation {
    const seq = this.#next;
    this.#next += 1;
    const accepted = {
      body,
      sig,
      parts,
      seq,
      feed: seq,
      receivedAt: LATER + seq * 1000,
      receipt: `receipt-${seq}`,
    };
    this.log.push(accepted);
    return accepted;
  }

  /** Deletes the parts that an accepted operation erases. */
  #forget(op: Operation): void {
    const gone = new Set(forgottenBy(op).flatMap(({ parts }) => parts));
    if (gone.size === 0) return;
    for (const each of this.log) each.parts = each.parts?.filter((part) => !gone.has(sha256(part)));
  }

  page(after: number, limit: number): PullReply {
    const operations = this.log.filter(({ feed }) => feed > after).slice(0, limit);
    const head = this.log.at(-1)?.feed ?? 0;
    const through = operations.at(-1)?.feed ?? head;
    const page = { epoch: 1, operations, through, head };
    return this.signs ? { ...page, history: this.history(after, through) } : page;
  }

  /** Of the log as it is now, whatever was handed out before. */
  history(after: number, through: number, epoch = 1): PageHistory {
    const start = historyStart(this.workspace, sha256);
    const at = (feed: number) =>
      this.log
        .filter((each) => each.feed <= feed)
        .reduce(
          (hash, { body, seq, feed }) => historyAfter(hash, { feed, seq, hash: sha256(body) }, sha256),
          start,
        );
    const hash = at(through);
    const text = historyText(this.workspace, epoch, { feed: through, hash });
    return { base: at(after), hash, sig: signerOf(this.key.privateKey).sign(text) };
  }

  /** Takes what waits, up to `limit` operations; `refuse` says which not to take. */
  push(sync: SyncStore, limit = 500, refuse: (type: string) => boolean = () => false): PushAnswer[] {
    const answers = sync.outbox(limit).map(({ op, body, sig, parts }): PushAnswer => {
      const known = this.log.find((each) => each.body === body);
      if (!known && refuse(op.type)) {
        return { status: "refused", id: op.id, code: "forbidden", message: "not your role", path: "" };
      }
      const { seq, feed, receivedAt, receipt } = known ?? this.accept(body, sig, parts);
      this.#forget(op);
      return { status: "accepted", id: op.id, seq, feed, receivedAt, receipt };
    });
    sync.answer(answers);
    return answers;
  }

  pull(sync: SyncStore, limit = 2000): void {
    while (this.signs && sync.reckonHistory());
    for (;;) {
      const page = this.page(sync.cursor().feed, limit);
      const result = sync.integrate(page, true);
      if (typeof result === "string") throw new Error(result);
      if ("otherHistory" in result) throw new Error(result.otherHistory);
      if (page.through >= page.head) return;
    }
  }

  /** One round: pull, push, pull. */
  sync(sync: SyncStore): void {
    this.pull(sync);
    while (sync.waiting() > 0) this.push(sync);
    this.pull(sync);
  }
}

export interface Console {
  core: Core;
  sync: SyncStore;
}

/** A console in memory, enrolled with a stand-in hub. */
export function enrolledConsole(hub: StandInHub, name: string, code: string, seed: number): Console {
  const core = memoryCore(testEnvironment(seed));
  const sync = createSyncStore(core.profile.store);
  hub.enrol(sync, name, code);
  hub.pull(sync);
  return { core, sync };
}

/** Two consoles and the hub they are enrolled with. */
export function office(seed = 1): { hub: StandInHub; a: Console; b: Console } {
  const hub = new StandInHub(testEnvironment(seed + 1000));
  return {
    hub,
    a: enrolledConsole(hub, "甲", "A1", seed + 1),
    b: enrolledConsole(hub, "乙", "B2", seed + 2),
  };
}

/** Has everything that follows from the log derived anew, as after an upgrade; idle moments included. */
export function derivedAnew(
  { profile: { store } }: Core,
  kinds = Object.keys(store.meta.get("derived") ?? {}),
): void {
  makeStale(store, kinds);
  while (store.refresh(3));
}

/** The records of these kinds were derived by another program version. */
export function makeStale({ meta, staleness }: Profile["store"], kinds: readonly string[]): void {
  const others = Object.fromEntries(kinds.map((kind) => [kind, "another declaration"]));
  meta.set("derived", { ...meta.get("derived"), ...others });
  staleness.look();
}

/** Runs a generator of the store to its end. */
export function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
