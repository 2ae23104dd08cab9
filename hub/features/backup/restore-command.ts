import { existsSync } from "node:fs";
import { readFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Command, CommandInput, CommandResult } from "../../cli/command.ts";
import { needed } from "../../cli/command.ts";
import { isDamage } from "../../cli/failures.ts";
import { readFacts } from "../../log/hub-context.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import {
  createFolder,
  holdFolder,
  readConfig,
  readIfThere,
  writeConfig,
  writeSecret,
} from "../../server/folder.ts";
import type { HubConfig, HubFolder } from "../../server/folder.ts";
import type { HubStore, Standing } from "../../store/hub-store.ts";
import { backupRows, readBackup, writeBackup } from "./backup-file.ts";
import type { BackupFacts } from "./backup-file.ts";
import { carryOver, rosterOf } from "./carry-over.ts";
import type { CarriedOver, RosterBefore } from "./carry-over.ts";
import { restoreInto } from "./restore-into.ts";

export const restore: Command = {
  about: "Puts a backup in place and opens a new epoch; consoles give back what it lacks",
  usage: "--dir DIR --file FILE [--postgres-url-file FILE]",
  options: { file: { type: "string" }, "postgres-url-file": { type: "string" } },
  run: runRestore,
};

async function runRestore(input: CommandInput): Promise<Outcome<CommandResult>> {
  const { folder } = input;
  const file = needed(input, "file");
  if (!file.ok) return file;
  const read = await readBackup(file.value, input.hub.schema);
  if (!read.ok) return read;
  const isNew = ((await readdir(folder.dir).catch(() => null)) ?? []).length === 0;
  await createFolder(folder);
  const held = await holdFolder(folder);
  if (!held.ok) return held;
  let restored: Outcome<CommandResult>;
  try {
    restored = await restoreHeld(input, file.value, read.value);
  } catch (error) {
    if (!isUnfit(error)) throw error;
    restored = fault("malformed", `${file.value} holds rows that no hub wrote; nothing was restored`, "file");
  } finally {
    held.value.release();
  }
  // A half-made folder would look like a hub.
  if (!restored.ok && isNew) {
    for (const name of await readdir(folder.dir)) await rm(join(folder.dir, name), { recursive: true });
  }
  return restored;
}

/** Rows that do not fit the tables, in SQLite's codes and in PostgreSQL's (classes 22, 23 and 42). */
function isUnfit(error: unknown): boolean {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" && /^(SQLITE_(ERROR|CONSTRAINT|MISMATCH)|(22|23|42)\w{3}$)/.test(code);
}

async function restoreHeld(
  input: CommandInput,
  file: string,
  read: BackupFacts,
): Promise<Outcome<CommandResult>> {
  const { folder, environment, hub } = input;
  const stamp = new Date(environment.now()).toISOString().replaceAll(/[:.]/g, "-");
  const opened = await openForRestore(input, stamp);
  if (!opened.ok) return opened;
  const { config } = opened.value;
  let { store, setAside } = opened.value;
  try {
    const keepAs = join(folder.dir, `before-restore-${stamp}.backup`);
    const before = await lookBefore(store, input, read.workspace, keepAs);
    if (!before.ok) return before;
    const { lost, kept, damaged, roster } = before.value;
    if (damaged) {
      await store.close();
      setAside = await moveAside(folder, stamp);
      store = await hub.openStore(folder, config);
    }
    let carried: CarriedOver | null = null;
    const restored = await restoreInto(store, environment, backupRows(file), lost, async (tx) => {
      const context = roster && (await hub.openContext(store, await readFacts(tx)));
      if (context) carried = await carryOver(context, tx, roster);
    });
    if (!restored.ok) return restored;
    await writeFolder(folder, config, store, environment.randomBytes(32));
    const { epoch, gap } = restored.value;
    const { operations, createdAt } = read;
    return done({
      json: { epoch, gap, operations, createdAt, kept: kept ?? setAside, carried },
      lines: [
        `restored ${operations} operations as of ${createdAt}; the log is in epoch ${epoch}`,
        `consoles that sync now give back what they know of ${gap.from} to ${gap.to}`,
        ...(kept ? [`what was here before: ${kept}`] : []),
        ...(setAside ? [`the damaged database: ${setAside}`] : []),
        ...rosterLines(carried, createdAt),
      ],
    });
  } finally {
    await store.close();
  }
}

