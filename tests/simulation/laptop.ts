import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createCore, createProfile, openProfile } from "../../electron/core/compose.ts";
import type { Core, Profile } from "../../electron/core/compose.ts";
import { sealPlan } from "../../electron/core/commands/seal-plan.ts";
import { silentLog, uuidv7Maker } from "../../electron/core/environment.ts";
import type { Environment, Log } from "../../electron/core/environment.ts";
import type { OpenTransport } from "../../electron/core/sync/transport.ts";
import { failure } from "../../electron/core/outcome.ts";
import type { Outcome } from "../../electron/core/outcome.ts";
import { may } from "../../shared/domain/permission/permission.ts";
import type { Permission } from "../../shared/domain/permission/permission.ts";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import type { OperationType } from "../../shared/domain/registry.ts";
import type { Executed } from "../../shared/ipc/contract.ts";
import { NOTICES } from "../support/domain/asks.ts";
import type { EntityState } from "../../shared/log/state.ts";
import { must } from "./hub-site.ts";
import { View } from "./ledger.ts";
import type { Random } from "./random.ts";

/** What a member asks of a laptop. */
export type Command = { type: string } & Record<string, unknown>;

/** What a laptop needs of the simulated world. */
export interface Surroundings {
  /** The true time. */
  now(): number;
  random: Random;
  /** A fresh path for a profile folder. */
  folder(): string;
  openTransport(laptop: Laptop): OpenTransport;
  onError(message: string): void;
}

const COPIED = ["profile.json", "store.db", "store.db-wal", "mark"];

/** Disks do not fill up here: an empty file stands for the megabytes of the reserve. */
function withoutReserve(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "reserve"), "");
}

/** A technician's laptop: the real core over a real encrypted store, with a clock of its own. */
export class Laptop {
  readonly name: string;
  readonly member: string;
  readonly #around: Surroundings;
  /** Device clock minus true time, ms. */
  skew = 0;
  online = true;
  /** A round or a pairing is under way. */
  busy = false;
  core: Core;
  view = new View();
  /** Operations that were shown when it was last looked at (during.ts). */
  seen: ReadonlySet<string> = new Set();
  #folder: string;
  readonly #recoveryKey: string;
  #lastRow = 0;
  #life = 0;

  private constructor(
    name: string,
    member: string,
    around: Surroundings,
    folder: string,
    recoveryKey: string,
    profile: (environment: Environment) => Profile,
  ) {
    this.name = name;
    this.member = member;
    this.#around = around;
    this.#folder = folder;
    this.#recoveryKey = recoveryKey;
    this.core = this.#boot(profile(this.#environment()));
  }

  static create(name: string, member: string, around: Surroundings): Laptop {
    const folder = around.folder();
    withoutReserve(folder);
    const environment = environmentOf(() => around.now(), around);
    const created = must(createProfile({ folder, locale: "en", passphrase: null, alone: null, environment }));
    created.profile.store.close();
    return Laptop.#open(name, member, around, folder, created.recoveryKey);
  }

  static #open(
    name: string,
    member: string,
    around: Surroundings,
    folder: string,
    recoveryKey: string,
  ): Laptop {
    const secret = { by: "recovery", recoveryKey } as const;
    return new Laptop(name, member, around, folder, recoveryKey, (environment) =>
      must(openProfile({ folder, secret, environment })),
    );
  }

  /** Which run of the program this is; requests of an earlier one are nobody's. */
  get label(): string {
    return `${this.name}#${this.#life}`;
  }

  #environment(): Environment {
    return environmentOf(() => this.#around.now() + this.skew, this.#around);
  }

  #boot(profile: Profile): Core {
    this.#life += 1;
    return createCore({ profile, openTransport: this.#around.openTransport(this), timer: () => () => {} });
  }

  /** A member asks for something, or does what the core itself notes (an export, a print, a look). */
  does({ type, ...said }: Command): Outcome<Executed> {
    if (!NOTICES.includes(type)) return this.core.execute({ type, ...said });
    const { store } = this.core.profile;
    const { act, permission } = OPERATION_TYPES.get(type) as OperationType;
    if (!may(store.role(), permission as Permission)) return failure("forbidden", "not this role", "");
    return store.write(() =>
      sealPlan(store, type, act, { payload: said, label: "", id: null, number: null }),
    );
  }

  /** Notes what the store holds now. */
  look(): void {
    const rows = this.core.profile.store.db
      .prepare<[number], { n: number; id: string }>(
        "SELECT n, id FROM operation WHERE n > ? AND status <> 'distrusted' ORDER BY n",
      )
      .all(this.#lastRow);
    for (const { n, id } of rows) {
      this.view.add(id);
      this.#lastRow = n;
    }
  }

  /** The records of a kind, or all, in the order in which this laptop came to know them. */
  states(kind: string | null = null): EntityState[] {
    const { db, states } = this.core.profile.store;
    return db
      .prepare<[string | null, string | null], { e: number; state: string }>(
        "SELECT e, state FROM entity WHERE kind = ? OR ? IS NULL ORDER BY e",
      )
      .all(kind, kind)
      .map(({ e, state }) => states.parsed(e, state));
  }

  /** Ids of the operations in the store, of one standing or of all. */
  ids(status: string | null = null): string[] {
    const { db } = this.core.profile.store;
    return db
      .prepare<[string | null, string | null], string>(
        "SELECT id FROM operation WHERE status = ? OR ? IS NULL",
      )
      .pluck()
      .all(status, status);
  }

  /** What lies on the disk now, as after a power cut. */
  image(): string {
    const copy = this.#around.folder();
    withoutReserve(copy);
    for (const file of COPIED) {
      cpSync(path.join(this.#folder, file), path.join(copy, file), { force: true, recursive: true });
    }
    return copy;
  }

  /** SIGKILL: what was not committed is gone, requests under way are nobody's. Started again at once. */
  crash(): void {
    this.#restart(this.image());
  }

  /** The laptop is put back to an image of itself. */
  putBack(image: string, view: View): void {
    this.view = view.copy();
    this.seen = new Set();
    this.#lastRow = 0;
    this.#restart(image);
  }

  #restart(folder: string): void {
    this.core.profile.store.db.close();
    this.#folder = folder;
    this.busy = false;
    const secret = { by: "recovery", recoveryKey: this.#recoveryKey } as const;
    this.core = this.#boot(must(openProfile({ folder, secret, environment: this.#environment() })));
    this.look();
  }

  /** A second laptop from a copy of this one's disk. */
  clone(name: string): Laptop {
    const twin = Laptop.#open(name, this.member, this.#around, this.image(), this.#recoveryKey);
    twin.skew = this.skew;
    twin.view = this.view.copy();
    twin.look();
    return twin;
  }

  end(): void {
    this.core.profile.store.db.close();
  }
}

function environmentOf(now: () => number, around: Surroundings): Environment {
  const random = around.random.branch();
  const randomBytes = (count: number) => random.bytes(count);
  const log: Log = {
    ...silentLog,
    error: (message, details) => around.onError(`${message} ${JSON.stringify(details)}`),
  };
  const clock = () => Math.round(now());
  return { now: clock, randomBytes, uuidv7: uuidv7Maker(clock, randomBytes), log };
}
