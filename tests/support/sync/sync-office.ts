import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { createCore, createMemoryProfile } from "../../../electron/core/compose.ts";
import type { Core, Profile } from "../../../electron/core/compose.ts";
import { silentLog, uuidv7Maker } from "../../../electron/core/environment.ts";
import { createProfile, openProfile } from "../../../electron/core/session/profile.ts";
import type { FileLine, OpenFileLine } from "../../../electron/core/sync/files/file-line.ts";
import { openHttpsFileLine } from "../../../electron/core/sync/files/https-file-line.ts";
import { openHttpsTransport } from "../../../electron/core/sync/https-transport.ts";
import type { RoundOutcome } from "../../../electron/core/sync/round-outcome.ts";
import { transportError } from "../../../electron/core/sync/transport.ts";
import type { HubResult, HubTransport, OpenTransport } from "../../../electron/core/sync/transport.ts";
import { makeServer } from "../../../hub/api/server.ts";
import {
  createHubService,
  initialiseWorkspace,
  openSqliteHubStore,
  restoreInto,
} from "../../../hub/compose.ts";
import type { HubOptions } from "../../../hub/features/open-context.ts";
import type { HubService } from "../../../hub/service.ts";
import type { Outcome as HubOutcome } from "../../../hub/outcome.ts";
import { makeCertificate } from "../../../hub/server/certificate.ts";
import { fingerprintOf } from "../../../hub/server/fingerprint.ts";
import type { DumpRow, HubStore } from "../../../hub/store/hub-store.ts";
import { OPERATION_TYPES } from "../../../shared/domain/registry.ts";
import type { Executed } from "../../../shared/ipc/contract.ts";
import { formatPairingCode } from "../../../shared/protocol/pairing.ts";

/** How consoles reach the hub: calls in one process, or real HTTPS on the loopback. */
export type Wire = "in process" | "over HTTPS";
export const WIRES: readonly Wire[] = ["in process", "over HTTPS"];

type Asked = Exclude<keyof HubTransport, "notices" | "close">;
type Meddled = HubResult<unknown> | undefined;

/** What a test does to the messages of one console. */
export interface Line {
  /** No network: nothing is sent. */
  cut: boolean;
  /** The hub hears and answers, and the answer never arrives. */
  loseReply: Asked | null;
  /** Called with every request that is sent; may put another answer in the place of the hub's. */
  meddle: ((asked: Asked, request: unknown) => Meddled | Promise<Meddled>) | null;
  /** As `meddle`, with what the hub answered. */
  spoil: ((asked: Asked, reply: HubResult<unknown>) => HubResult<unknown>) | null;
  /** Requests of this name stay on the way until the transport is closed. */
  hold: Asked | null;
  /** What was sent, by name. */
  sent: Asked[];
  /** Operations travel and files do not. */
  filesCut: boolean;
  /** What was asked for of files. */
  fileRequests: (keyof FileLine)[];
}

/** Files over real HTTPS, as far as the line lets them. */
const filesOn =
  (line: Line): OpenFileLine =>
  (endpoint, store) => {
    const real = openHttpsFileLine(endpoint, store);
    const passes = (asked: keyof FileLine) => {
      line.fileRequests.push(asked);
      return line.filesCut ? transportError("unreachable", "the line is cut") : null;
    };
    return {
      asked: async (addresses) => passes("asked") ?? real.asked(addresses),
      upload: async (file, onAccepted) => passes("upload") ?? real.upload(file, onAccepted),
      fetch: async (address, from, take) => passes("fetch") ?? real.fetch(address, from, take),
      close: real.close,
    };
  };

export interface Console {
  core: Core;
  profile: Profile;
  line: Line;
  /** Moves this laptop's own clock against the hub's, in ms. */
  clock: { skew: number };
  /** What the engine's timer would call next, and after how long. */
  scheduled: { run(): void; ms: number } | null;
  sync(): Promise<RoundOutcome>;
  /** Executes a command that must be taken; answers its record. */
  act(command: { type: string } & Record<string, unknown>): string;
  query<T>(name: string, params?: Record<string, unknown>): T;
}