/** What was taken over, and what the administrator must look at. */
function rosterLines(carried: CarriedOver | null, createdAt: string): string[] {
  const codes = "pairing codes that were not used yet are void: make new ones";
  if (!carried) {
    return [
      `these devices, roles and keys of certificates are as of ${createdAt}: ` +
        "check `hub revoke`, `hub user list` and `hub certificate list`",
      codes,
    ];
  }
  return [
    ...carried.revoked.map(({ id, code }) => `stays revoked: ${code} (${id})`),
    ...carried.members.map(
      ({ id, role, active }) => `stays as it was last: ${id} ${active ? role : "disabled"}`,
    ),
    ...carried.raised.map(
      ({ id, role }) => `had become ${role} since, and is now as of ${createdAt}: ${id}; see \`hub user\``,
    ),
    codes,
  ];
}

interface OpenedForRestore {
  store: HubStore;
  config: HubConfig;
  /** Where a database that could not be opened was moved to. */
  setAside: string | null;
}

/** The folder's store, or a new one in an empty folder or in place of a database beyond reading. */
async function openForRestore(input: CommandInput, stamp: string): Promise<Outcome<OpenedForRestore>> {
  const { folder, options, hub } = input;
  const urlFile = options["postgres-url-file"];
  const present = await readConfig(folder);
  if (!present.ok) return present;
  const known = present.value;
  const config: HubConfig = known ?? { engine: urlFile ? "postgres" : "sqlite" };
  if (known && urlFile) return fault("malformed", "the folder has its database already", "postgres-url-file");
  if (urlFile) await writeSecret(folder.postgresUrl, await readFile(urlFile, "utf8"));
  try {
    return done({ store: await hub.openStore(folder, config), config, setAside: null });
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const setAside = await moveAside(folder, stamp);
  return done({ store: await hub.openStore(folder, config), config, setAside });
}

async function moveAside(folder: HubFolder, stamp: string): Promise<string> {
  const setAside = `${folder.database}.damaged-${stamp}`;
  for (const suffix of ["", "-wal", "-shm"]) {
    if (existsSync(folder.database + suffix)) await rename(folder.database + suffix, setAside + suffix);
  }
  return setAside;
}

interface Before {
  /** Where the hub stood that is about to be replaced, as far as that can be read. */
  lost: Standing | null;
  kept: string | null;
  damaged: boolean;
  /** Who was let in last; null where that cannot be read. */
  roster: RosterBefore | null;
}

/** What is about to be replaced: it must be this workspace's, and is backed up if it can be read. */
async function lookBefore(
  store: HubStore,
  { environment }: CommandInput,
  workspace: string,
  keepAs: string,
): Promise<Outcome<Before>> {
  let lost: Standing | null = null;
  let roster: RosterBefore | null = null;
  try {
    if (!(await store.initialised())) return done({ lost, kept: null, damaged: false, roster });
    const present = (await store.meta()).workspace;
    if (present !== workspace) {
      return fault("wrongWorkspace", `the backup is of workspace ${workspace}, here is ${present}`, "file");
    }
    lost = await store.standing();
    roster = await rosterOf(store);
    const kept = await writeBackup(store, environment, keepAs);
    return kept.ok ? done({ lost, kept: keepAs, damaged: false, roster }) : kept;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return done({ lost, kept: null, damaged: true, roster });
  }
}

async function writeFolder(
  folder: HubFolder,
  config: HubConfig,
  store: HubStore,
  operatorToken: Buffer,
): Promise<void> {
  const { tlsCertificate, tlsKey } = await store.meta();
  if (tlsCertificate && tlsKey) {
    await writeSecret(folder.cert, tlsCertificate);
    await writeSecret(folder.key, tlsKey);
  }
  if ((await readIfThere(folder.operatorToken)) === null) {
    await writeSecret(folder.operatorToken, `${operatorToken.toString("base64url")}\n`);
  }
  await writeConfig(folder, config);
}
