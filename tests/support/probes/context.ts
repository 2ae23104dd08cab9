import { readFileSync } from "node:fs";
import path from "node:path";
import { decodeBy } from "../../../electron/core/probes/frame/decode.ts";
import type { ProbeContext, Ran } from "../../../electron/core/probes/probe.ts";

const fixtures = path.join(import.meta.dirname, "../../fixtures/probes");

/** Bytes of a stored output: `ping/windows-zh.gbk`. */
export const fixture = (name: string): Buffer => readFileSync(path.join(fixtures, name));

/** As a program would have printed it. */
export const printed = (stdout: Uint8Array | string, code = 0): Ran => ({
  code,
  stdout: typeof stdout === "string" ? Buffer.from(stdout) : stdout,
  stderr: Buffer.alloc(0),
});

export interface StagedMachine {
  platform?: NodeJS.Platform;
  codePage?: number;
  /** By the program's name; null and absent: there is no such program. */
  programs?: Record<string, Ran | null | ((args: readonly string[]) => Ran | null)>;
  files?: Record<string, string>;
  now?: number;
  deadlineMs?: number;
}

/** A context whose machine is made of stored outputs. */
export function stagedContext(machine: StagedMachine = {}): ProbeContext & { asked: string[] } {
  const {
    platform = "linux",
    codePage = 65_001,
    programs = {},
    files = {},
    now = 1_795_800_000_000,
  } = machine;
  const asked: string[] = [];
  return {
    platform,
    asked,
    signal: AbortSignal.timeout(machine.deadlineMs ?? 30_000),
    progress: () => {},
    run: (program, args) => {
      asked.push([program, ...args].join(" "));
      const answer = Object.hasOwn(programs, program) ? programs[program] : null;
      return Promise.resolve(typeof answer === "function" ? answer(args) : (answer ?? null));
    },
    decode: (bytes) => decodeBy(codePage, bytes),
    readFile: (file) => Promise.resolve(Object.hasOwn(files, file) ? (files[file] ?? null) : null),
    now: () => now,
  };
}
