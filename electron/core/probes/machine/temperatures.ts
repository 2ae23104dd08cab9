import { text } from "../../import/coerce.ts";
import type { Probe } from "../probe.ts";
import { probeOf } from "./fact.ts";
import type { Fact, Read } from "./fact.ts";
import { LINUX } from "./linux.ts";
import { foldersOf, rowsOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { both } from "./say.ts";
import { amountOf, countOf, readings, rounded } from "./values.ts";
import { WINDOWS } from "./windows.ts";

/**
 * Heat and fans. A zone of ACPI is where a maker put it, seldom the processor itself, and bears its own
 * name. macOS tells heat to an administrator's `powermetrics` alone, which measures for seconds.
 */
export const temperaturesFact: Fact = {
  probe: "temperatures",
  sources: { win32: [WINDOWS.zones, WINDOWS.zoneCounters], linux: [LINUX.sensors, LINUX.zones] },
  read: (system, outputs) => (system === "win32" ? windows(outputs) : linux(outputs)),
  judge: (values) =>
    values.some(({ name, value }) => name === "cpu" && typeof value === "number" && value >= 95)
      ? [
          both(
            "处理器温度过高，会自动降频，检查风扇、散热器与硅脂。",
            "The processor is too hot and slows itself down: look at fan, heat sink and paste.",
          ),
        ]
      : [],
};
export const temperatures: Probe = probeOf(temperaturesFact);

/** Nothing on a desk is below freezing or as hot as solder: such a value is a sensor that is not there. */
function plausible(celsius: number | undefined): number | undefined {
  return celsius !== undefined && celsius > 0 && celsius < 150 ? rounded(celsius, 1) : undefined;
}

function windows(outputs: Outputs): Read {
  const { values, put } = readings("temperatures");
  const kelvin = (value: unknown, parts: number) => {
    const told = amountOf(value);
    return told === undefined ? undefined : plausible(told / parts - 273.15);
  };
  for (const each of rowsOf(outputs, "windows.zones")) {
    put("zone", kelvin(each.CurrentTemperature, 10), text(each.InstanceName));
  }
  if (values.length === 0) {
    for (const each of rowsOf(outputs, "windows.zoneCounters")) {
      const fine = kelvin(each.HighPrecisionTemperature, 10);
      put("zone", fine ?? kelvin(each.Temperature, 1), text(each.Name));
    }
  }
  return { values, ...(outputs.get("windows.zones")?.exit === 0 ? nothingIn(values) : {}) };
}

/** Drivers of sensors within processors, and how those call the whole chip. */
const CHIPS = /^(?:coretemp|k10temp|k8temp|zenpower|cpu[_-]thermal|via_cputemp|ftc_thermal)/u;
const WHOLE = /^(?:Package id \d+|Tctl|Tdie)$/u;

function linux(outputs: Outputs): Read {
  const { values, put, has } = readings("temperatures");
  for (const files of foldersOf(outputs, "linux.sensors").values()) {
    const driver = files.get("name") ?? "";
    const sensors = [...files.keys()].flatMap((name) => /^((?:temp|fan)\d+)_input$/u.exec(name)?.[1] ?? []);
    const labelled = sensors.map((sensor) => ({ sensor, label: files.get(`${sensor}_label`) ?? "" }));
    const whole = labelled.filter(({ label }) => WHOLE.test(label));
    for (const { sensor, label } of labelled) {
      const value = countOf(files.get(`${sensor}_input`));
      // 0 is a fan that stands still, on purpose in many laptops, or one that is not there.
      if (sensor.startsWith("fan"))
        put("fan", value === 0 ? undefined : value, label || `${driver} ${sensor}`);
      else if (CHIPS.test(driver) && (whole.length === 0 || WHOLE.test(label)))
        put("cpu", plausible(value === undefined ? undefined : value / 1000), label);
    }
  }
  for (const files of foldersOf(outputs, "linux.zones").values()) {
    const type = files.get("type") ?? "";
    const value = countOf(files.get("temp"));
    const celsius = plausible(value === undefined ? undefined : value / 1000);
    const chip = /^(?:x86_pkg_temp|cpu|soc)/iu.test(type);
    if (!chip) put("zone", celsius, type);
    else if (!has("cpu")) put("cpu", celsius, type);
  }
  return { values, ...nothingIn(values) };
}

/** A machine that can be asked and has no sensor: most virtual ones. */
function nothingIn(values: readonly unknown[]): Pick<Read, "without"> {
  return values.length === 0 ? { without: "noSuchPart" } : {};
}
