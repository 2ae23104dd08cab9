import dgram from "node:dgram";
import net from "node:net";
import type { AddressInfo } from "node:net";

/** How a server that means no good treats who asks. */
export type Manner = (socket: net.Socket) => void;

export const silent: Manner = () => {};
export const closes: Manner = (socket) => void socket.once("data", () => socket.destroy());
export const says =
  (bytes: string | Uint8Array, { end = false } = {}): Manner =>
  (socket) =>
    void socket.once("data", () => (end ? socket.end(bytes) : socket.write(bytes)));

export interface Standing {
  port: number;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A server on this machine's own address. */
export async function serve(manner: Manner): Promise<Standing> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    manner(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers each datagram with what `answer` makes of it; null for silence. */
export async function serveDatagrams(answer: (question: Buffer) => Buffer | null): Promise<Standing> {
  const socket = dgram.createSocket("udp4");
  socket.on("message", (question, { port, address }) => {
    const said = answer(question);
    if (said) socket.send(said, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    port: socket.address().port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}

/** A port of this machine at which nobody answers. */
export async function closedPort(): Promise<number> {
  await using server = await serve(silent);
  return server.port;
}

/** Ends as the frame ends a probe whose time is over. */
export const soon = (ms = 150): AbortSignal => AbortSignal.timeout(ms);
