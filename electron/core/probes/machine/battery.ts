import { record, text } from "../../import/coerce.ts";
import type { Part } from "../../import/coerce.ts";
import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import type { Probe } from "../probe.ts";
import { probeOf } from "./fact.ts";
import type { Fact, Read } from "./fact.ts";
import { LINUX } from "./linux.ts";
import { MACOS } from "./macos.ts";
import { foldersOf, jsonOf, partsOf, rowsOf, textOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { plistOf } from "./plist.ts";
import { both } from "./say.ts";
import { amountOf, countOf, readings, rounded, yesOf } from "./values.ts";
import { WINDOWS } from "./windows.ts";

/** The machine's own battery: never that of a mouse, a headset or a UPS beside it. */
export const batteryFact: Fact = {
  probe: "battery",
  sources: {
    win32: [
      ...[WINDOWS.computer, WINDOWS.battery, WINDOWS.batteryDesign, WINDOWS.batteryDesignOlder],
      ...[WINDOWS.batteryFull, WINDOWS.batteryCycles, WINDOWS.batteryNow],
    ],
    linux: [LINUX.power],
    darwin: [MACOS.battery, MACOS.power],
  },
  read: (system, outputs) => described(READ[system](outputs)),
  judge(values) {
    const worn = values.filter(
      ({ name, value }) => name === "wear" && typeof value === "number" && value > 40,
    );
    return worn.map(({ value }): Localized => {
      return both(
        `电池已损耗 ${String(value)}%，续航明显缩短，建议更换。`,
        `The battery has lost ${String(value)}% and lasts noticeably less; replace it.`,
      );
    });
  },
};
export const battery: Probe = probeOf(batteryFact);

interface Battery {
  name: string;
  /** mWh, or what the battery counts in where only their ratio is known. */
  full?: number | undefined;
  design?: number | undefined;
  inEnergy?: boolean;
  cycles?: number | undefined;
  charge?: number | undefined;
  charging?: boolean | undefined;
}

/** @param batteries the machine's own; null where nobody could tell whether it has any */
function described(batteries: readonly Battery[] | null): Read {
  const { values, put } = readings("battery");
  if (batteries === null) return { values };
  if (batteries.length === 0) return { values, without: "noSuchPart" };
  put("present", true);
  for (const each of batteries) {
    const of = batteries.length > 1 ? each.name : "";
    // Fresh ones hold a little more than they are said to; one that holds twice as much is a wrong number.
    const ratio = each.full !== undefined && each.design !== undefined ? each.full / each.design : undefined;
    const plausible = ratio !== undefined && ratio <= 1.3 ? Math.max(0, 1 - ratio) : undefined;
    put("wear", rounded(plausible === undefined ? undefined : plausible * 100, 1), of);
    put("cycles", each.cycles, of);
    put("charge", each.charge !== undefined && each.charge <= 100 ? each.charge : undefined, of);
    put("charging", each.charging, of);
    if (each.inEnergy) {
      put("full", rounded(each.full), of);
      put("design", rounded(each.design), of);
    }
  }
  return { values };
}

function windows(outputs: Outputs): Battery[] | null {
  const told = rowsOf(outputs, "windows.batteryDesign");
  const designs = told.length > 0 ? told : rowsOf(outputs, "windows.batteryDesignOlder");
  const design = designs.filter(isOwn);
  const full = rowsOf(outputs, "windows.batteryFull").filter(isOwn);
  const names = [...new Set([...design, ...full].map(({ InstanceName }) => text(InstanceName)))];
  const shown = rowsOf(outputs, "windows.battery");
  const named = (rows: readonly Part[], name: string) =>
    rows.find(({ InstanceName }) => text(InstanceName) === name) ?? {};
  const of = (id: string, name: string) => named(rowsOf(outputs, id), name);
  if (names.length > 0) {
    return names.map((name): Battery => {
      const now = of("windows.batteryNow", name);
      const fullCapacity = amountOf(of("windows.batteryFull", name).FullChargedCapacity);
      const left = countOf(now.RemainingCapacity);
      const shownCharge =
        names.length === 1 && shown.length === 1 ? countOf(shown[0]?.EstimatedChargeRemaining) : undefined;
      const counted =
        left !== undefined && fullCapacity !== undefined ? (left / fullCapacity) * 100 : undefined;
      return {
        name: text(named(designs, name).DeviceName) || name,
        full: fullCapacity,
        design: amountOf(named(designs, name).DesignedCapacity),
        inEnergy: true,
        // 0 is what most firmware says that does not count.
        cycles: amountOf(of("windows.batteryCycles", name).CycleCount),
        charge: shownCharge ?? rounded(counted),
        charging: yesOf(now.Charging),
      };
    });
  }
  // The list that the taskbar shows does not tell a UPS from a battery; the form of the machine does.
  const [computer] = rowsOf(outputs, "windows.computer");
  const portable = countOf(computer?.PCSystemType) === 2;
  const asked = ["windows.battery", "windows.batteryDesign", "windows.batteryDesignOlder"].some(
    (id) => outputs.get(id)?.exit === 0,
  );
  if (!portable || shown.length === 0) return asked ? [] : null;
  return shown.map((each) => ({
    name: text(each.DeviceID),
    charge: countOf(each.EstimatedChargeRemaining),
    charging: charges(countOf(each.BatteryStatus)),
  }));
}

/** A laptop's battery hangs on ACPI, a UPS or a mouse on USB or Bluetooth. */
const isOwn = ({ InstanceName }: Readonly<Record<string, unknown>>) => /^ACPI\\/iu.test(text(InstanceName));

/** Win32_Battery.BatteryStatus: 1 discharging, 4 low, 5 critical, 6 to 9 charging; 2 only says "on mains". */
function charges(status: number | undefined): boolean | undefined {
  if (status === undefined) return undefined;
  if (status >= 6 && status <= 9) return true;
  return [1, 3, 4, 5].includes(status) ? false : undefined;
}

function linux(outputs: Outputs): Battery[] | null {
  if (outputs.get("linux.power")?.missing !== false) return null;
  const supplies = [...foldersOf(outputs, "linux.power")];
  const own = supplies.filter(
    ([, files]) =>
      // `Device` is the kernel's word for what belongs to a thing beside the machine.
      files.get("type") === "Battery" && files.get("scope") !== "Device" && files.get("present") !== "0",
  );
  return own.map(([name, files]): Battery => {
    // µWh, or µAh that the design voltage (µV) makes energy of.
    const energy = amountOf(files.get("energy_full"));
    const volts = amountOf(files.get("voltage_min_design"));
    const factor = energy !== undefined ? 1 / 1000 : volts !== undefined ? volts / 1e9 : undefined;
    const prefix = energy !== undefined ? "energy" : "charge";
    const full = amountOf(files.get(`${prefix}_full`));
    const design = amountOf(files.get(`${prefix}_full_design`));
    const status = files.get("status") ?? "";
    return {
      name,
      full: full === undefined ? undefined : full * (factor ?? 1),
      design: design === undefined ? undefined : design * (factor ?? 1),
      inEnergy: factor !== undefined,
      cycles: amountOf(files.get("cycle_count")),
      charge: countOf(files.get("capacity")),
      charging:
        status === "Charging"
          ? true
          : /^(?:Discharging|Not charging|Full)$/u.test(status)
            ? false
            : undefined,
    };
  });
}

function macos(outputs: Outputs): Battery[] | null {
  const [own] = partsOf(plistOf(textOf(outputs, "macos.battery")));
  const profile = record(jsonOf(outputs, "macos.power"));
  const parts = partsOf(profile?.SPPowerDataType);
  const health = parts.map((each) => record(each.sppower_battery_health_info)).find((each) => each !== null);
  if (!own && !health) {
    // A desktop Mac answers both with nothing of a battery.
    return profile || outputs.get("macos.battery")?.exit === 0 ? [] : null;
  }
  const max = amountOf(own?.MaxCapacity);
  const current = countOf(own?.CurrentCapacity);
  return [
    {
      name: "",
      // mAh; newer ones keep the percentage where older ones had these.
      full: amountOf(own?.AppleRawMaxCapacity) ?? (max !== undefined && max > 100 ? max : undefined),
      design: amountOf(own?.DesignCapacity),
      cycles: amountOf(own?.CycleCount) ?? amountOf(health?.sppower_battery_cycle_count),
      charge: current !== undefined && max !== undefined ? rounded((current / max) * 100) : undefined,
      charging: yesOf(own?.IsCharging),
    },
  ];
}

const READ = { win32: windows, linux, darwin: macos } as const;
