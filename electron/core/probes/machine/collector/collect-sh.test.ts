import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../../../../../tests/support/core/core.ts";
import { writeCollector } from "./write-collector.ts";
import { readCollected } from "./read-collected.ts";

const start = promisify(execFile);
const folder = temporaryFolder();
afterEach(() => folder.remove());

/** A program that answers as told, before those of the machine. */
function stub(name: string, script: string): void {
  const bin = join(folder.path, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

async function collect(shell: readonly string[]) {
  const stick = join(folder.path, "U 盘 $x");
  mkdirSync(stick, { recursive: true });
  expect(writeCollector(stick, (count) => new Uint8Array(count)).ok).toBe(true);
  const [program = "sh", ...args] = shell;
  const PATH = [join(folder.path, "bin"), process.env.PATH].join(delimiter);
  const TMPDIR = join(folder.path, "tmp");
  mkdirSync(TMPDIR, { recursive: true });
  const { stdout } = await start(program, [...args, join(stick, "collect.sh")], {
    env: { PATH, TMPDIR },
    cwd: "/",
  });
  const files = readdirSync(stick).filter((name) => name.endsWith(".json"));
  return { stdout, stick, files, bytes: readFileSync(join(stick, files[0] ?? "")) };
}

const placesOf = (name: string) =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .map((each) => join(each, name))
    .filter((each) => existsSync(each));
const inPath = (name: string) => placesOf(name).length > 0;
const placeOf = (name: string) => realpathSync(placesOf(name)[0] ?? "/");

test("run on this machine it writes one file, which is read back", async () => {
  // The serial of a virtual machine is none: the second way answers.
  stub("dmidecode", '[ "$1" = -s ] && echo DESK20260042');
  // It reads every list of packages anew, which takes seconds and is no matter here.
  stub("apt-get", "echo Inst one; echo Inst two");
  const { stdout, stick, files, bytes } = await collect(["sh"]);
  expect(files).toHaveLength(1);
  expect(files[0]).toMatch(/^deskside-[\w.-]+-\d{8}-\d{6}\.json$/u);
  expect(readdirSync(stick).toSorted()).toEqual(
    ["collect.cmd", "collect.ps1", "collect.sh", files[0]].toSorted(),
  );
  expect(readdirSync(join(folder.path, "tmp"))).toEqual([]);
  expect(stdout).toContain("只读取本机状态");
  expect(stdout).toContain(files[0]);
  const found = readCollected(bytes);
  if (!found.ok) throw new Error(found.reason);
  expect(found.collected.machine.serial).not.toBe("");
  const ends = Object.fromEntries(found.collected.answers.map(({ probe, answer }) => [probe, answer.end]));
  expect(ends).toMatchObject({ identity: "result", memory: "result", cpu: "result", system: "result" });
  const readings = found.collected.answers.flatMap(({ answer }) => answer.values.map(({ name }) => name));
  expect(readings).toEqual(
    expect.arrayContaining(["total", "free", "load", "uptime", "freeShare", "pendingUpdates"]),
  );
});

describe("in every shell that is here", () => {
  // `sh` is one of the others on every system; on none of them are they all.
  const shells = [["sh"], ["dash"], ["bash"], ["busybox", "sh"]].filter(
    ([program = ""], index) => inPath(program) && (index === 0 || placeOf(program) !== placeOf("sh")),
  );
  test.each(shells.map((shell) => [shell.join(" "), shell] as const))("%s", async (_name, shell) => {
    stub("dmidecode", '[ "$1" = -s ] && echo DESK20260042');
    for (const name of ["apt-get", "sleep", "find"]) stub(name, "exit 0");
    stub("id", "echo 1000");
    stub(
      "smartctl",
      'case "$*" in --scan) echo "/dev/sdz -d sat # x"; echo "/dev/sdy;x -d sat #" ;; "-j -a -d sat /dev/sdz") echo "{\\"smartctl\\":{\\"exit_status\\":0},\\"model_name\\":\\"M\\",\\"serial_number\\":\\"ZN1ABCDE\\",\\"smart_status\\":{\\"passed\\":true}}" ;; *) exit 9 ;; esac',
    );
    const { stdout, bytes } = await collect(shell);
    const found = readCollected(bytes);
    if (!found.ok) throw new Error(found.reason);
    // A busybox that has `id` itself asks nobody else.
    expect(stdout.includes("当前不是管理员")).toBe(!found.collected.administrator);
    if (shell[0] === "sh") expect(found.collected.administrator).toBe(false);
    const disks = found.collected.answers.find(({ probe }) => probe === "disks")?.answer;
    expect(disks?.values.filter(({ name }) => name === "health")).toEqual([
      { name: "health", of: "ZN1ABCDE", value: "passed", unit: "" },
    ]);
  });
});

test("a program that talks without end is cut, one that fails is told with its complaint", async () => {
  stub("dmidecode", '[ "$1" = -s ] && echo DESK20260042');
  stub("apt-get", "head -c 3000000 /dev/zero | tr '\\0' x");
  stub("lsblk", "echo 'lsblk: Permission denied' >&2; exit 32");
  stub("sleep", "exit 0");
  const { bytes } = await collect(["sh"]);
  expect(bytes.length).toBeLessThan(4_000_000);
  const said = JSON.parse(bytes.toString()) as { outputs: { id: string; exit: number; err64: string }[] };
  const lsblk = said.outputs.find(({ id }) => id === "linux.blocks");
  expect(lsblk?.exit).toBe(32);
  expect(Buffer.from(lsblk?.err64 ?? "", "base64").toString()).toBe("lsblk: Permission denied\n");
});
