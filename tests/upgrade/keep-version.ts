import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { VERSION, createCore, openProfile, systemEnvironment } from "../../electron/core/compose.ts";
import { must, temporaryFolder } from "../support/core/core.ts";
import { backupRows } from "../../hub/features/backup/backup-file.ts";
import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import { PASSPHRASE, keptOf } from "./kept.ts";
import type { KeptLog, KeptOperation } from "./kept.ts";
import { endPrograms, releasedPrograms, runHub } from "./old-programs.ts";
import { shownBy } from "./shown.ts";
import { play } from "./story.ts";

// Keeps what this version leaves to later ones: a profile, a hub, a backup, and what they show. The
// version's own programs make them (programs/README.md, built first). Refuses to keep twice.
/** Declared, and sealed by no program yet: no record is restricted (ADR 22). */
const LATER = ["access.look"];
/**
 * Kept by their golden payloads alone: a lot of five hundred is decided on in two operations, the bundles of a
 * release have no font to print with, and closing by rule takes the hub three working days.
 */
const UNPLAYED = ["disposal.mark", "access.print", "ticket.closeByRule"];

const kept = keptOf(VERSION);
if (existsSync(kept.folder)) throw new Error(`${kept.folder} is kept already; a release is made once`);
const programs = releasedPrograms(VERSION);
if (!existsSync(programs.hub)) throw new Error("build the programs first: programs/README.md");

const work = temporaryFolder();
const draft = keptOf(`${VERSION}.new`);
try {
  mkdirSync(draft.folder, { recursive: true });
  const { hubDir, hub, laptop } = await play(programs, work.path);
  await runHub(programs, ["backup", "--dir", hubDir, "--file", draft.backup]);
  const { ok: _, ...verify } = await runHub(programs, ["verify", "--dir", hubDir]);
  await hub.end();
  const { operations, refusals } = await logOf(draft.backup);
  const types = new Set(operations.map(({ type }) => type));
  const missing = [...OPERATION_TYPES.keys()].filter(
    (type) => !types.has(type) && ![...LATER, ...UNPLAYED].includes(type),
  );
  if (missing.length > 0) throw new Error(`nobody plays ${missing.join(", ")} (story.ts)`);
  writeLines(draft.log, { verify, refusals, operations });
  cpSync(hubDir, draft.hub, { recursive: true });
  cpSync(laptop.profile, draft.profile, { recursive: true });
  // Room for a full disk; the console makes it anew.
  rmSync(join(draft.profile, "reserve"), { force: true });

  // Looked at in a copy: what is kept is what the console left, untouched by the looking.
  const copy = join(work.path, "copy");
  cpSync(draft.profile, copy, { recursive: true });
  const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
  const profile = must(openProfile({ folder: copy, secret, environment: systemEnvironment() }));
  const core = createCore({ profile });
  writeFileSync(draft.shown, `${JSON.stringify(await shownBy(core), null, 1)}\n`);
  await core.close();
  renameSync(draft.folder, kept.folder);
} finally {
  endPrograms();
  work.remove();
  rmSync(draft.folder, { recursive: true, force: true });
}

async function logOf(backup: string): Promise<{ operations: KeptOperation[]; refusals: number }> {
  const operations: KeptOperation[] = [];
  let refusals = 0;
  for await (const { table, row } of backupRows(backup)) {
    if (table === "refusal") refusals += 1;
    if (table !== "log_operation") continue;
    const { seq, feed, id, type, device, device_seq: deviceSeq, body, sig, receipt } = row;
    const hash = createHash("sha256").update(String(body)).digest("hex");
    operations.push({ seq, feed, id, type, device, deviceSeq, hash, sig, receipt } as KeptOperation);
  }
  return { operations: operations.sort((a, b) => a.seq - b.seq), refusals };
}

/** One operation a line: a log is read, and compared, line by line. */
function writeLines(file: string, { operations, ...rest }: KeptLog): void {
  const lines = operations.map((operation) => JSON.stringify(operation));
  const head = JSON.stringify(rest).slice(0, -1);
  writeFileSync(file, `${head},"operations":[\n${lines.join(",\n")}\n]}\n`);
}
