import { record, text } from "../../import/coerce.ts";
import type { Probe } from "../probe.ts";
import { probeOf } from "./fact.ts";
import type { Fact, Read } from "./fact.ts";
import { LINUX } from "./linux.ts";
import { MACOS } from "./macos.ts";
import { jsonOf, partsOf, rowsOf, textOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { amountOf, countOf, gigabytes, readings, share } from "./values.ts";
import { WINDOWS } from "./windows.ts";

/** What is put in, and what is free of it: free as the system counts it, caches given back. */
export const memoryFact: Fact = {
  probe: "memory",
  sources: {
    win32: [WINDOWS.os, WINDOWS.computer, WINDOWS.modules],
    linux: [LINUX.memory, LINUX.modules],
    darwin: [MACOS.memorySize, MACOS.pages, MACOS.modules],
  },
  read: (system, outputs) => amounts(READ[system](outputs)),
};
export const memory: Probe = probeOf(memoryFact);

interface Amounts {
  /** Bytes that the system has, and of them those it could give. */
  total?: number | undefined;
  free?: number | undefined;
  /** Bytes of each module by its slot; undefined where nobody could tell. */
  modules?: [slot: string, bytes: number][] | undefined;
}

function amounts({ total, free, modules }: Amounts): Read {
  const { values, put } = readings("memory");
  put("total", gigabytes(total));
  const known = free !== undefined && total !== undefined && free > total ? undefined : free;
  put("free", gigabytes(known));
  if (known !== undefined && total !== undefined) put("usedShare", share(total - known, total));
  if (modules && modules.length > 0) put("modules", modules.length);
  for (const [slot, bytes] of modules ?? []) put("module", gigabytes(bytes), slot);
  return { values };
}

const kilo = (value: number | undefined) => (value === undefined ? undefined : value * 1024);

function windows(outputs: Outputs): Amounts {
  const [os = {}] = rowsOf(outputs, "windows.os");
  const [computer = {}] = rowsOf(outputs, "windows.computer");
  const modules = rowsOf(outputs, "windows.modules").flatMap((each): [string, number][] => {
    const bytes = amountOf(each.Capacity);
    return bytes === undefined ? [] : [[text(each.DeviceLocator) || text(each.BankLabel), bytes]];
  });
  return {
    total: kilo(amountOf(os.TotalVisibleMemorySize)) ?? amountOf(computer.TotalPhysicalMemory),
    free: kilo(amountOf(os.FreePhysicalMemory)),
    modules,
  };
}

function linux(outputs: Outputs): Amounts {
  const meminfo = textOf(outputs, "linux.memory");
  const of = (name: string) =>
    kilo(amountOf(new RegExp(`^${name}:\\s*(\\d{1,15}) kB$`, "mu").exec(meminfo)?.[1]));
  return { total: of("MemTotal"), free: of("MemAvailable"), modules: slots(outputs) };
}

/** Blocks of SMBIOS type 17; an empty slot says `No Module Installed`. Not translated. */
function slots(outputs: Outputs): [string, number][] {
  const blocks = textOf(outputs, "linux.modules").split(/\n\s*\n/u);
  return blocks.flatMap((block): [string, number][] => {
    const [, size, unit = ""] = /^\s*Size: (\d{1,9}) (MB|GB|TB|MiB|GiB|TiB)\s*$/mu.exec(block) ?? [];
    const slot = /^\s*Locator: (.*)$/mu.exec(block)?.[1] ?? "";
    const power = { M: 2, G: 3, T: 4 }[unit.charAt(0)];
    const amount = amountOf(size);
    return amount === undefined || power === undefined ? [] : [[slot.trim(), amount * 1024 ** power]];
  });
}

function macos(outputs: Outputs): Amounts {
  const pages = textOf(outputs, "macos.pages");
  const size = amountOf(/page size of (\d{1,6}) bytes/u.exec(pages)?.[1]);
  const counts = ["free", "inactive", "speculative"].map((name) =>
    countOf(new RegExp(`^Pages ${name}:\\s+(\\d{1,12})\\.$`, "mu").exec(pages)?.[1]),
  );
  const known = counts.filter((each) => each !== undefined);
  const whole = known.length === counts.length && size !== undefined;
  const free = whole ? known.reduce((sum, each) => sum + each, 0) * size : undefined;
  const groups = partsOf(record(jsonOf(outputs, "macos.modules"))?.SPMemoryDataType);
  const listed = groups.flatMap(({ _items }) => partsOf(_items));
  const modules = listed.flatMap(({ _name, dimm_size }): [string, number][] => {
    const bytes = amountOf(/^(\d{1,5}) GB$/u.exec(text(dimm_size))?.[1]);
    return bytes === undefined ? [] : [[text(_name), bytes * 1024 ** 3]];
  });
  return { total: amountOf(textOf(outputs, "macos.memorySize")), free, modules };
}

const READ = { win32: windows, linux, darwin: macos } as const;
