import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProbeContext, Ran } from "../../../electron/core/probes/probe.ts";
import { decodeAnywhere } from "../../../electron/core/probes/machine/entry.ts";
import type { Outputs, Taken } from "../../../electron/core/probes/machine/outputs.ts";

const folder = join(import.meta.dirname, "../../fixtures/probes/machine");

export type Machine =
  | "windows-chinese"
  | "windows-english"
  | "linux-chinese"
  | "linux-english"
  | "linux-gbk"
  | "linux-undecodable"
  | "macos";

/** When the fixtures were taken: 2026-11-04 00:00 UTC. */
export const TAKEN_AT = Date.UTC(2026, 10, 4);

const fixture = (name: string) =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Record<string, unknown>;

/** Bytes of each output of a machine, by id. */
export function bytesOf(machine: Machine): Map<string, Buffer> {
  return new Map(Object.entries(fixture(machine)).map(([id, said]) => [id, bytesFrom(said)]));
}

function bytesFrom(said: unknown): Buffer {
  if (typeof said === "string") return Buffer.from(said);
  const { base64 } = said as { base64?: string };
  return typeof base64 === "string" ? Buffer.from(base64, "base64") : Buffer.from(JSON.stringify(said));
}

/** A document of `smartctl -j -a`. */
export const smartDocument = (name: string) => JSON.stringify(fixture("smart")[name]);

export function taken(text: string | Buffer, more: Partial<Taken> = {}): Taken {
  const bytes = Buffer.from(text);
  return { missing: false, exit: 0, text: decodeAnywhere(bytes), bytes, complaint: "", ...more };
}

/** The outputs of a machine, with some of them replaced; null takes one away. */
export function outputsOf(
  machine: Machine,
  changed: Readonly<Record<string, Partial<Taken> | string | null>> = {},
): Outputs {
  const outputs = new Map([...bytesOf(machine)].map(([id, bytes]) => [id, taken(bytes)]));
  for (const [id, change] of Object.entries(changed)) {
    if (change === null) outputs.delete(id);
    else outputs.set(id, typeof change === "string" ? taken(change) : taken("", change));
  }
  return outputs;
}

/** Denied to who is no administrator, as PowerShell says it. */
export const DENIED = {
  exit: 1,
  complaint:
    "PermissionDenied HRESULT 0x80041003,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand",
};

export interface Staged {
  platform: NodeJS.Platform;
  /** What a program answers to its whole line, `df -P -k`; null for a program that is not there. */
  run?: (line: string) => Partial<Ran> | string | null;
  files?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

/** A context of a machine that is made up; what was asked of it is told in `lines`. */
export function stagedContext({ platform, run, files = {}, signal }: Staged) {
  const lines: string[] = [];
  const progress: number[] = [];
  const context: ProbeContext = {
    platform,
    signal: signal ?? new AbortController().signal,
    progress: (share) => progress.push(share),
    run(program, args) {
      const line = [program, ...args].join(" ");
      lines.push(line);
      const said = run?.(line) ?? null;
      if (said === null) return Promise.resolve(null);
      const ran = typeof said === "string" ? { stdout: Buffer.from(said) } : said;
      return Promise.resolve({ code: 0, stdout: new Uint8Array(), stderr: new Uint8Array(), ...ran });
    },
    decode: decodeAnywhere,
    readFile: (path) => Promise.resolve(files[path] ?? null),
    now: () => TAKEN_AT,
  };
  return { context, lines, progress };
}

/** What the collector writes of a machine; PowerShell as text, `sh` as base64. */
export function collectedOf(machine: Machine, more: Readonly<Record<string, unknown>> = {}) {
  const windows = machine.startsWith("windows");
  const outputs = [...bytesOf(machine)].map(([id, bytes]) => ({
    id,
    missing: false,
    exit: 0,
    ...(windows ? { out: bytes.toString("utf8"), err: "" } : { out64: bytes.toString("base64"), err64: "" }),
  }));
  return {
    format: "deskside-collected",
    version: 1,
    tool: windows ? "collect.ps1" : "collect.sh",
    platform: windows ? "win32" : machine === "macos" ? "darwin" : "linux",
    administrator: true,
    startedAt: "2026-11-04T00:00:00Z",
    outputs,
    endedAt: "2026-11-04T00:00:41Z",
    end: true,
    ...more,
  };
}
