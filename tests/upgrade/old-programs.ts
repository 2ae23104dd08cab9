import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { QueryName, QueryParams, QueryResults } from "../../shared/ipc/queries.ts";

// Consoles and hubs of several versions, each a process of its own, spoken to as a person would:
// commands, JSON lines, HTTPS between the two. For tests in which the two are not of one version.

/** The files of a version's two programs. */
export interface Programs {
  version: string;
  console: string;
  hub: string;
}

const root = join(import.meta.dirname, "../..");
const kept = join(import.meta.dirname, "programs");

/** The programs of a released version (`programs/README.md`). */
export function releasedPrograms(version: string): Programs {
  const folder = join(kept, version);
  return { version, console: join(folder, "console.mjs"), hub: join(folder, "hub.mjs") };
}

/** The released versions of which programs are kept, oldest first. */
export const RELEASED: readonly string[] = readdirSync(kept, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));

/**
 * Those that this version's programs meet in the test command: the first, whose forms are the oldest, and the
 * last, which most laptops run. `DESKSIDE_RELEASES=all` is before a release, and lets every one meet them.
 */
export const MET: readonly string[] =
  process.env.DESKSIDE_RELEASES === "all"
    ? RELEASED
    : RELEASED.filter((_, index, { length }) => index === 0 || index === length - 1);

/** This version's, from the source. */
export const TODAY: Programs = {
  version: "today",
  console: join(root, "electron/core/cli/main.ts"),
  hub: join(root, "hub/cli/main.ts"),
};

/** What a program answered that it could not do; `code` is the program's own. */
export class ProgramError extends Error {
  readonly code: string;

  constructor(what: string, { code, message, path }: { code: string; message: string; path?: string }) {
    super(`${what}: ${message} (${code}${path ? `, at ${path}` : ""})`);
    this.code = code;
  }
}

interface Answer {
  id?: number;
  ok: boolean;
  result?: unknown;
  error?: { code: string; message: string; path?: string };
}

const running = new Set<ChildProcess>();

/** Ends what a test that failed half way left running; for `afterAll`. */
export function endPrograms(): void {
  for (const child of running) child.kill("SIGKILL");
}

function start(file: string, args: readonly string[]) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  running.add(child);
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });
  const gone = once(child, "close").finally(() => running.delete(child));
  return { child, gone, failure: (why: string) => new Error(`${args.join(" ")} ${why}\n${complaints}`) };
}

async function answerOf(file: string, args: readonly string[]): Promise<Answer> {
  const { child, gone, failure } = start(file, [...args, "--json"]);
  child.stdin.end();
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  await gone;
  const line = out.trim().split("\n").at(-1);
  if (!line) throw failure("ended without an answer");
  const answer = JSON.parse(line) as Answer;
  if (answer.error) throw new ProgramError(args.slice(0, 2).join(" "), answer.error);
  return answer;
}

/** Runs one command of a hub (`["user", "add", "--dir", …]`) and gives back what it says. */
export async function runHub<T = Record<string, unknown>>(
  { hub }: Programs,
  args: readonly string[],
): Promise<T> {
  return (await answerOf(hub, args)) as T;
}

/** Runs one command of a console (`["verify", "--profile", …]`) and gives back its result. */
export async function runConsole<T = Record<string, unknown>>(
  programs: Programs,
  args: readonly string[],
): Promise<T> {
  return (await answerOf(programs.console, args)).result as T;
}

