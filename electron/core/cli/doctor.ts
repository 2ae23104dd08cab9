import { existsSync, statfsSync } from "node:fs";
import { resolve } from "node:path";
import type { StoreStatus } from "../../../shared/ipc/queries.ts";
import type { Core } from "../compose.ts";
import type { Environment } from "../environment.ts";
import { readProfileFile } from "../keys/profile-file.ts";
import { success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { profileFiles } from "../session/profile.ts";
import { required } from "./arguments.ts";
import type { Arguments } from "./arguments.ts";

interface Finding {
  check: string;
  ok: boolean;
  message: string;
}

/** Room a laptop should have for a day's work and a backup. */
const COMFORTABLE_BYTES = 512 * 1024 * 1024;

/**
 * Looks at what can keep a profile from working, one finding per line, and changes nothing. It
 * answers with findings, not with the first error: whoever runs it has trouble already.
 */
export async function examine(
  args: Arguments,
  environment: Environment,
  open: (work: (core: Core) => Promise<Outcome<Finding[]>>) => Promise<Outcome<Finding[]>>,
): Promise<Outcome<{ ok: boolean; findings: Finding[] }>> {
  const folder = required(args, "profile");
  if (!folder.ok) return folder;
  const path = resolve(folder.value);
  const findings: Finding[] = [runtimeFinding()];
  const add = (check: string, ok: boolean, message: string) => findings.push({ check, ok, message });

  const profile = readProfileFile(path);
  add("profile", profile.ok, profile.ok ? "profile.json is readable" : profile.error.message);
  if (existsSync(path)) {
    const { bavail, bsize } = statfsSync(path);
    const free = bavail * bsize;
    add("disk", free > COMFORTABLE_BYTES, `${Math.round(free / 1024 / 1024)} MiB free`);
  }
  if (profile.ok) {
    add("store", existsSync(profileFiles(path).store), "the file of the store is there");
    const opened = await open((core) => inspect(core, environment));
    if (opened.ok) findings.push(...opened.value);
    else add("open", false, opened.error.message);
  }
  return success({ ok: findings.every(({ ok }) => ok), findings });
}

function runtimeFinding(): Finding {
  const major = Number(process.versions.node.split(".")[0]);
  return { check: "runtime", ok: major >= 24, message: `Node ${process.versions.node}` };
}

async function inspect(core: Core, environment: Environment): Promise<Outcome<Finding[]>> {
  const findings: Finding[] = [{ check: "open", ok: true, message: "the profile opens" }];
  const status = core.query("store.status");
  if (status.ok) {
    const { readOnly, operations, pending, refused, lastBackup } = status.value as StoreStatus;
    findings.push(
      { check: "writable", ok: !readOnly, message: readOnly ? "read-only: no room" : "takes writes" },
      { check: "log", ok: true, message: `${operations} operations, ${pending} waiting, ${refused} refused` },
      {
        check: "backup",
        // Advice: a profile without a backup works.
        ok: true,
        message:
          lastBackup === null
            ? "never backed up; the command `backup` does it"
            : `backed up ${Math.floor((environment.now() - lastBackup) / 86_400_000)} days ago`,
      },
    );
  }
  const verified = await core.handle({ id: 1, kind: "verify" });
  const report = verified.ok ? (verified.result as { ok: boolean; problems: unknown[] }) : null;
  findings.push({
    check: "verify",
    ok: report?.ok === true,
    message: report ? `${report.problems.length} problems` : "could not be verified",
  });
  return success(findings);
}
