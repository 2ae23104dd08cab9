import { text } from "../../import/coerce.ts";
import type { Probe } from "../probe.ts";
import { probeOf } from "./fact.ts";
import type { Fact, Read } from "./fact.ts";
import { LINUX } from "./linux.ts";
import { MACOS } from "./macos.ts";
import { rowsOf, textOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { amountOf, countOf, readings, rounded, share } from "./values.ts";
import { WINDOWS } from "./windows.ts";

/** How busy the machine is now, of all its processors together, and what is busiest. */
export const cpuFact: Fact = {
  probe: "cpu",
  sources: {
    win32: [WINDOWS.cpu, WINDOWS.processes],
    linux: [
      ...[LINUX.cpu, LINUX.before, LINUX.processesBefore, LINUX.wait],
      ...[LINUX.after, LINUX.processesAfter, LINUX.load],
    ],
    darwin: [MACOS.cpu, MACOS.cores, MACOS.processes],
  },
  read: (system, outputs) => READ[system](outputs),
};
export const cpu: Probe = probeOf(cpuFact);

interface Busy {
  name: string;
  /** Of the whole machine, %. */
  share: number;
}

function described(model: string, load: number | undefined, busy: readonly Busy[]): Read {
  const { values, put } = readings("cpu");
  put("model", model.replace(/\s+/gu, " "));
  put("load", load === undefined ? undefined : rounded(Math.min(100, load), 1));
  const [top] = busy.toSorted((a, b) => b.share - a.share);
  if (top) {
    put("topProcess", top.name);
    put("topShare", rounded(Math.min(100, top.share), 1));
  }
  return { values };
}

function windows(outputs: Outputs): Read {
  const chips = rowsOf(outputs, "windows.cpu");
  const loads = chips
    .map(({ LoadPercentage }) => countOf(LoadPercentage))
    .filter((each) => each !== undefined);
  const load = loads.length > 0 ? loads.reduce((sum, each) => sum + each, 0) / loads.length : undefined;
  const cores = chips.reduce((sum, each) => sum + (amountOf(each.NumberOfLogicalProcessors) ?? 0), 0);
  const busy = rowsOf(outputs, "windows.processes").flatMap((each): Busy[] => {
    const used = countOf(each.PercentProcessorTime);
    const id = amountOf(each.IDProcess);
    // `Idle` and the sum of all have the number 0. Two of one name are `chrome`, `chrome#1`.
    if (used === undefined || id === undefined || cores === 0) return [];
    return [{ name: text(each.Name).replace(/#\d+$/u, ""), share: used / cores }];
  });
  return described(text(chips[0]?.Name), load, busy);
}

function linux(outputs: Outputs): Read {
  const info = textOf(outputs, "linux.cpu");
  const model = /^(?:model name|Model|Hardware)\s*:\s*(.+)$/mu.exec(info)?.[1] ?? "";
  const before = ticksIn(textOf(outputs, "linux.before"));
  const after = ticksIn(textOf(outputs, "linux.after"));
  const total = before && after ? after.total - before.total : 0;
  const load = before && after ? share(after.busy - before.busy, total) : undefined;
  const then = processTicks(textOf(outputs, "linux.processesBefore"));
  const busy = [...processTicks(textOf(outputs, "linux.processesAfter"))].flatMap(([id, now]): Busy[] => {
    const used = now.ticks - (then.get(id)?.ticks ?? now.ticks);
    return total > 0 && used > 0 ? [{ name: now.name, share: (used / total) * 100 }] : [];
  });
  return described(model, load, busy);
}

/** Ticks since the start of all processors, waiting for disks counted as idle. */
function ticksIn(stat: string): { busy: number; total: number } | undefined {
  const numbers = /^cpu +([\d ]+)$/mu.exec(stat)?.[1]?.trim().split(" ").map(Number);
  if (!numbers || numbers.length < 5) return undefined;
  // Guests are counted within the first two already.
  const total = numbers.slice(0, 8).reduce((sum, each) => sum + each, 0);
  return { total, busy: total - (numbers[3] ?? 0) - (numbers[4] ?? 0) };
}

/** `pid (name) state …`: a name may hold brackets and blanks, so the last bracket ends it. */
function processTicks(stats: string): Map<string, { name: string; ticks: number }> {
  const found = new Map<string, { name: string; ticks: number }>();
  for (const line of stats.split("\n")) {
    const [, id, name = "", rest = ""] = /^(\d{1,10}) \((.*)\) (.*)$/u.exec(line) ?? [];
    const fields = rest.split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    if (id !== undefined && Number.isFinite(ticks)) found.set(id, { name, ticks });
  }
  return found;
}

function macos(outputs: Outputs): Read {
  const cores = amountOf(textOf(outputs, "macos.cores"));
  const processes = textOf(outputs, "macos.processes").split("\n");
  const busy = processes.flatMap((line): Busy[] => {
    const [, used, name = ""] = /^\s*(\d{1,6}\.\d+)\s+(.+)$/u.exec(line) ?? [];
    const percent = countOf(used);
    return percent === undefined || cores === undefined
      ? []
      : [{ name: name.trim(), share: percent / cores }];
  });
  const load = busy.length > 0 ? busy.reduce((sum, each) => sum + each.share, 0) : undefined;
  return described(textOf(outputs, "macos.cpu").trim(), load, busy);
}

const READ = { win32: windows, linux, darwin: macos } as const;
