import { Worker } from "node:worker_threads";
import type { CredentialsByKind } from "../../../../shared/domain/checklist/credentials.ts";
import { PROBES, probeSpec } from "../../../../shared/domain/checklist/probes.ts";
import type { ProbeName } from "../../../../shared/domain/checklist/probes.ts";
import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import type { Environment } from "../../environment.ts";
import { timestampOf } from "../../environment.ts";
import type { HubAccess, NoResult, ProbeAnswer, ProbeResult } from "../probe.ts";
import { DEFAULT_TARGETS } from "../targets.ts";
import type { NetworkTargets } from "../targets.ts";
import { noAnswer, notAvailable, say } from "./answers.ts";
import type { FromThread, ProbeOrder, ToThread } from "./messages.ts";
import { checkOptions } from "./options.ts";
import { soundAnswer } from "./sound-answer.ts";
import { createSystemRunner } from "./system-runner.ts";
import { thisMachine } from "./this-machine.ts";

export interface RunProbeOptions {
  environment: Pick<Environment, "now" | "log">;
  /** Whom probes of the network ask, and the hub. */
  targets?: NetworkTargets;
  /** What to sign in with at the site. */
  credentials?: Readonly<CredentialsByKind>;
  /** The hub and this laptop's token; handed to the probe that measures to it, and to no other. */
  hubAccess?: HubAccess | null;
  /** Stops the probe: it ends as `stopped`. */
  signal?: AbortSignal;
  /** Share done, 0 to 1. */
  onProgress?: (share: number) => void;
  /** Asked just before it goes out; `false`: it does not. */
  goes?: () => boolean;
  /** Another thread in tests: one that crashes, hangs or lies. */
  thread?: URL;
  /** Another deadline than the probe's own, in tests. */
  deadlineMs?: number;
}

/** How long a probe has to say what it knows after it was told to end. */
const GRACE_MS = 1000;
/** A thread that has not begun by then never will; on a busy machine one takes a second. */
const START_MS = 20_000;
/** A reader that eats memory ends alone. */
const MAX_HEAP_MB = 256;

/** Beside this file from source, beside the core's bundle in a package. */
function threadFile(): URL {
  const fromSource = import.meta.url.endsWith(".ts");
  return new URL(fromSource ? "./main.ts" : "./probe-thread.mjs", import.meta.url);
}

/**
 * Runs a probe in a thread of its own, so that a crash or an endless loop in it stops nothing else. Not
 * in a process: a packaged console has no way to start one (its fuses forbid Node as a program).
 *
 * @param name of the allow-list; another answers `notAvailable`, `unsupported`
 * @param given its options as they came from outside; what does not fit answers `badOption`
 * @returns exactly one of four ends, with the machine it was measured on; it never throws
 */
export async function runProbe(
  name: string,
  given: Readonly<Record<string, unknown>>,
  {
    environment,
    targets = DEFAULT_TARGETS,
    credentials = {},
    hubAccess = null,
    goes,
    ...rest
  }: RunProbeOptions,
): Promise<ProbeResult> {
  const began = performance.now();
  const at = timestampOf(environment.now());
  const machine = await thisMachine();
  const finish = (answer: ProbeAnswer): ProbeResult => ({
    ...answer,
    probe: name as ProbeName,
    machine,
    at,
    tookMs: Math.round(performance.now() - began),
  });
  const spec = probeSpec(name);
  if (!spec) return finish(notAvailable("unsupported", say("没有这项探测", "there is no such probe")));
  const probe = name as ProbeName;
  const checked = checkOptions(probe, given);
  if (!checked.ok) return finish(notAvailable("badOption", say(checked.bad.zh, checked.bad.en)));
  if (rest.signal?.aborted || goes?.() === false) return finish(stopped());
  const deadlineMs = rest.deadlineMs ?? spec.deadlineMs;
  return finish(
    await inThread(
      {
        probe,
        options: checked.options,
        deadlineMs,
        targets,
        credentials,
        hubAccess: probe === "throughput" ? hubAccess : null,
      },
      rest,
      environment.log,
    ),
  );
}