export interface Office {
  readonly hub: { store: HubStore; service: HubService };
  environment: { now(): number };
  advance(ms: number): void;
  member(role?: string, name?: string): Promise<string>;
  code(member: string): Promise<string>;
  /** A console, paired for this member unless it is null. */
  console(member: string | null, options?: ConsoleOptions): Promise<Console>;
  /** A console over an open profile, e.g. a copied or reopened one. */
  over(profile: Profile, clock?: { skew: number }): Console;
  backup(): Promise<DumpRow[]>;
  restore(rows: readonly DumpRow[]): Promise<void>;
  /** Another hub takes the address; `rightly` null puts a whole new workspace there. */
  replaceBy(rows: readonly DumpRow[] | null): Promise<void>;
  /** The hub's program is changed, its store stays. */
  serve(options: Partial<HubOptions>): Promise<void>;
  close(): Promise<void>;
}

export interface ConsoleOptions {
  /** Kept in a folder, so that it can be closed, copied and opened again. */
  folder?: string;
  name?: string;
}

export const PASSPHRASE = "correct horse battery";
const CHEAP = { memoryKiB: 1024, passes: 1, lanes: 1 };

export function must<T>(
  outcome: { ok: true; value: T } | { ok: false; error: { code: string; message: string } },
): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.value;
}

/** @param file where the hub keeps its log; in memory when nothing is said */
export async function openOffice(wire: Wire, file = ":memory:"): Promise<Office> {
  let at = Date.parse("2026-11-23T08:00:00Z");
  const now = () => at;
  const uuidv7 = uuidv7Maker(now, randomBytes);
  const hubEnvironment = { now, randomBytes: (count: number) => randomBytes(count), uuidv7 };
  const tls = wire === "over HTTPS" ? await makeCertificate(hubEnvironment) : null;
  const consoles: Console[] = [];
  let service!: HubService;
  let store = await openSqliteHubStore(file);
  must(await initialiseWorkspace(store, hubEnvironment, "测试工作组"));
  let app: FastifyInstance | null = null;
  let port = 0;

  async function serve(options: Partial<HubOptions> = {}): Promise<void> {
    await app?.close();
    service = await createHubService({ store, environment: hubEnvironment, ...options });
    if (!tls) return;
    const limits = { requestsPerMinute: 1e6, pairingsPerMinute: 1e6 };
    const made = await makeServer({
      service,
      logger: false,
      tls,
      operatorToken: null,
      hubVersion: "test",
      limits,
    });
    app = made.app;
    await app.listen({ host: "127.0.0.1", port });
    port = Number(new URL(app.listeningOrigin).port);
  }
  await serve();

  const address = () => `https://127.0.0.1:${wire === "over HTTPS" ? port : 1}`;
  const direct: OpenTransport = ({ token }) => directTransport(() => service, token);

  function over(profile: Profile, clock = { skew: 0 }): Console {
    const line: Line = {
      ...{ cut: false, loseReply: null, meddle: null, spoil: null, hold: null, sent: [] },
      ...{ filesCut: false, fileRequests: [] },
    };
    const open = wire === "over HTTPS" ? openHttpsTransport : direct;
    const core = createCore({
      profile,
      openTransport: (endpoint) => onLine(open(endpoint), line),
      openFileLine: wire === "over HTTPS" ? filesOn(line) : null,
      timer: (run, ms) => {
        const mine = { run, ms };
        made.scheduled = mine;
        return () => {
          if (made.scheduled === mine) made.scheduled = null;
        };
      },
    });
    const made: Console = {
      scheduled: null,
      core,
      profile,
      line,
      clock,
      sync: () => core.sync.syncNow(),
      act: (command) => must<Executed>(core.execute(command)).id as string,
      query: <T>(name: string, params = {}) => must(core.query(name, params)) as T,
    };
    consoles.push(made);
    return made;
  }

  const office: Office = {
    get hub() {
      return { store, service };
    },
    environment: { now },
    advance: (ms) => {
      at += ms;
    },
    async member(role = "technician", name = "王芳") {
      return must(await service.administration.addMember({ name, role })).id;
    },
    async code(member) {
      const { secret } = must(await service.administration.createPairingSecret(member, 30));
      const fingerprint = tls ? fingerprintOf(tls.cert) : "0".repeat(64);
      return formatPairingCode({
        address: address(),
        fingerprint,
        secret,
        workspace: service.facts.workspace,
      });
    },
    async console(member, { folder, name = "单小明" } = {}) {
      const clock = { skew: 0 };
      const environment = {
        now: () => now() + clock.skew,
        uuidv7: uuidv7Maker(() => now() + clock.skew, randomBytes),
        randomBytes: (count: number) => randomBytes(count),
        log: silentLog,
      };
      const alone = { name, workspaceName: "一个人" };
      const profile = folder
        ? must(
            createProfile({
              folder,
              locale: "zh-CN",
              passphrase: PASSPHRASE,
              alone,
              environment,
              argon2: CHEAP,
            }),
          ).profile
        : createMemoryProfile(environment, alone);
      const made = over(profile, clock);
      if (member !== null) {
        const paired = await made.core.sync.pair(await office.code(member));
        if (!paired.ok) throw new Error(`${paired.code}: ${paired.message}`);
      }
      return made;
    },
    over,
    async backup() {
      const rows: DumpRow[] = [];
      for await (const row of store.dump()) rows.push(row);
      return rows;
    },
    async restore(rows) {
      const lost = store;
      store = await openSqliteHubStore(":memory:");
      // The disk is gone: nobody knows where the lost hub stood.
      must(await restoreInto(store, hubEnvironment, streamOf(rows), null));
      await serve();
      await lost.close();
    },
    async replaceBy(rows) {
      const before = store;
      store = await openSqliteHubStore(":memory:");
      if (rows) must(await store.replace(streamOf(rows), async () => ({ ok: true, value: null })));
      else must(await initialiseWorkspace(store, hubEnvironment, "别的工作组"));
      await serve();
      await before.close();
    },
    serve,
    async close() {
      for (const { core } of consoles) await core.close().catch(() => {});
      await app?.close();
      await store.close();
    },
  };
  return office;
}

