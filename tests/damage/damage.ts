import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProfile } from "../../electron/core/session/profile.ts";
import type { Core } from "../../electron/core/session/core.ts";
import { createSyncStore } from "../../electron/core/store/log/store-sync.ts";
import type { VerifyReport } from "../../shared/ipc/jobs.ts";
import { ask, coreOver, testEnvironment } from "../support/core/core.ts";
import { secret } from "../support/core/profile.ts";
import { NAMED, randomCase } from "./cases.ts";
import type { Case } from "./cases.ts";
import { isReadable } from "./readable.ts";
import { spoil } from "./spoil.ts";
import { idsOf, makeSubjects } from "./subject.ts";
import type { Subjects } from "./subject.ts";

export interface Figures {
  cases: number;
  seed: number;
  opened: number;
  /** Operations that were never sent and could still be read, over all cases; of them, how many are gone. */
  readable: number;
  lost: number;
  /** Drafts that could be read and are gone. */
  drafts: number;
  /** Gone as well, but their bytes were: each of them must be told. */
  unreadable: number;
  untold: number;
  /** Accepted operations that did not come back from the hub. */
  missing: number;
  /** Stores that do not verify after all, but for the gap that a lost number leaves. */
  unsound: number;
  failures: string[];
}

/** Openings in which damage is found, and at the next one repaired. */
const OPENINGS = 4;

export async function damage(count: number, seed: number, named: readonly Case[] = NAMED): Promise<Figures> {
  const root = mkdtempSync(join(tmpdir(), "deskside-damage-"));
  const chance = chanceOf(seed);
  const figures: Figures = {
    ...{ cases: count, seed, opened: 0, readable: 0, lost: 0, drafts: 0, unreadable: 0 },
    ...{ untold: 0, missing: 0, unsound: 0, failures: [] },
  };
  try {
    const subjects = await makeSubjects(root);
    for (let index = 0; index < count; index += 1) {
      const each = named[index] ?? randomCase(chance);
      await play(each, subjects, join(root, "case"), figures);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return figures;
}

async function play(each: Case, subjects: Subjects, folder: string, figures: Figures): Promise<void> {
  const subject = subjects[each.subject];
  rmSync(folder, { recursive: true, force: true });
  cpSync(subject.folder, folder, { recursive: true });
  for (const what of each.spoils) spoil(folder, what);
  const bytesOf = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : null;
  const files = { "store.db": bytesOf("store.db"), "store.db-wal": bytesOf("store.db-wal") };
  const readable = new Set(
    [...subject.unsent].filter(([, places]) => isReadable(places, files)).map(([id]) => id),
  );
  figures.readable += readable.size;
  const fail = (what: string) => void figures.failures.push(`${each.subject}, ${each.name}: ${what}`);

  const { core, told, problems } = await openUntilSound(folder);
  if (!core) {
    figures.lost += readable.size;
    if (readable.size > 0)
      fail(`does not open, ${readable.size} of what was readable are lost: ${problems.join("; ")}`);
    return;
  }
  figures.opened += 1;
  const held = new Set(idsOf(core, "pending"));
  const gone = [...subject.unsent.keys()].filter((id) => !held.has(id));
  const lost = gone.filter((id) => readable.has(id)).length;
  figures.lost += lost;
  figures.unreadable += gone.length - lost;
  if (lost > 0) fail(`${lost} of ${readable.size} that were readable are lost`);
  if (told < gone.length && markStood(each)) {
    figures.untold += gone.length - told;
    fail(`${gone.length} unsent are gone, ${told} were told`);
  }
  subjects.hub.pull(createSyncStore(core.profile.store));
  const back = new Set(idsOf(core, "accepted"));
  const missing = subject.accepted.filter((id) => !back.has(id)).length;
  figures.missing += missing;
  if (missing > 0) fail(`${missing} accepted did not come back`);
  if (ask(core, "draft.list", {}).length === 0 && isReadable(subject.draft, files)) {
    figures.drafts += 1;
    fail("the draft was readable and is gone");
  }
  const left = await problemsOf(core);
  if (left.length > 0) {
    figures.unsound += 1;
    fail(`does not verify: ${left.slice(0, 3).join("; ")}`);
  }
  await core.close();
}

/** Without a mark nothing but what is there says how much there was. */
const markStood = ({ spoils }: Case): boolean => spoils.every(({ file }) => file !== "mark");

/** Opens and verifies until nothing is suspect any more. */
async function openUntilSound(
  folder: string,
): Promise<{ core: Core | null; told: number; problems: string[] }> {
  let told = 0;
  for (let opening = 1; opening <= OPENINGS; opening += 1) {
    const opened = openProfile({ folder, secret, environment: testEnvironment(20 + opening) });
    if (!opened.ok) return { core: null, told, problems: [opened.error.message] };
    for (const { details } of opened.value.notices) told += Number(details.unsentLost ?? 0);
    const core = coreOver(opened.value);
    await core.handle({ id: 1, kind: "verify" });
    if (!core.profile.isSuspect()) return { core, told, problems: [] };
    await core.close();
  }
  return { core: null, told, problems: [`still suspect after ${OPENINGS} openings`] };
}

async function problemsOf(core: Core): Promise<string[]> {
  const reply = await core.handle({ id: 2, kind: "verify" });
  if (!reply.ok) return [reply.error.message];
  const { problems } = reply.result as VerifyReport;
  return problems
    .filter(({ code }) => code !== "deviceSeq")
    .map(({ code, message }) => `${code}: ${message}`);
}

function chanceOf(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
