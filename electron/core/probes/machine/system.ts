import { record, text } from "../../import/coerce.ts";
import type { Probe } from "../probe.ts";
import { probeOf } from "./fact.ts";
import type { Fact, Read } from "./fact.ts";
import { LINUX } from "./linux.ts";
import { MACOS } from "./macos.ts";
import { jsonOf, partsOf, rowsOf, textOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { both } from "./say.ts";
import { linuxSystem } from "./system-linux.ts";
import { amountOf, countOf, dateOf, dayOf, daysSince, hoursSince, readings, yesOf } from "./values.ts";
import { WINDOWS } from "./windows.ts";

/** Which system, since when it runs, and how it stands with its updates. */
export const systemFact: Fact = {
  probe: "system",
  sources: {
    win32: [
      ...[WINDOWS.os, WINDOWS.version, WINDOWS.updated, WINDOWS.hotfixes],
      ...[WINDOWS.waiting, WINDOWS.restart, WINDOWS.licence],
    ],
    linux: [...[LINUX.release, LINUX.kernel, LINUX.uptime, LINUX.changed], LINUX.aptWaiting],
    darwin: [MACOS.name, MACOS.version, MACOS.build, MACOS.started, MACOS.installed],
  },
  read: (platform, outputs, at) => READ[platform](outputs, at),
  judge: (values) =>
    values.some(({ name, value }) => name === "rebootPending" && value === true)
      ? [both("有更新等待重启后生效，请先重启。", "Updates wait for a restart: restart first.")]
      : [],
};
export const system: Probe = probeOf(systemFact);

function windows(outputs: Outputs, at: number): Read {
  const { values, put } = readings("system");
  const [os = {}] = rowsOf(outputs, "windows.os");
  const [version = {}] = rowsOf(outputs, "windows.version");
  put("name", text(os.Caption));
  put("version", text(version.DisplayVersion) || text(version.ReleaseId) || text(os.Version));
  const build = text(os.BuildNumber) || text(version.CurrentBuild);
  const revision = amountOf(version.UBR);
  put("build", build !== "" && revision !== undefined ? `${build}.${revision}` : build);
  // By the machine's own clock, which may be wrong, and is the one that it started by.
  put("uptime", hoursSince(dateOf(os.LastBootUpTime), dateOf(os.LocalDateTime) ?? at));
  const [results = {}] = rowsOf(outputs, "windows.updated");
  const installed = rowsOf(outputs, "windows.hotfixes").map(({ On }) => americanDay(On));
  const known = [dateOf(results.LastInstallationSuccessDate), ...installed].filter(
    (each) => each !== undefined,
  );
  const last = known.length > 0 ? Math.max(...known) : undefined;
  put("lastUpdate", dayOf(last));
  put("daysSinceUpdate", daysSince(last, at));
  const waiting = outputs.get("windows.waiting");
  if (waiting?.exit === 0) put("pendingUpdates", rowsOf(outputs, "windows.waiting").length);
  const [restart = {}] = rowsOf(outputs, "windows.restart");
  const marks = [yesOf(restart.Update), yesOf(restart.Servicing)];
  put("rebootPending", marks.includes(true) ? true : marks.includes(undefined) ? undefined : false);
  const licences = rowsOf(outputs, "windows.licence").map(({ LicenseStatus }) => countOf(LicenseStatus));
  // 1 is licensed; 0 and 2 to 6 are days of grace, notification and none.
  if (licences.some((each) => each !== undefined)) put("activated", licences.includes(1));
  return { values };
}

/** `11/3/2026`, or 100 ns since 1601 in sixteen hexadecimal digits, as older ones have it. */
function americanDay(value: unknown): number | undefined {
  const said = text(value);
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(said) ?? [];
  const ticks = /^[0-9a-f]{16}$/iu.test(said)
    ? Number(BigInt(`0x${said}`) / 10_000n) - 11_644_473_600_000
    : undefined;
  const at = year === undefined ? ticks : Date.UTC(Number(year), Number(month) - 1, Number(day));
  return at !== undefined && at >= Date.UTC(2000) ? at : undefined;
}

function macos(outputs: Outputs, at: number): Read {
  const { values, put } = readings("system");
  put("name", textOf(outputs, "macos.name").trim());
  put("version", textOf(outputs, "macos.version").trim());
  put("build", textOf(outputs, "macos.build").trim());
  const started = amountOf(/\bsec = (\d{1,12})\b/u.exec(textOf(outputs, "macos.started"))?.[1]);
  put("uptime", hoursSince(started === undefined ? undefined : started * 1000, at));
  const history = partsOf(record(jsonOf(outputs, "macos.installed"))?.SPInstallHistoryDataType);
  const installed = history.flatMap(({ install_date, package_source }) => {
    const day = dateOf(install_date);
    // What a person put in is no update of the system.
    return day !== undefined && package_source === "package_source_apple" ? [day] : [];
  });
  const last = installed.length > 0 ? Math.max(...installed) : undefined;
  put("lastUpdate", dayOf(last));
  put("daysSinceUpdate", daysSince(last, at));
  return { values };
}

const READ = { win32: windows, linux: linuxSystem, darwin: macos } as const;
