import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

export interface CuttingProxy {
  address: string;
  /** Where it leads from now on. */
  lead(port: number): void;
  /** Bytes that were taken from the console's side. */
  readonly sent: number;
  /** Connections that were cut. */
  readonly cuts: number;
  /** Called with every piece on its way. */
  onSent: ((total: number) => void) | null;
  close(): Promise<void>;
}

/**
 * A line that breaks after so many bytes of one connection. What it has taken it hands on before it
 * breaks: else it would measure itself.
 *
 * @param cutEvery bytes from the console's side; 0 for a line that holds
 */
export async function cuttingProxy(cutEvery: number): Promise<CuttingProxy> {
  let port = 0;
  let sent = 0;
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    let passed = 0;
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => open.delete(socket));
    }
    far.on("close", () => near.destroy());
    near.on("close", () => {
      // Ended, not destroyed: what is on its way arrives before the end does.
      far.unpipe(near);
      far.resume();
      far.end();
    });
    far.pipe(near);
    near.on("data", (piece: Buffer) => {
      passed += piece.length;
      sent += piece.length;
      proxy.onSent?.(sent);
      const isCut = cutEvery > 0 && passed >= cutEvery;
      if (isCut) near.pause();
      far.write(piece, () => {
        if (!isCut) return;
        cuts += 1;
        near.destroy();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: CuttingProxy = {
    address: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead(to) {
      port = to;
      for (const socket of open) socket.destroy();
    },
    get sent() {
      return sent;
    },
    get cuts() {
      return cuts;
    },
    onSent: null,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
