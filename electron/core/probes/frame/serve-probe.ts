import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { Probe, ProbeContext, Ran } from "../probe.ts";
import type { ProbeName } from "../../../../shared/domain/checklist/probes.ts";
import { notAvailable, say } from "./answers.ts";
import { codePageIn, decodeBy } from "./decode.ts";
import type { FromThread, ProbeOrder, ToThread } from "./messages.ts";
import { resolveNamedHost } from "../network/named-host.ts";

/** Files of the system are small; more of one is not read. */
const MAX_FILE_BYTES = 1_000_000;

/**
 * The thread of one probe: runs it and sends its answer. Programs are run by the core, which can end
 * them also when this thread hangs. What a probe throws ends the thread, and the core says `crashed`.
 *
 * @param load finds the probe; undefined for one that is not built in
 * @param now the clock of this machine, ms since the epoch
 */
export async function serveProbe(
  load: (name: ProbeName) => Promise<Probe | undefined>,
  now: () => number,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error("a probe runs in a thread of the core");
  const { probe: name, options, deadlineMs, targets, credentials, hubAccess } = workerData as ProbeOrder;
  const send = (message: FromThread) => port.postMessage(message);
  const waiting = new Map<number, (ran: Ran | null) => void>();
  const stopping = new AbortController();
  let count = 0;
  port.on("message", (message: ToThread) => {
    if (message.kind === "stop") stopping.abort();
    else {
      waiting.get(message.id)?.(message.ran);
      waiting.delete(message.id);
    }
  });

  send({ kind: "began" });
  const run: ProbeContext["run"] = (program, args, input) =>
    new Promise((resolve) => {
      const id = (count += 1);
      waiting.set(id, resolve);
      send({ kind: "run", id, program, args: [...args], input });
    });
  const chcp = process.platform === "win32" ? await run("chcp.com", []) : null;
  const codePage = chcp ? codePageIn(chcp.stdout) : 65_001;
  const context: ProbeContext = {
    platform: process.platform,
    signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(deadlineMs)]),
    progress: (share) => send({ kind: "progress", share: Math.min(1, Math.max(0, share)) }),
    run,
    decode: (bytes) => decodeBy(codePage, bytes),
    async readFile(path) {
      try {
        const bytes = await readFile(path);
        return bytes.length > MAX_FILE_BYTES ? null : bytes.toString("utf8");
      } catch {
        return null;
      }
    },
    now,
    targets,
    credentials,
    hubAccess,
  };

  const probe = await load(name);
  const host = await resolveNamedHost(options.host, context);
  const answer = !probe
    ? notAvailable("unsupported", say("本版本还没有这项探测", "this version does not have this probe"))
    : typeof host === "string" || host === undefined
      ? await probe(host === undefined ? options : { ...options, host }, context)
      : host;
  send({ kind: "answer", answer });
  port.close();
}
