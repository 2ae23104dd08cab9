import type { ProbeContext, Ran } from "../probe.ts";
import { decodeAnywhere, takenFrom } from "./entry.ts";
import type { Outputs, Taken } from "./outputs.ts";
import { batchOf, readBatch } from "./shell-batch.ts";
import { SMARTCTL, scannedIn } from "./smart-scan.ts";
import type { Source } from "./source.ts";

const MISSING: Taken = { missing: true, exit: null, text: "", bytes: new Uint8Array(), complaint: "" };

/**
 * Asks the sources one after another, on this machine. What fails is an output like another; once it is
 * stopped, nothing more is started.
 *
 * @param smart also what the disks say of themselves
 */
export async function gather(
  sources: readonly Source[],
  context: ProbeContext,
  smart = false,
): Promise<Outputs> {
  const outputs = new Map<string, Taken>();
  const batched = sources.filter((each) => "shell" in each);
  if (batched.length > 0) await askShell(batched, context, outputs);
  const alone = sources.filter((each) => !("shell" in each));
  for (const [index, source] of alone.entries()) {
    if (context.signal.aborted) return outputs;
    outputs.set(source.id, await ask(source, context));
    context.progress((index + 1) / (alone.length + (smart ? 2 : 0)));
  }
  if (smart) await askDisks(context, outputs);
  context.progress(1);
  return outputs;
}

async function ask(source: Source, context: ProbeContext): Promise<Taken> {
  if ("file" in source) {
    const text = await context.readFile(source.file);
    if (text === null) return MISSING;
    return { missing: false, exit: 0, text, bytes: Buffer.from(text), complaint: "" };
  }
  if ("shell" in source) return MISSING;
  const [program, ...args] = source.run;
  return takenOf(await context.run(program, args), context);
}

function takenOf(ran: Ran | null, context: ProbeContext): Taken {
  if (ran === null) return MISSING;
  return {
    missing: false,
    exit: ran.code,
    text: context.decode(ran.stdout),
    bytes: ran.stdout,
    complaint: (context.decode(ran.stderr) ?? "").slice(0, 2000),
  };
}

async function askShell(
  sources: readonly { id: string; shell: string }[],
  context: ProbeContext,
  outputs: Map<string, Taken>,
): Promise<void> {
  const args = ["-NoProfile", "-NonInteractive", "-Command", batchOf(sources)];
  const ran = (await context.run("powershell.exe", args)) ?? (await context.run("pwsh", args));
  const entries = ran === null ? null : readBatch(ran.stdout);
  for (const each of entries ?? []) outputs.set(each.id, takenFrom(each, decodeAnywhere));
  for (const { id } of sources) if (!outputs.has(id)) outputs.set(id, takenOf(ran, context));
}

/** Which disks there are `smartctl` says itself, and then each of them is asked. */
async function askDisks(context: ProbeContext, outputs: Map<string, Taken>): Promise<void> {
  for (const program of SMARTCTL) {
    if (context.signal.aborted) return;
    const scan = takenOf(await context.run(program, ["--scan"]), context);
    outputs.set("smart.scan", scan);
    if (scan.missing) continue;
    for (const [index, { device, type }] of scannedIn(scan.text ?? "").entries()) {
      if (context.signal.aborted) return;
      const args = ["-j", "-a", "-d", type, device];
      outputs.set(`smart.${index + 1}`, takenOf(await context.run(program, args), context));
    }
    return;
  }
}
