import { existsSync, rmSync, writeFileSync } from "node:fs";
import { saying } from "../../../build/runtime/say.mjs";
import { mustRun, runProgram } from "./run-program.ts";

/** Asked by Debian's packages before they start a service: 101 is "must not". */
const POLICY = "/usr/sbin/policy-rc.d";
/** Two tests that install at once wait for each other. */
const LOCK = "/var/lock/deskside-probes-apt.lock";

async function missing(packages: readonly string[]): Promise<string[]> {
  const { out } = await runProgram(["dpkg-query", "-W", "-f", "${Package} ${Status}\n", ...packages]);
  const installed = new Set(
    out
      .split("\n")
      .filter((line) => line.endsWith("install ok installed"))
      .map((line) => line.split(" ")[0]),
  );
  return packages.filter((name) => !installed.has(name));
}

/** Installs what is missing of Debian's packages, as root; no service of the system is started by it. */
export async function ensurePackages(packages: readonly string[]): Promise<void> {
  const wanted = await missing(packages);
  if (wanted.length === 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    mustRun(["flock", LOCK, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", ...args], {
      env,
      timeoutMs: 600_000,
    });
  const denied = !existsSync(POLICY);
  if (denied) writeFileSync(POLICY, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    await saying(`installing Debian packages: ${wanted.join(" ")}`, async () => {
      await apt("update");
      await apt("install", "-y", "--no-install-recommends", ...wanted);
    });
  } finally {
    if (denied) rmSync(POLICY, { force: true });
  }
}
