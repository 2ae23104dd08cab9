import type { ProbeName } from "../../../../shared/domain/checklist/probes.ts";
import type { Measured, ProbeEnd } from "../../../../shared/domain/checklist/reading.ts";
import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import type { NoResult, Probe, ProbeAnswer } from "../probe.ts";
import { gather } from "./gather.ts";
import { wasDenied } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { noReading, plainWords } from "./say.ts";
import { SYSTEMS } from "./source.ts";
import type { Source, System } from "./source.ts";

/** What one probe measures of a machine: where it looks, and how what was said is read. */
export interface Fact {
  probe: ProbeName;
  /** By system; a system that is absent has no way to tell. */
  sources: Readonly<Partial<Record<System, readonly Source[]>>>;
  /** The disks are asked for what they say of themselves. */
  smart?: true;
  /**
   * Pure, and total for whatever the sources say. Values are of the probe's readings alone.
   *
   * @param at when it was taken, ms
   */
  read(system: System, outputs: Outputs, at: number): Read;
  /** What the values mean, where they mean something beyond themselves. */
  judge?(values: readonly Measured[]): Localized[];
}

export interface Read {
  values: Measured[];
  /** Why there are none; without it that is told from the sources. */
  without?: NoResult;
  /** What is worth saying beside the values: a disk that could not be asked. */
  notes?: Localized[];
  /** Something needs an administrator, though no source says so. */
  denied?: true;
}

export const systemOf = (platform: string): System | undefined => SYSTEMS.find((each) => each === platform);

/** The probe of a fact on this machine. */
export function probeOf(fact: Fact): Probe {
  return async (_options, context) => {
    const system = systemOf(context.platform);
    const sources = system && fact.sources[system];
    if (!system || !sources) return without("unsupported", "");
    const outputs = await gather(sources, context, fact.smart);
    if (context.signal.aborted) return without("cancelled", rawOf(outputs));
    return answerFrom(fact, system, outputs, context.now());
  };
}

/** What a fact's sources say, wherever they were asked. */
export function answerFrom(fact: Fact, system: System, outputs: Outputs, at: number): ProbeAnswer {
  if (!fact.sources[system]) return without("unsupported", "");
  const { values, notes = [], ...read } = fact.read(system, outputs, at);
  const raw = rawOf(outputs);
  const denied = read.denied ?? [...outputs.values()].some(wasDenied);
  if (values.length === 0) return without(read.without ?? reasonIn(outputs, denied), raw, notes);
  const said = [...(fact.judge?.(values) ?? []), ...notes];
  return { end: "result", reason: null, values, raw, text: plainWords(fact.probe, values, said, denied) };
}

/** A missing tool and a missing right are answers; what is said and cannot be read is no answer. */
function reasonIn(outputs: Outputs, denied: boolean): NoResult {
  if (denied) return "needsAdministrator";
  const said = [...outputs.values()].some(({ exit, bytes }) => exit === 0 && bytes.length > 0);
  return said ? "garbage" : "toolMissing";
}

const ENDS: Readonly<Partial<Record<NoResult, ProbeEnd>>> = {
  cancelled: "stopped",
  garbage: "noAnswer",
  timeout: "noAnswer",
};

function without(reason: NoResult, raw: ProbeAnswer["raw"], notes: readonly Localized[] = []): ProbeAnswer {
  const end = ENDS[reason] ?? "notAvailable";
  return { end, reason, values: [], raw: raw === "" ? null : raw, text: noReading(reason, notes) };
}

/** Everything that was said, for a person to look at: text, or bytes where a part of it is none. */
function rawOf(outputs: Outputs): string | Uint8Array {
  const parts = [...outputs].map(([id, { missing, exit, text, bytes, complaint }]) => {
    const head = `# ${id}: ${missing ? "not there" : `exit ${exit ?? "-"}`}\n${complaint}`;
    return { head: complaint === "" || complaint.endsWith("\n") ? head : `${head}\n`, text, bytes };
  });
  if (parts.every(({ text }) => text !== null)) {
    return parts.map(({ head, text }) => `${head}${text ?? ""}\n`).join("");
  }
  return Buffer.concat(parts.flatMap(({ head, bytes }) => [Buffer.from(head), bytes, Buffer.from("\n")]));
}
