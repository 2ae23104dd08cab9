import { text } from "../../import/coerce.ts";
import { mark, serialMark } from "../../import/identity-marks.ts";
import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import { diskNames } from "./disk-names.ts";
import type { Probe } from "../probe.ts";
import { probeOf } from "./fact.ts";
import type { Fact, Read } from "./fact.ts";
import { LINUX } from "./linux.ts";
import { MACOS } from "./macos.ts";
import { rowsOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { both } from "./say.ts";
import { smartIn } from "./smart.ts";
import type { Smart } from "./smart.ts";
import type { System } from "./source.ts";
import { amountOf, countOf, gigabytes, readings, share } from "./values.ts";
import { linuxVolumes, macosDisks, macosVolumes, windowsVolumes } from "./volumes.ts";
import { WINDOWS } from "./windows.ts";

/**
 * Space by volume, health by disk. A disk says of itself by `smartctl` where that is present, else
 * Windows and macOS say what they keep of it.
 */
export const disksFact: Fact = {
  probe: "disks",
  sources: {
    win32: [
      ...[WINDOWS.volumes, WINDOWS.drives, WINDOWS.disks],
      ...[WINDOWS.diskDrives, WINDOWS.counters, WINDOWS.predicted],
    ],
    linux: [LINUX.blocks, LINUX.free],
    darwin: [MACOS.storage, MACOS.free],
  },
  smart: true,
  read,
  judge(values) {
    const failing = values.filter(({ name, value }) => name === "health" && value === "failing");
    const full = values.filter(
      ({ name, value }) => name === "freeShare" && typeof value === "number" && value < 10,
    );
    const said: Localized[] = [];
    for (const { of } of failing) {
      said.push(
        both(
          `硬盘 ${of} 自检报告即将失效：先备份数据，再更换硬盘。`,
          `Disk ${of} reports that it is failing: back up first, then replace it.`,
        ),
      );
    }
    if (full.length > 0) {
      const names = full.map(({ of }) => of);
      const where = [names.join("、"), names.join(", ")] as const;
      said.push(both(`${where[0]} 剩余空间不足一成。`, `Less than a tenth is free on ${where[1]}.`));
    }
    return said;
  },
};
export const disks: Probe = probeOf(disksFact);

const VOLUMES = { win32: windowsVolumes, linux: linuxVolumes, darwin: macosVolumes } as const;

function read(system: System, outputs: Outputs): Read {
  const { values, put } = readings("disks");
  for (const { name, free, size } of VOLUMES[system](outputs)) {
    put("free", gigabytes(free), name);
    put("freeShare", share(free, size), name);
  }
  const { disks: asked, notAsked, denied } = smartIn(outputs);
  const kept = system === "win32" ? windowsDisks(outputs) : system === "darwin" ? macosDisks(outputs) : [];
  // The worst first: of words, the first one speaks for all (reading.ts, `worstOf`).
  const all = [...asked, ...kept.filter((each) => !asked.some((one) => sameDisk(one, each)))].toSorted(
    (a, b) => Number(b.health === "failing") - Number(a.health === "failing"),
  );
  const names = diskNames(all);
  for (const [index, disk] of all.entries()) {
    // What smartctl could not learn the system may know.
    const more = asked.includes(disk) ? kept.find((each) => sameDisk(disk, each)) : undefined;
    const of = names[index] ?? "";
    put("model", disk.model || more?.model, of);
    put("health", disk.health ?? more?.health, of);
    put("reallocated", disk.reallocated, of);
    put("pending", disk.pending, of);
    put("wear", disk.wear ?? more?.wear, of);
    put("temperature", disk.temperature ?? more?.temperature, of);
    put("hours", disk.hours ?? more?.hours, of);
  }
  const silent = notAsked.filter((name) => !kept.some(({ model, health }) => model === name && health));
  return { values, notes: silent.length > 0 ? [couldNotAsk(silent)] : [], ...(denied ? { denied } : {}) };
}

function couldNotAsk(names: readonly string[]): Localized {
  return both(
    `未能读取 ${names.join("、")} 的健康状态，好坏不明。`,
    `The health of ${names.join(", ")} could not be read: neither good nor bad.`,
  );
}

const sameDisk = (a: Smart, b: Smart) =>
  a.serial !== "" && b.serial !== "" ? a.serial === b.serial : a.model !== "" && a.model === b.model;

/** What Windows keeps of a disk; numbers, and the words of older ones, which are English everywhere. */
function windowsDisks(outputs: Outputs): Smart[] {
  const counters = rowsOf(outputs, "windows.counters");
  const modern = rowsOf(outputs, "windows.disks").map((each): Smart => {
    const serial = serialMark(each.SerialNumber);
    const model = mark(each.FriendlyName);
    const told = counters.find(({ Serial, Name }) =>
      serial === "" ? mark(Name) === model : serialMark(Serial) === serial,
    );
    const state = text(each.HealthStatus);
    return {
      device: text(each.DeviceId),
      serial,
      model,
      // 0 healthy, 1 warning, 2 unhealthy; 5 is "unknown".
      health: /^(?:0|Healthy)$/u.test(state)
        ? "passed"
        : /^(?:1|2|Warning|Unhealthy)$/u.test(state)
          ? "failing"
          : undefined,
      // A disk that keeps none answers 0 as well; worn by nothing is only known with hours beside it.
      wear: amountOf(told?.PowerOnHours) === undefined ? amountOf(told?.Wear) : countOf(told?.Wear),
      temperature: amountOf(told?.Temperature),
      hours: amountOf(told?.PowerOnHours),
    };
  });
  const failing = rowsOf(outputs, "windows.predicted").some(({ PredictFailure }) => PredictFailure === true);
  const older = rowsOf(outputs, "windows.diskDrives").map((each): Smart => {
    const state = text(each.Status);
    return {
      device: text(each.Index),
      serial: serialMark(each.SerialNumber),
      model: mark(each.Model),
      // "OK" only says that the device works; it is no test of its health.
      health: /^Pred Fail$/u.test(state) ? "failing" : undefined,
    };
  });
  const all = modern.length > 0 ? modern : older;
  const [only] = all;
  // Which of several disks predicts its end is not said in a way that can be matched.
  return all.length === 1 && only && failing ? [{ ...only, health: "failing" }] : all;
}