/** As a finished probe what was never begun. */
export async function notMeasured(
  name: string,
  answer: ProbeAnswer,
  { now }: Pick<Environment, "now">,
): Promise<ProbeResult> {
  const machine = await thisMachine();
  return { ...answer, probe: name as ProbeName, machine, at: timestampOf(now()), tookMs: 0 };
}

type Rest = Omit<RunProbeOptions, "environment" | "targets" | "credentials" | "hubAccess" | "goes">;

function inThread(order: ProbeOrder, rest: Rest, log: Environment["log"]): Promise<ProbeAnswer> {
  const { signal, onProgress = () => {}, thread = threadFile() } = rest;
  return new Promise((resolve) => {
    const runner = createSystemRunner();
    const worker = new Worker(thread, {
      workerData: order,
      // Nothing of the core's environment or options, and its output is not the core's.
      env: fewVariables(),
      argv: [],
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    const tell = (message: ToThread) => worker.postMessage(message);
    let timers: NodeJS.Timeout[] = [];
    let over = false;
    let late = false;

    const end = (answer: ProbeAnswer) => {
      if (over) return;
      over = true;
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener("abort", onStop);
      runner.killAll();
      // Who waits for the answer finds nothing of the probe left running.
      void worker.terminate().then(() => resolve(signal?.aborted ? stopped() : answer));
    };
    const after = (ms: number, run: () => void) => (timers = [...timers, setTimeout(run, ms)]);
    function onStop() {
      tell({ kind: "stop" });
      runner.killAll();
      after(GRACE_MS, () => end(stopped()));
    }

    signal?.addEventListener("abort", onStop, { once: true });
    const timeout = noAnswer("timeout", tooLate(order.probe, order.deadlineMs));
    after(START_MS + order.deadlineMs, () => end(timeout));
    const begin = () => {
      after(order.deadlineMs, () => {
        late = true;
        // Told first: what a program had printed when it was ended is not taken for all it had to say.
        tell({ kind: "stop" });
        runner.killAll();
      });
      // The thread's own deadline comes first: then the probe can say how far it came.
      after(order.deadlineMs + GRACE_MS, () => end(timeout));
    };
    worker.on("message", (message: FromThread) => {
      if (message.kind === "began") begin();
      else if (message.kind === "progress") onProgress(message.share);
      else if (message.kind === "answer") {
        const answer = soundAnswer(order.probe, message.answer) ?? crashed(order.probe);
        // A program that was ended by the deadline looks like one that is not there.
        end(late && answer.end === "notAvailable" ? timeout : answer);
      } else {
        const { id, program, args, input } = message;
        void runner
          .run(program, args, input)
          .then((ran) => (over ? undefined : tell({ kind: "ran", id, ran })));
      }
    });
    worker.once("error", (error: unknown) => {
      const { stack = "", message } = error instanceof Error ? error : new Error(String(error));
      log.error("a probe crashed", { probe: order.probe, message });
      end({ ...crashed(order.probe), raw: stack.slice(0, 8000) });
    });
    worker.once("exit", () => end(crashed(order.probe)));
  });
}

/** Where a proxy is set on Linux, shown without credentials, and the zone that times are told in. */
function fewVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^((https?|all|no|ftp)_proxy|tz)$/i.test(name)),
  );
}

function titleOf(probe: ProbeName): readonly [string, string] {
  return PROBES[probe].title;
}

function crashed(probe: ProbeName): ProbeAnswer {
  const [zh, en] = titleOf(probe);
  return noAnswer(
    "crashed",
    say(
      `“${zh}”探测自身出错，没有结果；其余不受影响`,
      `The probe “${en}” failed itself; nothing else is affected`,
    ),
  );
}

function stopped(): ProbeAnswer {
  const reason: NoResult = "cancelled";
  return { end: "stopped", reason, values: [], raw: null, text: say("已停止", "Stopped") };
}

function tooLate(probe: ProbeName, ms: number): Localized {
  const [zh, en] = titleOf(probe);
  return say(
    `${Math.round(ms / 1000)} 秒内没有测出“${zh}”`,
    `“${en}” gave no result within ${Math.round(ms / 1000)} s`,
  );
}
