import type { BuildKind } from "./build-kind.ts";

/** What the command line may say. Places only: never a secret, never a record (S20). */
export interface Options {
  /** Folder of the profile (`profile.json`, `store.db`). */
  profile: string | null;
  /** Folder of the shell's own files and of the single-instance lock. */
  userData: string | null;
  /**
   * Node that runs the core where the runtime's own is too old. Development and test builds only;
   * a release takes its core nowhere but from itself.
   */
  coreNode: string | null;
}

export function readOptions(argv: readonly string[], build: BuildKind): Options {
  const value = (name: string): string | null => {
    const prefix = `--${name}=`;
    const found = argv.find((argument) => argument.startsWith(prefix));
    return found && found.length > prefix.length ? found.slice(prefix.length) : null;
  };
  return {
    profile: value("profile"),
    userData: value("user-data-dir"),
    coreNode: build === "release" ? null : value("core-node"),
  };
}

/**
 * Switches that open the application from outside or weaken Chromium. A release that finds one on
 * its command line refuses to start and says which (S4, S6, S17: fuses cover Node's switches, this
 * covers Chromium's).
 */
const REFUSED_IN_RELEASE = [
  "allow-file-access-from-files",
  "disable-site-isolation-trials",
  "disable-web-security",
  "host-resolver-rules",
  "host-rules",
  "ignore-certificate-errors",
  "inspect",
  "inspect-brk",
  "inspect-port",
  "js-flags",
  "load-extension",
  "log-file",
  "log-net-log",
  "no-sandbox",
  "remote-debugging-address",
  "remote-debugging-pipe",
  "remote-debugging-port",
  "renderer-cmd-prefix",
  "utility-cmd-prefix",
];

/** The first switch that a release refuses, or null. */
export function refusedSwitch(argv: readonly string[]): string | null {
  for (const argument of argv) {
    // Chromium takes one dash and two, and on Windows a slash; `--` ends its switches, not ours.
    const name = /^(?:--?|\/)([a-z-]+)(?:=|$)/.exec(argument)?.[1];
    if (name && REFUSED_IN_RELEASE.includes(name)) return name;
  }
  return null;
}
