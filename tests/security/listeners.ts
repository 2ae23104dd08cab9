import dgram from "node:dgram";
import net from "node:net";
import type { AddressInfo } from "node:net";
import os from "node:os";

const KNOCK = Buffer.from("knock");

/** Somebody outside: a UDP and a TCP port on every address of this machine, and all that they heard. */
export interface Listeners {
  udp: number;
  tcp: number;
  /** One line for each datagram, each connection and each piece that came over one. */
  heard: string[];
  close(): void;
}

export async function listen(): Promise<Listeners> {
  const heard: string[] = [];
  const what = (bytes: Buffer): string => (bytes.equals(KNOCK) ? "knock" : `${bytes.length} bytes`);
  const udp = dgram.createSocket("udp4");
  udp.on("message", (message) => heard.push(`udp ${what(message)}`));
  await new Promise<void>((bound) => udp.bind(0, "0.0.0.0", bound));
  const sockets = new Set<net.Socket>();
  const tcp = net.createServer((socket) => {
    sockets.add(socket);
    heard.push("tcp connection");
    socket.on("data", (data) => heard.push(`tcp ${what(data)}`));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((bound) => tcp.listen(0, "0.0.0.0", bound));
  return {
    udp: udp.address().port,
    tcp: (tcp.address() as AddressInfo).port,
    heard,
    close() {
      udp.close();
      tcp.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Addresses at which the listeners can be reached: loopback, and this machine's own in its network. */
export function addresses(): string[] {
  const own = Object.values(os.networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal);
  return ["127.0.0.1", ...(own ? [own.address] : [])];
}

/** The test's own knock at both doors: what was sent before it over loopback has been heard before it. */
export async function knock({ udp, tcp }: Listeners): Promise<void> {
  const socket = dgram.createSocket("udp4");
  await new Promise((sent) => socket.send(KNOCK, udp, "127.0.0.1", sent));
  socket.close();
  await new Promise<void>((sent) => {
    const connection = net.connect(tcp, "127.0.0.1", () => connection.end(KNOCK, sent));
  });
}
