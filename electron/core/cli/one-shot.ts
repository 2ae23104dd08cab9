import { resolve } from "node:path";
import { JOBS, JOB_NAMES } from "../../../shared/ipc/jobs.ts";
import type { JobName } from "../../../shared/ipc/jobs.ts";
import { createCore, createProfile, discardProfile, openProfile } from "../compose.ts";
import type { Core } from "../compose.ts";
import { timestampOf } from "../environment.ts";
import type { Environment } from "../environment.ts";
import type { Secret } from "../keys/keyring.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { checklistCommand } from "./checklist.ts";
import { clockCommand } from "./clock.ts";
import { verifyEvidence } from "../proof/verify-evidence.ts";
import { restoreProfile } from "../session/restore-profile.ts";
import { required, secretFrom } from "./arguments.ts";
import type { Arguments } from "./arguments.ts";
import { examine } from "./doctor.ts";
import { jobParams } from "./job-command.ts";
import { probe } from "./probe.ts";
import type { Serving } from "./session.ts";

export type Command = (args: Arguments, environment: Environment) => Promise<Outcome<unknown>>;

function secretOf(args: Arguments): Outcome<Secret> {
  const recovery = args.options.get("recovery-key-file");
  if (recovery !== undefined) {
    const read = secretFrom(recovery, "recovery-key-file");
    return read.ok ? success({ by: "recovery", recoveryKey: read.value }) : read;
  }
  const file = required(args, "passphrase-file");
  if (!file.ok) return file;
  const read = secretFrom(file.value, "passphrase-file");
  return read.ok ? success({ by: "passphrase", passphrase: read.value }) : read;
}

/** Opens the profile the arguments name and runs `work` over it; closes it whatever happens. */
export async function withCore<T>(
  args: Arguments,
  environment: Environment,
  work: (core: Core, reopen: Serving["reopen"]) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const folder = required(args, "profile");
  if (!folder.ok) return folder;
  const secret = secretOf(args);
  if (!secret.ok) return secret;
  let core: Core | null = null;
  const open = (): Outcome<Core> => {
    const opened = openProfile({ folder: resolve(folder.value), secret: secret.value, environment });
    if (!opened.ok) return opened;
    core = createCore({ profile: opened.value });
    return success(core);
  };
  const close = async () => {
    const closing = core;
    core = null;
    await closing?.close();
  };
  const opened = open();
  if (!opened.ok) return opened;
  try {
    return await work(opened.value, async () => {
      await close();
      return open();
    });
  } finally {
    await close();
  }
}

/** One request of the contract as a command; its id is of no interest here. */
function asking(
  requestOf: (args: Arguments, environment: Environment) => Outcome<Record<string, unknown>>,
  afterwards: (core: Core) => Promise<void> = async () => {},
): Command {
  return async (args, environment) => {
    const request = requestOf(args, environment);
    if (!request.ok) return request;
    return withCore(args, environment, async (core) => {
      const reply = await core.handle({ id: 1, ...request.value });
      await afterwards(core);
      return reply.ok ? success(reply.result) : { ok: false, error: reply.error };
    });
  };
}

/** So many a list has on the command line; all pages of it by `session`. */
const LISTED = 500;

/** Every job is a command of its name. */
function running(name: JobName): Command {
  return asking((args) => {
    const params = jobParams(JOBS[name], args);
    return params.ok ? success({ kind: "job", name, params: params.value }) : params;
  });
}

const init: Command = async (args, environment) => {
  const folder = required(args, "profile");
  if (!folder.ok) return folder;
  const secret = secretOf(args);
  if (!secret.ok) return secret;
  if (secret.value.by !== "passphrase" || secret.value.passphrase.length < 8) {
    return failure("malformed", "a passphrase has at least 8 characters", "--passphrase-file");
  }
  const start = startOf(args);
  if (!start.ok) return start;
  const { alone, code } = start.value;
  const locale = args.options.get("locale") ?? "zh-CN";
  if (locale !== "zh-CN" && locale !== "en") {
    return failure("malformed", "the languages are zh-CN and en", "--locale");
  }
  const created = createProfile({
    folder: resolve(folder.value),
    locale,
    passphrase: secret.value.passphrase,
    alone,
    environment,
  });
  if (!created.ok) return created;
  const { profile, recoveryKey } = created.value;
  const core = createCore({ profile });
  if (code !== null) {
    const reply = await core.handle({ id: 1, kind: "pair", code });
    if (!reply.ok) {
      await core.sync.stop();
      discardProfile(profile);
      return { ok: false, error: reply.error };
    }
  }
  const session = core.query("session.get");
  await core.close();
  return session.ok ? success({ recoveryKey, session: session.value }) : session;
};

/** Alone by names, or with a hub by the pairing code in a file. */
function startOf(
  args: Arguments,
): Outcome<{ alone: { name: string; workspaceName: string } | null; code: string | null }> {
  const pairFile = args.options.get("pair-file");
  if (pairFile !== undefined) {
    const code = secretFrom(pairFile, "pair-file");
    return code.ok ? success({ alone: null, code: code.value }) : code;
  }
  const name = required(args, "name");
  if (!name.ok) return name;
  const workspaceName = required(args, "workspace-name");
  if (!workspaceName.ok) return workspaceName;
  return success({ alone: { name: name.value, workspaceName: workspaceName.value }, code: null });
}

const restore: Command = async (args, environment) => {
  const folder = required(args, "profile");
  if (!folder.ok) return folder;
  const file = required(args, "file");
  if (!file.ok) return file;
  const secret = secretOf(args);
  if (!secret.ok) return secret;
  return restoreProfile({
    file: resolve(file.value),
    folder: resolve(folder.value),
    secret: secret.value,
    overwrite: args.flags.has("overwrite"),
    now: environment.now(),
  });
};

export const ONE_SHOT: Readonly<Record<string, Command>> = {
  ...Object.fromEntries(JOB_NAMES.map((name) => [name, running(name)])),
  init,
  pair: asking((args) => {
    const file = required(args, "pair-file");
    if (!file.ok) return file;
    const code = secretFrom(file.value, "pair-file");
    return code.ok ? success({ kind: "pair", code: code.value }) : code;
  }),
  // Files follow a round, and nobody runs on here to see them through.
  sync: asking(
    () => success({ kind: "sync" }),
    (core) => core.sync.filesSettled(),
  ),
  checklist: (args) => Promise.resolve(checklistCommand(args)),
  clock: (args) => Promise.resolve(clockCommand(args)),
  // Whoever was given evidence has no profile.
  "verify-evidence": ({ words: [file, ...more], options }) =>
    file === undefined || more.length > 0
      ? Promise.resolve(failure("malformed", "name one file", "FILE"))
      : verifyEvidence(resolve(file), options.get("anchor")),
  unsigned: asking(() => success({ kind: "query", name: "asset.unsigned", params: { limit: LISTED } })),
  overdue: asking((_, { now }) => {
    const today = timestampOf(now()).slice(0, 10);
    return success({ kind: "query", name: "asset.due", params: { which: "overdue", today, limit: LISTED } });
  }),
  restore,
  probe,
  doctor: (args, environment) =>
    examine(args, environment, (work) => withCore(args, environment, async (core) => work(core))),
};
