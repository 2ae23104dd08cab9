import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { done, fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { HubStore } from "../store/hub-store.ts";
import type { HubSchema } from "../store/schema.ts";
import type { FolderLock } from "../store/sqlite/folder-lock.ts";

/** The hub's folder: everything of one hub process but a PostgreSQL it may use. */
export interface HubFolder {
  readonly dir: string;
  readonly database: string;
  readonly postgresUrl: string;
  readonly cert: string;
  readonly key: string;
  readonly operatorToken: string;
  readonly lock: string;
  readonly config: string;
}

export function folderAt(dir: string): HubFolder {
  return {
    dir,
    config: join(dir, "hub.json"),
    database: join(dir, "hub.db"),
    postgresUrl: join(dir, "postgres-url"),
    cert: join(dir, "tls", "cert.pem"),
    key: join(dir, "tls", "key.pem"),
    operatorToken: join(dir, "operator-token"),
    lock: join(dir, "hub.lock"),
  };
}

const config = z.object({ engine: z.enum(["sqlite", "postgres"]) });
export type HubConfig = z.infer<typeof config>;

/** Writes a file that only its owner may read, whole or not at all. */
export async function writeSecret(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  await rm(draft, { force: true });
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await chmod(draft, 0o600);
  await rename(draft, file);
}

export async function createFolder(folder: HubFolder): Promise<void> {
  await mkdir(join(folder.dir, "tls"), { recursive: true, mode: 0o700 });
}

export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Null where `init` has not run. */
export async function readConfig(folder: HubFolder): Promise<Outcome<HubConfig | null>> {
  const text = await readIfThere(folder.config);
  if (text === null) return done(null);
  try {
    return done(config.parse(JSON.parse(text)));
  } catch {
    return fault("malformed", `${folder.config} does not say which database the hub uses`, "dir");
  }
}

/** The configuration of a folder in which `init` has run. */
export async function configOf(folder: HubFolder): Promise<Outcome<HubConfig>> {
  const read = await readConfig(folder);
  if (!read.ok) return read;
  return read.value
    ? done(read.value)
    : fault("notFound", `${folder.dir} is no hub's folder; run \`hub init\` first`, "dir");
}

export async function writeConfig(folder: HubFolder, value: HubConfig): Promise<void> {
  await writeSecret(folder.config, `${JSON.stringify(value)}\n`);
}

/** Opens the store a folder belongs to; loads only the driver it needs. */
export async function openStore(
  folder: HubFolder,
  { engine }: HubConfig,
  schema: HubSchema,
  onFailure: (error: unknown) => void = () => {},
): Promise<HubStore> {
  if (engine === "sqlite") {
    // Made before SQLite makes it, so that it and its journal are never readable by others.
    await writeFile(folder.database, "", { flag: "a", mode: 0o600 });
    const { openSqliteHubStore } = await import("../store/sqlite/open.ts");
    return openSqliteHubStore(folder.database, schema);
  }
  const url = await readFile(folder.postgresUrl, "utf8");
  const { openPostgresHubStore } = await import("../store/postgres/open.ts");
  return openPostgresHubStore(url.trim(), schema, onFailure);
}

/** Holds the folder for this process: one serves it, and nobody restores under it. */
export async function holdFolder(folder: HubFolder): Promise<Outcome<FolderLock>> {
  // Made before SQLite makes it, so that it is never readable by others.
  await writeFile(folder.lock, "", { flag: "a", mode: 0o600 });
  const { lockFolder } = await import("../store/sqlite/folder-lock.ts");
  const lock = lockFolder(folder.lock);
  return lock ? done(lock) : fault("forbidden", `another process serves or restores ${folder.dir}`, "dir");
}
