import { spawn } from "node:child_process";
import { ensureDebianPackages } from "./debian.mjs";

/** @typedef {{display: string, virtual: boolean, stop: () => void}} Display */

/** True where a person could see a window. */
export function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * The screen to show windows on: the one that is there, else a virtual one (Xvfb), which also becomes
 * this process's DISPLAY and ends with it.
 * @returns {Promise<Display>}
 */
export async function ensureDisplay() {
  if (hasDisplay()) {
    const virtual = Boolean(process.env.DESKSIDE_VIRTUAL_DISPLAY);
    return { display: process.env.DISPLAY ?? "", virtual, stop: () => {} };
  }
  await ensureDebianPackages();
  // The server chooses a free number and tells it on descriptor 3 once it accepts connections.
  const server = spawn(
    "Xvfb",
    ["-displayfd", "3", "-screen", "0", "1680x1050x24", "-nolisten", "tcp", "-noreset"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"] },
  );
  const number = await new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Error(`no virtual display: ${error.message}`)));
    server.once("exit", (code) => reject(new Error(`no virtual display: Xvfb ended with ${code}`)));
    server.stdio[3]?.once("data", (text) => resolve(String(text).trim()));
  });
  const display = `:${number}`;
  const before = process.env.DISPLAY;
  process.env.DISPLAY = display;
  // Processes started from here find a display and must still know that it has no graphics card.
  process.env.DESKSIDE_VIRTUAL_DISPLAY = "1";
  const stop = () => {
    server.kill();
    delete process.env.DESKSIDE_VIRTUAL_DISPLAY;
    if (process.env.DISPLAY === display) {
      if (before === undefined) delete process.env.DISPLAY;
      else process.env.DISPLAY = before;
    }
  };
  process.once("exit", stop);
  server.unref();
  /** @type {any} */ (server.stdio[3])?.unref?.();
  return { display, virtual: true, stop };
}
