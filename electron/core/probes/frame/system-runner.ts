import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { Ran } from "../probe.ts";

/** More of a program's output is not read. */
export const MAX_OUTPUT_BYTES = 1_000_000;

/** Runs programs of the system for one probe, and ends all of them with it. */
export interface SystemRunner {
  run(program: string, args: readonly string[], input?: string): Promise<Ran | null>;
  killAll(): void;
}

/** What a program gets of the environment: where things are, and one language whatever the system speaks. */
function fixedEnvironment(): NodeJS.ProcessEnv {
  const kept =
    /^(PATH|PATHEXT|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PROGRAMDATA|PROGRAMFILES.*|TEMP|TMP|TMPDIR|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|DBUS_SESSION_BUS_ADDRESS|XDG_RUNTIME_DIR|PSMODULEPATH)$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name)));
  const path =
    process.platform === "win32" ? {} : { PATH: `${env.PATH ?? ""}:/usr/sbin:/sbin:/usr/bin:/bin` };
  return { ...env, ...path, LC_ALL: "C", LANG: "C", LANGUAGE: "C" };
}

export function createSystemRunner(): SystemRunner {
  const running = new Set<ChildProcess>();
  let over = false;

  function run(program: string, args: readonly string[], input?: string): Promise<Ran | null> {
    return new Promise((resolve) => {
      if (over || program === "" || [program, ...args].some((word) => word.includes("\u0000"))) {
        return resolve(null);
      }
      const child = spawn(program, args, {
        env: fixedEnvironment(),
        shell: false,
        windowsHide: true,
        // A group of its own, so that what it starts can be ended with it.
        detached: process.platform !== "win32",
        stdio: ["pipe", "pipe", "pipe"],
      });
      running.add(child);
      const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
      let bytes = 0;
      for (const name of ["stdout", "stderr"] as const) {
        child[name].on("data", (part: Buffer) => {
          const room = MAX_OUTPUT_BYTES - bytes;
          bytes += part.length;
          if (room > 0) output[name].push(part.subarray(0, room));
          // Who prints without end has said enough.
          if (bytes > MAX_OUTPUT_BYTES) end(child);
        });
      }
      child.stdin.on("error", () => {});
      child.stdin.end(input ?? "");
      child.once("error", () => {
        running.delete(child);
        resolve(null);
      });
      child.once("close", (code) => {
        running.delete(child);
        resolve({ code, stdout: Buffer.concat(output.stdout), stderr: Buffer.concat(output.stderr) });
      });
    });
  }

  return {
    run,
    killAll() {
      over = true;
      for (const child of running) end(child);
    },
  };
}

function end(child: ChildProcess): void {
  try {
    if (process.platform === "win32" || child.pid === undefined) child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
