import { runProgram } from "./run-program.ts";

/** Why tests in network namespaces cannot be run here; null when they can. */
export async function whyNotHere(): Promise<string | null> {
  if (process.platform !== "linux") return "network namespaces are a thing of Linux";
  if (process.getuid?.() !== 0) return "network namespaces and packages need root";
  for (const tool of ["ip", "dpkg-query", "apt-get", "setsid", "flock"]) {
    const { code } = await runProgram(["sh", "-c", `command -v ${tool}`]);
    if (code !== 0) return `${tool} is not on this machine`;
  }
  const name = `dsk${process.pid}-try`;
  const made = await runProgram(["ip", "netns", "add", name]);
  if (made.code !== 0) return `no network namespaces: ${made.err.trim()}`;
  await runProgram(["ip", "netns", "delete", name]);
  return null;
}
