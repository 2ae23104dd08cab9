import { readFileSync } from "node:fs";
import { maskSecrets } from "../../../shared/domain/checklist/mask-secrets.ts";
import { readDoctor } from "../../../shared/domain/checklist/doctor.ts";
import type { DoctorResult } from "../../../shared/domain/checklist/doctor.ts";
import { PROBES, PROBE_NAMES } from "../../../shared/domain/checklist/probes.ts";
import type { ProbeOption, ProbeSpec } from "../../../shared/domain/checklist/probes.ts";
import type { MeasuredMachine } from "../../../shared/domain/checklist/reading.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";
import type { Environment } from "../environment.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { checkOptions } from "../probes/frame/options.ts";
import { runProbe } from "../probes/frame/run-probe.ts";
import type { ProbeResult } from "../probes/probe.ts";
import { DEFAULT_TARGETS, networkTargets } from "../probes/targets.ts";
import type { NetworkTargets } from "../probes/targets.ts";
import type { Arguments } from "./arguments.ts";

/** Options that a probe may be told, as they stand on the command line. */
export const PROBE_OPTIONS: readonly ProbeOption[] = [
  ...(["host", "port", "url", "name", "share", "interface", "count"] as const),
];

interface Listed {
  name: string;
  title: Localized;
  at: ProbeSpec["at"];
  needs: readonly ProbeOption[];
  may: readonly ProbeOption[];
  deadlineMs: number;
  readings: { name: string; unit: string; title: Localized }[];
}

interface Shown {
  end: ProbeResult["end"];
  reason: ProbeResult["reason"];
  machine: MeasuredMachine;
  readings: { name: string; of?: string; value: string | number | boolean; unit: string }[];
  /** What cannot be decoded is kept as bytes. */
  raw: string | { base64: string } | null;
  text: Localized;
  at: string;
  tookMs: number;
}

/** `probe list`, `probe NAME …`, `probe doctor`: needs no profile and writes nothing. */
export async function probe(args: Arguments, environment: Environment): Promise<Outcome<unknown>> {
  const [name, ...more] = args.words;
  if (name === undefined || more.length > 0) {
    return failure("malformed", "name one probe, or `list`", "NAME");
  }
  if (name === "list") return success(PROBE_NAMES.map(listed));
  const known = PROBE_NAMES.find((each) => each === name);
  if (known === undefined)
    return failure("malformed", "there is no such probe; `probe list` names them", "NAME");
  const given = Object.fromEntries(
    PROBE_OPTIONS.flatMap((option) => (args.options.has(option) ? [[option, args.options.get(option)]] : [])),
  );
  const checked = checkOptions(known, given);
  if (!checked.ok) return failure("malformed", checked.bad.en, `--${checked.bad.option}`);
  const targets = targetsOf(args);
  if (!targets.ok) return targets;
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once("SIGINT", stop);
  const found = await runProbe(known, given, {
    environment,
    targets: targets.value,
    signal: stopping.signal,
  });
  process.removeListener("SIGINT", stop);
  if (known !== "doctor") return success(shown(found));
  const chain = readDoctor(found.raw);
  // Without a chain nothing is known to be well: the exit code must not say so.
  return success(
    chain ? { ...chain, text: found.text, machine: found.machine } : { ok: false, ...shown(found) },
  );
}

/** Whether what a command answered says that something is broken: the exit code then is 1. */
export function isBroken(answered: unknown): boolean {
  return typeof (answered as Partial<DoctorResult> | null)?.broken === "string";
}

function listed(name: (typeof PROBE_NAMES)[number]): Listed {
  const { title, at, needs, may, deadlineMs, readings }: ProbeSpec = PROBES[name];
  return {
    name,
    title: localizedOf(title),
    ...{ at, needs, may, deadlineMs },
    readings: Object.entries(readings).map(([reading, { unit, title: shownAs }]) => ({
      name: reading,
      unit,
      title: localizedOf(shownAs),
    })),
  };
}

function localizedOf([zh, en]: readonly [string, string]): Localized {
  return { "zh-CN": zh, en };
}

function shown({ end, reason, machine, values, raw, text, at, tookMs }: ProbeResult): Shown {
  return {
    ...{ end, reason, machine },
    readings: values.map(({ name, of, value, unit }) => ({
      name,
      ...(of === "" ? {} : { of }),
      value,
      unit,
    })),
    raw:
      raw instanceof Uint8Array ? { base64: Buffer.from(raw).toString("base64") } : raw && maskSecrets(raw),
    ...{ text, at, tookMs },
  };
}

/** Whom the network probes ask, out of a file of JSON: a site without the internet names its own. */
function targetsOf({ options }: Arguments): Outcome<NetworkTargets> {
  const file = options.get("targets");
  if (file === undefined) return success(DEFAULT_TARGETS);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return failure("file", "the file of the targets cannot be read", "--targets");
  }
  try {
    const read = networkTargets.safeParse(JSON.parse(text));
    if (read.success) return success(read.data);
    const [issue] = read.error.issues;
    return failure(
      "malformed",
      issue?.message ?? "no targets",
      `--targets ${issue?.path.join(".") ?? ""}`.trim(),
    );
  } catch {
    return failure("malformed", "the file of the targets is no JSON", "--targets");
  }
}
