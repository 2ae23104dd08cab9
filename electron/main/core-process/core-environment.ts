const KEPT = ["HOME", "LANG", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "USERPROFILE"];
/** How this machine is told to reach the web: what the probes look at; nothing else of the core does. */
const PROXIES = /^(https?|all|no)_proxy$/i;

/**
 * What the core gets of the environment. Secrets have no place there, and what might change how Node
 * runs is not passed on: not NODE_OPTIONS, and no folder of compiled code (NODE_COMPILE_CACHE), for
 * what lies in one runs in the process that has the keys, and the archive's check never sees it.
 */
export function coreEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (KEPT.includes(name.toUpperCase()) || name.startsWith("LC_")) result[name] = value;
    else if (PROXIES.test(name)) result[name] = withoutCredentials(value);
  }
  return result;
}

/** `http://user:secret@proxy:3128` names a secret before the host, and so may what is no address. */
function withoutCredentials(value: string): string {
  return value.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/i, "$1");
}
