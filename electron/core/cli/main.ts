import { JOBS, JOB_NAMES } from "../../../shared/ipc/jobs.ts";
import { systemEnvironment } from "../compose.ts";
import type { Core } from "../compose.ts";
import type { Log } from "../environment.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { parseArguments } from "./arguments.ts";
import type { Arguments } from "./arguments.ts";
import { jobUsage } from "./job-options.ts";
import { ONE_SHOT, withCore } from "./one-shot.ts";
import { isBroken } from "./probe.ts";
import { runSession } from "./session.ts";

const JOB_LINES = JOB_NAMES.map((name) =>
  `  ${name.padEnd(8)} --profile DIR --passphrase-file FILE ${jobUsage(JOBS[name])}`.trimEnd(),
);
const USAGE = `deskside console

  session  --profile DIR --passphrase-file FILE [--live]      requests and answers as JSON lines
  init     --profile DIR --passphrase-file FILE --name NAME --workspace-name NAME [--locale zh-CN|en]
  init     --profile DIR --passphrase-file FILE --pair-file FILE
  pair     --profile DIR --passphrase-file FILE --pair-file FILE
  sync     --profile DIR --passphrase-file FILE
${JOB_LINES.join("\n")}
  restore  --profile DIR --passphrase-file FILE --file FILE [--overwrite]
  unsigned --profile DIR --passphrase-file FILE               hand-overs and returns nobody has signed
  overdue  --profile DIR --passphrase-file FILE               loans past the day they are due back
  doctor   --profile DIR --passphrase-file FILE
  checklist list | check FILE | play FILE-or-ID --answers FILE | export ID | ways [ID]   needs no profile
  clock    --file CASE.json [--shipped]                       needs no profile
  probe    list | NAME [--host HOST --port N --url URL --name NAME --share SHARE --interface NAME --count N]
  probe    doctor [--targets FILE]                            needs no profile
  verify-evidence FILE [--anchor KEY]                         needs no profile

Every command takes --json, and --recovery-key-file FILE instead of --passphrase-file.
No secret is taken as an argument. Requests and queries: docs/commands.md.
`;

const note = (level: string, message: string, details?: Record<string, unknown>) =>
  process.stderr.write(`${JSON.stringify({ level, message, ...details })}\n`);
const log: Log = {
  info: (message, details) => note("info", message, details),
  warn: (message, details) => note("warn", message, details),
  error: (message, details) => note("error", message, details),
};
const environment = systemEnvironment(log);

async function session(args: Arguments): Promise<Outcome<null>> {
  // Without --live a session exchanges with the hub only when it is asked to.
  const started = (core: Core) => {
    if (args.flags.has("live")) core.sync.start();
    return core;
  };
  return withCore(args, environment, (core, reopen) => {
    const again = async () => {
      const opened = await reopen();
      return opened.ok ? success(started(opened.value)) : opened;
    };
    return runSession({ core: started(core), reopen: again }, process.stdin, process.stdout);
  });
}

function report(outcome: Outcome<unknown>, json: boolean): void {
  if (json) {
    const answer = outcome.ok ? { ok: true, result: outcome.value } : outcome;
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  } else if (outcome.ok && typeof outcome.value === "string") {
    process.stdout.write(outcome.value);
  } else if (outcome.ok) {
    process.stdout.write(`${JSON.stringify(outcome.value, null, 2)}\n`);
  } else {
    const { code, message, path } = outcome.error;
    process.stderr.write(`deskside: ${message} (${code}${path ? `, ${path}` : ""})\n`);
  }
  const failed =
    !outcome.ok || (outcome.value as { ok?: boolean } | null)?.ok === false || isBroken(outcome.value);
  process.exitCode = failed ? 1 : 0;
}

/** A bug or a disk that fails is an answer too: whoever reads the JSON gets one object, not a stack. */
async function attempt(work: () => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
  try {
    return await work();
  } catch (error) {
    const { message, stack, code } = error as NodeJS.ErrnoException;
    log.error("the command failed", { message, stack });
    return failure("internal", "something went wrong in the program", "", code ? { code } : {});
  }
}

// A reader that went away (`… | head`) is no failure of ours.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const [name = "", ...rest] = process.argv.slice(2);
const args = parseArguments(rest);
if (name === "" || name === "help" || name === "--help" || (args.ok && args.value.flags.has("help"))) {
  process.stdout.write(USAGE);
  process.exitCode = name === "" ? 2 : 0;
} else if (!args.ok) {
  report(args, rest.includes("--json"));
} else if (name === "session") {
  const outcome = await attempt(() => session(args.value));
  if (!outcome.ok) report(outcome, true);
} else {
  const command = Object.hasOwn(ONE_SHOT, name) ? ONE_SHOT[name] : undefined;
  const outcome = command
    ? await attempt(() => command(args.value, environment))
    : failure("unknownCommand", `there is no command ${name}`, "command");
  report(outcome, args.value.flags.has("json") || name === "--json");
}
