// npm run omissions -- --kind KIND [--since REV] [--json]: whether anything that adding a kind of record
// takes can be forgotten. Each edit is left out alone, in a copy; types, words and laws must fail, and
// name what is missing. The edits are those that are not committed yet, or those of the commit that
// added the kind, or everything since REV.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../runtime/paths.mjs";
import { checksOf, likelyChecksOf, notice } from "./checks.ts";
import type { Check, Noticed } from "./checks.ts";
import { editsOf } from "./edits.ts";
import type { Changes, Edit } from "./edits.ts";

const { values } = parseArgs({
  options: {
    kind: { type: "string" },
    since: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const { kind, since, json } = values;
const git = (args: readonly string[], options: { env?: object; cwd?: string; input?: string } = {}) =>
  execFileSync("git", args, {
    ...{ cwd: projectRoot, encoding: "utf8", maxBuffer: 1 << 28 },
    ...options,
    env: { ...process.env, ...options.env },
  });

if (kind === undefined) fail("--kind says which kind of record was added");
const entry = `shared/domain/${kind}/${kind}.ts`;
if (!existsSync(join(projectRoot, entry))) fail(`there is no ${entry}`);

/** The working tree as git would commit it, whatever is staged. */
function presentTree(): string {
  const folder = mkdtempSync(join(tmpdir(), "deskside-index-"));
  try {
    const index = join(folder, "index");
    copyFileSync(resolve(projectRoot, git(["rev-parse", "--git-path", "index"]).trim()), index);
    const env = { GIT_INDEX_FILE: index };
    git(["add", "--all"], { env });
    return git(["write-tree"], { env }).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ends(): [before: string, after: string] {
  if (since !== undefined) return [since, presentTree()];
  const [added] = git(["log", "--diff-filter=A", "--format=%H", "--", entry]).split("\n");
  return added ? [`${added}^`, added] : ["HEAD", presentTree()];
}

function changesBetween(before: string, after: string): Changes {
  const lines = git(["diff", "--no-renames", "--name-status", before, after]).trim().split("\n");
  const status = lines.map((line) => line.split("\t") as [string, string]);
  return {
    kind: kind as string,
    status: Object.fromEntries(
      status.filter(([how]) => how !== "D").map(([how, file]) => [file, how as "A" | "M"]),
    ),
    before: (file) => git(["show", `${before}:${file}`]),
    after: (file) => git(["show", `${after}:${file}`]),
    hunks: (file) => git(["diff", "-U0", before, after, "--", file]),
    takeBack: (cwd, input) => git(["apply", "--reverse", "--unidiff-zero", "-"], { cwd, input }),
  };
}

const [before, after] = ends();
const folder = mkdtempSync(join(tmpdir(), "deskside-omissions-"));
const copy = join(folder, "copy");
let broken: Check | null;
const results: (Omit<Edit, "leaveOut"> & Noticed)[] = [];
try {
  git(["clone", "--quiet", "--shared", "--no-checkout", projectRoot, copy]);
  git(["read-tree", "-u", "--reset", after], { cwd: copy });
  symlinkSync(join(projectRoot, "node_modules"), join(copy, "node_modules"));
  const edits = editsOf(changesBetween(before, after));
  const likely = new Set(edits.flatMap(({ file }) => likelyChecksOf(file)));
  broken = failingOf(likely);
  for (const { leaveOut, ...edit } of broken === null ? edits : []) {
    leaveOut(copy);
    const noticed = notice(copy, edit.names, checksOf(edit.file));
    results.push({ ...edit, ...noticed });
    if (!json) process.stdout.write(`${lineOf(edit, noticed)}\n`);
    git(["read-tree", "-u", "--reset", after], { cwd: copy });
  }
  const others = results.flatMap(({ by }) => (by === null || likely.has(by) ? [] : by));
  broken ??= failingOf(new Set(others));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (broken !== null) fail(`with everything there, ${broken} fails: nothing can be said`);

const silent = results.filter(({ by }) => by === null).length;
const unnamed = results.filter(({ by, said }) => by !== null && said === null).length;
const summary = { kind, edits: results.length, silent, unnamed };
if (json) process.stdout.write(`${JSON.stringify({ ...summary, results })}\n`);
else
  process.stdout.write(
    `${results.length} edits, ${silent} silent, ${unnamed} fail without naming what is missing\n`,
  );
process.exitCode = silent + unnamed > 0 ? 1 : 0;

/** One of these that fails with everything there, and so notices nothing; null when all pass. */
function failingOf(checks: ReadonlySet<Check>): Check | null {
  return notice(copy, [kind as string], checks).by;
}

function lineOf({ file, part }: Pick<Edit, "file" | "part">, { by, said }: Noticed): string {
  const what = `${file}${part && ` ${part}`}`;
  return by === null
    ? `SILENT  ${what}`
    : `${said === null ? "unnamed" : "named  "} ${what}: ${by}: ${said ?? ""}`;
}

function fail(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}
