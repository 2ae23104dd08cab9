import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createProfile, openProfile } from "../../electron/core/session/profile.ts";
import { createSyncStore } from "../../electron/core/store/log/store-sync.ts";
import type { Core } from "../../electron/core/session/core.ts";
import {
  CHEAP_ARGON2,
  StandInHub,
  coreOver,
  enrolledConsole,
  must,
  run,
  testEnvironment,
} from "../support/core/core.ts";
import { secret } from "../support/core/profile.ts";
import { DRAFT, readablePlaces } from "./readable.ts";
import type { Places } from "./readable.ts";

const OWN = 100;
const OTHERS = 100;
const UNSENT = 60;

/** A profile's folder in a state that is damaged again and again, each time a copy of it. */
export interface Subject {
  name: "closed" | "killed";
  folder: string;
  key: Uint8Array;
  /** Where each operation lies that was never sent. */
  unsent: Map<string, Places>;
  draft: Places;
  accepted: string[];
}

export interface Subjects {
  hub: StandInHub;
  closed: Subject;
  killed: Subject;
}

/** A paired console with work of its own and of others, sent and unsent, and a draft. */
export async function makeSubjects(root: string): Promise<Subjects> {
  const environment = testEnvironment(11);
  const hub = new StandInHub(testEnvironment(12));
  const live = join(root, "live");
  const alone = { name: "王五", workspaceName: "测试" };
  const { profile } = must(
    createProfile({
      folder: live,
      locale: "zh-CN",
      passphrase: secret.passphrase,
      alone,
      environment,
      argon2: CHEAP_ARGON2,
    }),
  );
  const first = coreOver(profile);
  const sync = createSyncStore(profile.store);
  hub.enrol(sync, "王五", "K7");
  hub.pull(sync);
  const other = enrolledConsole(hub, "李四", "M2", 13);
  work(first, OWN, "自己的");
  work(other.core, OTHERS, "别人的");
  hub.sync(sync);
  hub.sync(other.sync);
  hub.sync(sync);
  const accepted = idsOf(first, "accepted");
  work(first, UNSENT / 2, "没送的");
  // The rest comes on top of a file that holds everything up to here.
  profile.store.db.pragma("wal_checkpoint(TRUNCATE)");
  work(first, UNSENT / 2, "最后的");
  run(first, { type: "draft.save", key: DRAFT, form: "ticket", data: { text: "还没写完" } });
  const key = profile.key as Uint8Array;
  const waiting = idsOf(first, "pending");
  const killed = copied(live, join(root, "killed"));
  await first.close();
  // Opened once more, so that the last start was from a file that is whole.
  const again = must(openProfile({ folder: live, secret, environment: testEnvironment(14) }));
  await coreOver(again).close();
  const closed = copied(live, join(root, "closed"));
  const subject = (name: Subject["name"], folder: string): Subject => {
    const places = readablePlaces(folder, key, saltIn(folder));
    const unsent = new Map(waiting.map((id) => [id, places.get(id) ?? []]));
    const hidden = [...unsent].filter(([, each]) => each.length === 0);
    if (hidden.length > 0) throw new Error(`${hidden.length} of ${name} were not found before any damage`);
    return { name, folder, key, unsent, draft: places.get(DRAFT) ?? [], accepted };
  };
  return { hub, closed: subject("closed", closed), killed: subject("killed", killed) };
}

function copied(from: string, to: string): string {
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
  return to;
}

function saltIn(folder: string): Uint8Array {
  const { salt } = JSON.parse(readFileSync(join(folder, "profile.json"), "utf8")) as { salt: string };
  return Buffer.from(salt, "base64");
}

/** Short and long texts, so that rows lie in one page and across several. */
function work(core: Core, count: number, what: string): void {
  for (let index = 0; index < count; index += 1) {
    const description = index % 10 === 9 ? "很长的说明".repeat(600) : "说明";
    if (index % 3 === 0) run(core, { type: "asset.register", set: { name: `${what}${index}` } });
    else run(core, { type: "ticket.open", set: { title: `${what}${index}`, description } });
  }
}

export function idsOf(core: Core, status: "pending" | "accepted"): string[] {
  const { db } = core.profile.store;
  return db.prepare<[string], string>("SELECT id FROM operation WHERE status = ?").pluck().all(status);
}
