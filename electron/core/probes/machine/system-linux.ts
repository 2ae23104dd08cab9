import type { Read } from "./fact.ts";
import { settingsOf, textOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { amountOf, dayOf, daysSince, readings, rounded } from "./values.ts";

/** When a file changed, ms, of `stat -c '%Y %n'`; the latest of those whose name fits. */
export function changedIn(outputs: Outputs, name: RegExp): number | undefined {
  const times = textOf(outputs, "linux.changed")
    .split("\n")
    .flatMap((line) => {
      const [, seconds, path = ""] = /^(\d{1,12}) (\/.*)$/u.exec(line) ?? [];
      const at = amountOf(seconds);
      return at !== undefined && name.test(path) ? [at * 1000] : [];
    });
  return times.length > 0 ? Math.max(...times) : undefined;
}

export function linuxSystem(outputs: Outputs, at: number): Read {
  const { values, put } = readings("system");
  const release = settingsOf(textOf(outputs, "linux.release"));
  put("name", release.get("PRETTY_NAME") ?? release.get("NAME"));
  put("version", release.get("VERSION_ID"));
  put("build", textOf(outputs, "linux.kernel").trim());
  const seconds = amountOf(textOf(outputs, "linux.uptime").split(" ")[0]);
  put("uptime", rounded(seconds === undefined ? undefined : seconds / 3600, 1));
  const updated = changedIn(outputs, /^(?:\/var\/lib\/(?:dpkg|rpm)|\/usr\/lib\/sysimage)\//u);
  put("lastUpdate", dayOf(updated));
  put("daysSinceUpdate", daysSince(updated, at));
  put("pendingUpdates", waiting(outputs));
  const restart = restartWaits(outputs, release);
  put("rebootPending", restart);
  return { values };
}

/** `apt-get -s` names each package it would put in, by the lists that it fetched last. */
function waiting(outputs: Outputs): number | undefined {
  if (outputs.get("linux.aptWaiting")?.exit !== 0) return undefined;
  return textOf(outputs, "linux.aptWaiting").match(/^Inst /gmu)?.length ?? 0;
}

/** Only some distributions write the note that asks for a restart; of the others its absence says nothing. */
function restartWaits(outputs: Outputs, release: ReadonlyMap<string, string>): boolean | undefined {
  if (changedIn(outputs, /^\/run\/reboot-required$/u) !== undefined) return true;
  return /\bubuntu\b/u.test(`${release.get("ID") ?? ""} ${release.get("ID_LIKE") ?? ""}`) ? false : undefined;
}
