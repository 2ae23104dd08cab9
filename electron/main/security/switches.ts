// S34: which switches of the command line a release takes. What is not named here it refuses, as it can
// know neither all switches of Chromium and Node nor those of their next versions; fuses (S17) stand behind.

const TAKEN_BY_A_RELEASE: readonly string[] = [
  // Ours: places only (options.ts).
  "profile",
  "user-data-dir",
  // How it looks and hears on this machine: screens, drivers, input methods, readers, keyrings.
  "disable-gpu",
  "enable-wayland-ime",
  "force-device-scale-factor",
  "force-renderer-accessibility",
  "gtk-version",
  "lang",
  "ozone-platform",
  "ozone-platform-hint",
  "password-store",
  "wayland-text-input-version",
];

/** The switches on a command line that a release does not take, by name; empty when it may start. */
export function refusedSwitches(argv: readonly string[], platform: NodeJS.Platform): string[] {
  // Chromium takes one dash and two, on Windows a slash, any case of letters and blanks around it. `--`
  // ends its switches, not ours: what stands behind it is judged alike.
  const form = platform === "win32" ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/;
  return argv
    .slice(1)
    .flatMap((argument) => form.exec(argument.trim())?.[1]?.toLowerCase() ?? [])
    .filter((name) => name !== "-" && !TAKEN_BY_A_RELEASE.includes(name));
}

/** Why a release did not start, for whoever started it so. */
export function refusalOf(switches: readonly string[]): string {
  const named = (names: readonly string[]): string => names.map((name) => `--${name}`).join(", ");
  return (
    `not started, nothing was opened: a release takes no ${named(switches)}; ` +
    `start it without (it takes ${named(TAKEN_BY_A_RELEASE)})`
  );
}