export interface ServingHub {
  address: string;
  /** Orderly, unless told otherwise. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** `hub serve`, on a free port unless one is named, once it listens. */
export async function serveHub({ hub }: Programs, dir: string, port = "0"): Promise<ServingHub> {
  const args = ["serve", "--dir", dir, "--port", port, "--log-level", "warn", "--json"];
  const { child, gone, failure } = start(hub, args);
  const lines = createInterface(child.stdout);
  const first = await Promise.race([once(lines, "line"), gone.then(() => null)]);
  if (!first) throw failure("ended before it listened");
  const said = JSON.parse(String(first[0])) as Answer & { address: string };
  if (said.error) throw new ProgramError("hub serve", said.error);
  return {
    address: said.address,
    async end(signal = "SIGTERM") {
      child.kill(signal);
      await gone;
    },
  };
}

export type Role = "technician" | "lead" | "assetManager" | "manager" | "auditor";

/** A new hub in `dir`, made by its own `init`. */
export async function makeHub(programs: Programs, dir: string, name: string): Promise<void> {
  await runHub(programs, ["init", "--dir", dir, "--name", name]);
}

/** Adds a member to the hub in `dir`; answers the member's id. Also while the hub serves. */
export async function addMember(programs: Programs, dir: string, name: string, role: Role): Promise<string> {
  const args = ["user", "add", "--dir", dir, "--name", name, "--role", role];
  return (await runHub<{ id: string }>(programs, args)).id;
}

/** A one-time pairing code for a member's laptop. */
export async function pairingCode(
  programs: Programs,
  dir: string,
  member: string,
  { address }: Pick<ServingHub, "address">,
): Promise<string> {
  const args = ["pair", "--dir", dir, "--user", member, "--address", address];
  return (await runHub<{ code: string }>(programs, args)).code;
}

/** A profile and the file of its passphrase. */
export interface ProfileAt {
  profile: string;
  passphraseFile: string;
}

const profileArgs = ({ profile, passphraseFile }: ProfileAt) => [
  ...["--profile", profile],
  ...["--passphrase-file", passphraseFile],
];

/** Says where a profile is, or will be, and writes its passphrase beside it. */
export function profileAt(profile: string, passphrase: string): ProfileAt {
  const passphraseFile = `${profile}.passphrase`;
  writeFileSync(passphraseFile, `${passphrase}\n`, { mode: 0o600 });
  return { profile, passphraseFile };
}

/** Makes a profile that works alone, or one that is paired from the start. */
export async function makeProfile(
  programs: Programs,
  at: ProfileAt,
  start: { pairingCode: string } | { name: string; workspaceName: string },
): Promise<void> {
  const args = ["init", ...profileArgs(at)];
  if ("pairingCode" in start) {
    const file = `${at.profile}.pairing`;
    writeFileSync(file, start.pairingCode, { mode: 0o600 });
    await runConsole(programs, [...args, "--pair-file", file]);
  } else {
    await runConsole(programs, [...args, "--name", start.name, "--workspace-name", start.workspaceName]);
  }
}

export type Command = { type: string } & Record<string, unknown>;

/** A console's `session`: requests and answers, one JSON line each. Exchanges only when asked to. */
export interface Session {
  request<T = unknown>(request: { kind: string } & Record<string, unknown>): Promise<T>;
  execute(command: Command): Promise<{ operation: string | null; id: string | null; number: string | null }>;
  query<N extends QueryName>(name: N, params?: QueryParams<N>): Promise<QueryResults[N]>;
  /** One round; throws where it does not end well. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export function openSession(programs: Programs, at: ProfileAt): Session {
  const { child, gone, failure } = start(programs.console, ["session", ...profileArgs(at)]);
  const waiting = new Map<number, { done(answer: Answer): void; fail(error: Error): void }>();
  let last = 0;
  let ended = false;
  createInterface(child.stdout).on("line", (line) => {
    const answer = JSON.parse(line) as Answer;
    if (answer.id === undefined) return;
    waiting.get(answer.id)?.done(answer);
    waiting.delete(answer.id);
  });
  // A process that died tells through its exit; the pipe to it needs no words of its own.
  child.stdin.on("error", () => {});
  void gone.then(() => {
    ended = true;
    for (const { fail } of waiting.values()) fail(failure("ended without an answer"));
    waiting.clear();
  });
  const request: Session["request"] = async <T>(asked: { kind: string } & Record<string, unknown>) => {
    const id = (last += 1);
    const answer = await new Promise<Answer>((done, fail) => {
      if (ended) return fail(failure("has ended"));
      waiting.set(id, { done, fail });
      child.stdin.write(`${JSON.stringify({ id, ...asked })}\n`);
    });
    if (answer.error) throw new ProgramError(JSON.stringify(asked), answer.error);
    return answer.result as T;
  };
  return {
    request,
    execute: (command) => request({ kind: "execute", command }),
    query: (name, params = {} as never) => request({ kind: "query", name, params }),
    async sync() {
      await request({ kind: "sync" });
    },
    async close() {
      child.stdin.end();
      await gone;
    },
  };
}
