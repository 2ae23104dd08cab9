import { z } from "zod";
import type { ProbeName } from "../../../../../shared/domain/checklist/probes.ts";
import type { MeasuredMachine } from "../../../../../shared/domain/checklist/reading.ts";
import type { ProbeAnswer } from "../../probe.ts";
import { decodeAnywhere, entry, takenFrom } from "../entry.ts";
import { answerFrom } from "../fact.ts";
import { FACTS } from "../facts.ts";
import { machineOf } from "../identity.ts";
import type { Taken } from "../outputs.ts";
import { SYSTEMS } from "../source.ts";
import type { System } from "../source.ts";

/** Largest file that is looked at, bytes; a machine with a thousand processes and thirty disks has a tenth. */
export const MAX_COLLECTED = 8 * 1024 * 1024;
const VERSION = 1;

export type NotCollected =
  | "tooLarge"
  /** Something else, or broken within. */
  | "notCollected"
  /** Of a newer console; this one would misread it. */
  | "newerVersion"
  /** The stick was pulled out, or the copy ended early. */
  | "cutOff"
  /** It could be of any machine: taken without an administrator, or none was ever set. */
  | "noSerial";

/** What a collector brought from a machine. */
export interface Collected {
  machine: MeasuredMachine;
  system: System;
  /** By the clock of that machine. */
  takenAt: string;
  tookMs: number;
  administrator: boolean;
  /** One of each probe of a machine, as if it had been measured there. */
  answers: { probe: ProbeName; answer: ProbeAnswer }[];
}

export type ReadCollected =
  | { ok: true; collected: Collected }
  /** @property machine as far as it is known */
  | { ok: false; reason: NotCollected; machine: MeasuredMachine };

const head = z.object({ format: z.literal("deskside-collected"), version: z.number().int().min(1) });
const body = z.object({
  platform: z.enum(SYSTEMS),
  administrator: z.boolean(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** Each is read alone: one that is none of ours spoils no other. */
  outputs: z.array(z.unknown()).max(400),
  end: z.literal(true),
});

const NOBODY: MeasuredMachine = { name: "", serial: "", model: "" };
const refuse = (reason: NotCollected, machine = NOBODY): ReadCollected => ({ ok: false, reason, machine });

/** Reads a collector's file by the readers that measure here. Total: whatever the bytes are, nothing is thrown. */
export function readCollected(bytes: Uint8Array): ReadCollected {
  if (bytes.length > MAX_COLLECTED) return refuse("tooLarge");
  const text = utf8(bytes);
  if (text === null) return refuse("notCollected");
  // A file that ends early has its head all the same.
  const begun = /^\s*\{\s*"format"\s*:\s*"deskside-collected"/u.test(text);
  const said = parsed(text);
  if (said === undefined) return refuse(begun ? "cutOff" : "notCollected");
  const known = head.safeParse(said);
  if (!known.success) return refuse("notCollected");
  if (known.data.version > VERSION) return refuse("newerVersion");
  const read = body.safeParse(said);
  if (!read.success) return refuse("notCollected");
  const { platform: system, administrator, startedAt, endedAt, outputs } = read.data;
  const at = Date.parse(startedAt);
  const taken = new Map<string, Taken>();
  for (const each of outputs) {
    const one = entry.safeParse(each);
    if (one.success && !taken.has(one.data.id)) taken.set(one.data.id, takenFrom(one.data, decodeAnywhere));
  }
  const answers = FACTS.map((fact) => {
    // A probe's raw output is what it asked for, not what the whole collector did.
    const ids = new Set((fact.sources[system] ?? []).map(({ id }) => id));
    const own = [...taken].filter(([id]) => ids.has(id) || (fact.smart && id.startsWith("smart.")));
    return { probe: fact.probe, answer: answerFrom(fact, system, new Map(own), at) };
  });
  const machine = machineOf(answers.find(({ probe }) => probe === "identity")?.answer.values ?? []);
  if (machine.serial === "") return refuse("noSerial", machine);
  const tookMs = Math.min(3_600_000, Math.max(0, Date.parse(endedAt) - at));
  return { ok: true, collected: { machine, system, takenAt: startedAt, tookMs, administrator, answers } };
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
