import { createHubService, initialiseWorkspace, openSqliteHubStore, restoreInto } from "../../hub/compose.ts";
import { enrolService } from "../../hub/features/services/enrol-service.ts";
import { runTimers } from "../../hub/features/timers/run-timers.ts";
import { allDuplicates } from "../../hub/features/sync/duplicates.ts";
import { allRefusals } from "../../hub/features/sync/refusals.ts";
import { uuidv7Of } from "../../hub/environment.ts";
import type { HubEnvironment } from "../../hub/environment.ts";
import type { HubService } from "../../hub/service.ts";
import type { Outcome } from "../../hub/outcome.ts";
import { SERVICES } from "../../shared/domain/permission/service.ts";
import type { DumpRow, HubStore, Standing } from "../../hub/store/hub-store.ts";
import type { HubResult } from "../../electron/core/sync/transport.ts";
import type { Random } from "./random.ts";

/** What a console may ask of a hub, by the name of the transport's method. */
export type Asked = "pair" | "fork" | "handshake" | "pull" | "push" | "missing" | "reoffer" | "parts";
/** Puts something between the hub and its store; the mutation tests use it. */
export type StoreWrapper = (store: HubStore) => HubStore;

/** A store, or what reads one, with some of its methods replaced. */
export function over<S extends object>(store: S, replaced: Partial<S>): S {
  return new Proxy(store, {
    get(target, name) {
      if (Object.hasOwn(replaced, name)) return Reflect.get(replaced, name) as unknown;
      const own = Reflect.get(target, name, target) as unknown;
      return typeof own === "function" ? (own.bind(target) as unknown) : own;
    },
  });
}

class HubDied extends Error {
  override name = "HubDied";
}

/** The team's server: the real hub service over a real store, and the accidents it may have. */
export class HubSite {
  readonly environment: HubEnvironment;
  /** The store itself; the service may see it through a wrapper. */
  store: HubStore;
  service: HubService;
  /** What hubs that were replaced had decided; see `decided`. */
  readonly #decidedBefore = new Set<string>();
  /** Operations that a hub had which is gone. */
  readonly #hadBefore = new Set<string>();
  #wrap: StoreWrapper;
  #death: "beforeCommit" | "afterCommit" | null = null;
  #answering = false;

  private constructor(environment: HubEnvironment, store: HubStore, service: HubService, wrap: StoreWrapper) {
    this.environment = environment;
    this.store = store;
    this.service = service;
    this.#wrap = wrap;
  }

  static async open(now: () => number, random: Random, wrap: StoreWrapper): Promise<HubSite> {
    const environment: HubEnvironment = {
      now,
      randomBytes: (count) => random.bytes(count),
      uuidv7: () => uuidv7Of(now(), random.bytes(10)),
    };
    const store = await openSqliteHubStore(":memory:");
    must(await initialiseWorkspace(store, environment, "Simulated office"));
    const site = new HubSite(environment, store, null as never, wrap);
    await site.#serve();
    return site;
  }

  /** The administrator gives a service a key. */
  async enrolService(random: Random): Promise<string> {
    const publicKey = Buffer.from(random.bytes(32)).toString("base64");
    const service = random.pick([...SERVICES]);
    must(await enrolService(this.service.context, { service, name: "Request page", publicKey }));
    return service;
  }

  async #serve(): Promise<void> {
    const store = this.#wrap(this.#mortal(this.store));
    this.service = await createHubService({ store, environment: this.environment });
  }

  /** The next request that writes is the last of this process; null calls it off. */
  dieAt(moment: "beforeCommit" | "afterCommit" | null): void {
    this.#death = moment;
  }

  #mortal(store: HubStore): HubStore {
    return over(store, {
      write: async (work) => {
        const death = this.#answering ? this.#death : null;
        if (death) this.#death = null;
        const outcome = await store.write(async (tx) => {
          const worked = await work(tx);
          if (death === "beforeCommit") throw new HubDied();
          return worked;
        });
        if (death === "afterCommit") throw new HubDied();
        return outcome;
      },
    });
  }

  /** One request, as it arrives. A hub that dies over it is started again; the caller hears nothing. */
  async answer(asked: Asked, token: string | null, request: unknown): Promise<HubResult<unknown> | "died"> {
    try {
      this.#answering = true;
      const outcome = await this.#route(asked, token, overTheWire(request));
      if (outcome.ok) {
        return { ok: true, value: overTheWire(outcome.value) };
      }
      const { code, message, details } = outcome.error;
      return { ok: false, code, message, details };
    } catch (error) {
      if (!(error instanceof HubDied)) throw error;
      await this.#serve();
      return "died";
    } finally {
      this.#answering = false;
    }
  }

  /**
   * `device deviceSeq` of everything that any hub at this address ever decided, as its store has it:
   * one that died over its answer had decided too, though nobody heard of it before it was put back.
   */
  async decided(): Promise<Set<string>> {
    const { feed } = await this.store.standing();
    const rows = [
      ...(await this.store.page(0, feed, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
      ...(await allRefusals(this.store)),
      ...(await allDuplicates(this.store)),
    ];
    return new Set([
      ...this.#decidedBefore,
      ...rows.map(({ device, deviceSeq }) => `${device} ${deviceSeq}`),
    ]);
  }

  async #route(asked: Asked, token: string | null, request: never): Promise<Outcome<unknown>> {
    const { service } = this;
    if (asked === "pair") return service.pair(request);
    const session = await service.authenticate(token ?? "");
    if (!session.ok) return session;
    if (asked === "missing" || asked === "parts") {
      return service[asked](session.value, (request as { ids: string[] }).ids);
    }
    // Its own clock goes on between requests; here it is looked at when somebody comes.
    if (asked === "handshake") await runTimers(service.context);
    return service[asked](session.value, request);
  }

  async backup(): Promise<DumpRow[]> {
    const rows: DumpRow[] = [];
    for await (const row of this.store.dump()) rows.push(row);
    return rows;
  }

  /** Whether a hub at this address had it that is gone. */
  hadBefore(id: string): boolean {
    return this.#hadBefore.has(id);
  }

  /** @param lost what is known of the hub that is replaced; null when its disk is gone */
  async restore(backup: readonly DumpRow[], lost: Standing | null): Promise<void> {
    const store = await openSqliteHubStore(":memory:");
    must(await restoreInto(store, this.environment, rowsOf(backup), lost));
    for (const number of await this.decided()) this.#decidedBefore.add(number);
    const before = this.store;
    const { feed } = await before.standing();
    for (const { id } of await before.page(0, feed, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)) {
      this.#hadBefore.add(id);
    }
    this.store = store;
    await this.#serve();
    await before.close();
  }
}

async function* rowsOf(backup: readonly DumpRow[]): AsyncIterable<DumpRow> {
  yield* backup;
}

function overTheWire<T>(value: T): never {
  return JSON.parse(JSON.stringify(value)) as never;
}

export function must<T>(
  outcome: { ok: true; value: T } | { ok: false; error: { code: string; message: string } },
): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.value;
}