/** Opens the profile in a folder again, as after the end of its process. */
export function reopen(office: Office, folder: string): Console {
  const environment = {
    now: office.environment.now,
    uuidv7: uuidv7Maker(office.environment.now, randomBytes),
    randomBytes: (count: number) => randomBytes(count),
    log: silentLog,
  };
  const secret = { by: "passphrase" as const, passphrase: PASSPHRASE };
  return office.over(must(openProfile({ folder, secret, environment })));
}

/** A folder for profiles, and what removes it. */
export function temporaryFolder(): { path: string; remove(): Promise<void> } {
  const path = mkdtempSync(join(tmpdir(), "deskside-sync-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Operation types of a hub that is older than this program. */
export function typesWithout(...names: string[]): HubOptions["types"] {
  return new Map([...OPERATION_TYPES].filter(([type]) => !names.includes(type)));
}

async function* streamOf(rows: readonly DumpRow[]): AsyncIterable<DumpRow> {
  for (const row of rows) yield await Promise.resolve(row);
}

function onLine(hub: HubTransport, line: Line): HubTransport {
  let giveUp = () => {};
  const closed = new Promise<void>((resolve) => {
    giveUp = resolve;
  });
  const carry =
    <Q, R>(asked: Asked, ask: (request: Q, onLeft?: () => void) => Promise<HubResult<R>>) =>
    async (request: Q, onLeft?: () => void): Promise<HubResult<R>> => {
      if (line.cut) return transportError("unreachable", "no network");
      line.sent.push(asked);
      if (line.hold === asked) {
        await closed;
        return transportError("closed", "the transport was closed");
      }
      const meddled = await line.meddle?.(asked, request);
      if (meddled) return meddled as HubResult<R>;
      const answer = await ask(request, onLeft);
      const reply = line.spoil ? (line.spoil(asked, answer) as HubResult<R>) : answer;
      if (line.loseReply !== asked) return reply;
      line.loseReply = null;
      return transportError("unreachable", "the reply was lost");
    };
  return {
    pair: carry("pair", hub.pair),
    fork: carry("fork", hub.fork),
    handshake: carry("handshake", hub.handshake),
    pull: carry("pull", hub.pull),
    push: carry("push", hub.push),
    missing: carry("missing", hub.missing),
    reoffer: carry("reoffer", hub.reoffer),
    parts: carry("parts", hub.parts),
    notices: (onHead, onClose) => hub.notices(onHead, onClose),
    close: () => {
      giveUp();
      hub.close();
    },
  };
}

/** The service itself; messages pass as JSON, as on a wire. */
function directTransport(service: () => HubService, token: string | null): HubTransport {
  const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  const given = <T>(outcome: HubOutcome<T>): HubResult<T> =>
    outcome.ok
      ? { ok: true, value: wire(outcome.value) }
      : transportError(outcome.error.code, outcome.error.message, outcome.error.details);
  const asDevice =
    <Q, R>(ask: (session: never, request: Q) => Promise<HubOutcome<R>>) =>
    async (request: Q): Promise<HubResult<R>> => {
      const session = await service().authenticate(token ?? "");
      return given(session.ok ? await ask(session.value as never, wire(request)) : session);
    };
  return {
    pair: async (request) => given(await service().pair(wire(request))),
    fork: asDevice((session, request) => service().fork(session, request)),
    handshake: asDevice((session, request) => service().handshake(session, request)),
    pull: asDevice((session, request) => service().pull(session, request)),
    push: asDevice((session, request) => service().push(session, request)),
    missing: asDevice((session, { ids }) => service().missing(session, ids)),
    reoffer: asDevice((session, request) => service().reoffer(session, request)),
    parts: asDevice((session, { ids }) => service().parts(session, ids)),
    notices(onHead) {
      const tell = () => void service().head().then(onHead);
      tell();
      return service().subscribe(tell);
    },
    close: () => {},
  };
}

/** Folded state of every record, by key: what must be equal on idle consoles (I4). */
export function statesOf({ profile }: Console): Record<string, unknown> {
  const rows = profile.store.db
    .prepare<[], { key: string; state: string }>(
      "SELECT kind || ':' || id AS key, state FROM entity ORDER BY kind, id",
    )
    .all();
  return Object.fromEntries(rows.map(({ key, state }) => [key, JSON.parse(state) as unknown]));
}

/** Ids of all operations of a console by state, each with its `deviceSeq` and `seq`. */
export function logOf({ profile }: Console): { id: string; status: string; seq: number | null }[] {
  return profile.store.db
    .prepare<[], { id: string; status: string; seq: number | null }>(
      "SELECT id, status, seq FROM operation ORDER BY id",
    )
    .all();
}

/** Ids and numbers in the hub's log, in seq order. */
export async function hubLog(office: Office): Promise<{ id: string; seq: number; feed: number }[]> {
  const { feed } = await office.hub.store.standing();
  const rows = await office.hub.store.page(0, feed, 100_000, Number.MAX_SAFE_INTEGER);
  return rows.map(({ id, seq, feed: at }) => ({ id, seq, feed: at })).sort((a, b) => a.seq - b.seq);
}

/** Everything the core itself can verify; throws with what it found. */
export async function verified({ core }: Console): Promise<void> {
  const reply = await core.handle({ id: 1, kind: "verify" });
  if (!reply.ok) throw new Error(reply.error.message);
  const report = reply.result as { ok: boolean; problems: unknown[] };
  if (!report.ok) throw new Error(JSON.stringify(report.problems));
}

/** Rounds on every console until nobody learns anything new. */
export async function settle(...consoles: Console[]): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    let moved = 0;
    for (const { sync } of consoles) {
      const outcome = await sync();
      if (!outcome.ok) throw new Error(`${outcome.problem}: ${outcome.message}`);
      moved += outcome.pulled + outcome.accepted + outcome.refused + outcome.reoffered;
    }
    if (moved === 0) return;
  }
  throw new Error("the consoles never come to rest");
}

export const handOver = (asset: string, receiverName: string) => ({
  type: "custody.handOver",
  unsigned: { reason: "电话里说好了" },
  purpose: "issue",
  giverName: "单小明",
  receiver: null,
  receiverName,
  place: "三楼",
  handedAt: "2026-11-23T16:00:00.000+08:00",
  lines: [{ asset, condition: "good" }],
});
