import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What a released version left: `kept/VERSION/` (see README.md). */
export interface Kept {
  version: string;
  folder: string;
  /** A profile as its console wrote it, and {@link Shown} of it. */
  profile: string;
  shown: string;
  /** A hub's folder as the hub left it, the backup of the same log, and {@link KeptLog} of both. */
  hub: string;
  backup: string;
  log: string;
}

const root = join(import.meta.dirname, "kept");
/** The kept profiles hold invented records; their passphrase is no secret. */
export const PASSPHRASE = "kept for upgrades";

export function keptOf(version: string): Kept {
  const folder = join(root, version);
  return {
    ...{ version, folder, profile: join(folder, "profile"), shown: join(folder, "shown.json") },
    ...{ hub: join(folder, "hub"), backup: join(folder, "hub.backup"), log: join(folder, "log.json") },
  };
}

export const KEPT: readonly Kept[] = existsSync(root) ? readdirSync(root).map(keptOf) : [];

/** A hub's log as it was handed out, and what the hub's own `verify` said of it. */
export interface KeptLog {
  verify: Record<string, unknown>;
  refusals: number;
  operations: KeptOperation[];
}

export interface KeptOperation {
  seq: number;
  feed: number;
  id: string;
  type: string;
  device: string;
  deviceSeq: number;
  /** SHA-256 of the signed text. */
  hash: string;
  sig: string;
  receipt: string;
}
