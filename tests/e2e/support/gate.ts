import net from "node:net";

/**
 * The wire between consoles and a hub. While it is cut the port is really closed: connections end
 * in mid-sentence and new ones are refused, as when somebody pulls the cable.
 */
export interface Gate {
  /** `https://127.0.0.1:port`, what consoles are told. */
  address: string;
  cut(): Promise<void>;
  restore(): Promise<void>;
  /** From now on a connection stands still once a console has sent this much over it. */
  holdAfter(bytes: number): void;
  /** What was held goes on, and nothing is held any more. */
  release(): void;
}

export async function openGate(hubAddress: string): Promise<Gate> {
  const { hostname, port } = new URL(hubAddress);
  const sockets = new Set<net.Socket>();
  let most = Number.POSITIVE_INFINITY;
  const held = new Set<() => void>();
  const keep = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // The other side may vanish at any moment; that is what this gate is for.
    socket.on("error", () => socket.destroy());
  };
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname);
    keep(near);
    keep(far);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
    let passed = 0;
    near.pipe(far).pipe(near);
    near.on("data", ({ length }: Buffer) => {
      passed += length;
      if (passed <= most) return;
      near.unpipe(far);
      near.pause();
      held.add(() => near.pipe(far));
    });
  });
  const listen = (on: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(on, "127.0.0.1", resolve);
    });
  await listen(0);
  const own = (server.address() as net.AddressInfo).port;
  return {
    address: `https://127.0.0.1:${own}`,
    async cut() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    restore: () => listen(own),
    holdAfter(bytes) {
      most = bytes;
    },
    release() {
      most = Number.POSITIVE_INFINITY;
      for (const goOn of held) goOn();
      held.clear();
    },
  };
}
