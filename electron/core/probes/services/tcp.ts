import net from "node:net";
import type { NoResult } from "../probe.ts";
import { reasonOf } from "../frame/reasons.ts";

/** A connection that ends with the probe. */
export interface Connected {
  socket: net.Socket;
  close(): void;
}

export async function connectTo(
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<Connected | { reason: NoResult }> {
  const socket = new net.Socket();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const end = () => socket.destroy(new Error("ended"));
  socket.once("connect", resolve);
  socket.once("error", reject);
  socket.once("close", () => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" })));
  if (signal.aborted) end();
  else socket.connect({ host, port });
  signal.addEventListener("abort", end, { once: true });
  const close = () => {
    signal.removeEventListener("abort", end);
    socket.destroy();
  };
  try {
    await promise;
  } catch (error) {
    close();
    return { reason: reasonOf(error, signal) };
  }
  // What goes wrong later is told to who reads.
  socket.on("error", () => {});
  return { socket, close };
}

/**
 * What comes until `enough` of it is there, the other side ends, or `waitMs` are over: all of that, and
 * whether the other side ended.
 */
export function readUntil(
  { socket }: Connected,
  enough: (bytes: Buffer) => boolean,
  waitMs: number,
): Promise<{ bytes: Buffer; ended: boolean }> {
  const { promise, resolve } = Promise.withResolvers<{ bytes: Buffer; ended: boolean }>();
  let bytes = Buffer.alloc(0);
  const finish = (ended: boolean) => {
    clearTimeout(timer);
    socket.removeAllListeners("data");
    socket.off("close", onClose);
    socket.pause();
    resolve({ bytes, ended });
  };
  const onClose = () => finish(true);
  const timer = setTimeout(() => finish(false), waitMs);
  socket.on("data", (part: Buffer) => {
    bytes = Buffer.concat([bytes, part]);
    if (enough(bytes)) finish(false);
  });
  socket.on("close", onClose);
  if (socket.destroyed) finish(true);
  return promise;
}
