import { readFileSync, readdirSync } from "node:fs";

/** Waits for a state, never for a time. */
export async function until(
  what: string,
  reached: () => boolean | Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await reached())) {
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Runs, and is not a zombie that its parent has not yet looked at. */
export function isAlive(pid: number): boolean {
  const status = read(`/proc/${pid}/stat`);
  return status !== "" && !/^\d+ \(.*\) [ZX]/s.test(status);
}

export interface ProcessInfo {
  pid: number;
  parent: number;
  command: string;
}

/** Children, grandchildren and so on of a process (Linux). */
export function descendants(pid: number): ProcessInfo[] {
  const all: ProcessInfo[] = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      parent: Number(/^\d+ \(.*\) \S+ (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1] ?? -1),
      command: read(`/proc/${name}/cmdline`).replaceAll("\0", " ").trim(),
    }));
  const found: ProcessInfo[] = [];
  let parents = new Set([pid]);
  while (parents.size > 0) {
    const children = all.filter((entry) => parents.has(entry.parent));
    found.push(...children);
    parents = new Set(children.map((child) => child.pid));
  }
  return found;
}

/** The core among main's children: under pinned Node by its file, else Electron's Node service. */
export function coreOf(main: number): number | null {
  const core = descendants(main).find(
    ({ command }) => /core[/\\]index\.mjs/.test(command) || command.includes("node.mojom.NodeService"),
  );
  return core && isAlive(core.pid) ? core.pid : null;
}

export function environmentOf(pid: number): string {
  return read(`/proc/${pid}/environ`);
}
