import http from "node:http";
import net from "node:net";
import type { AddressInfo } from "node:net";

/** Not the address of a hub: what a record holds must be nowhere else (leaks.e2e.ts). */
const HOST = "127.0.0.9";

/** What CUPS 2.4 of Debian 12 answered of a queue after `cupsreject -r 正在维护`, byte for byte. */
const REJECTING = Buffer.from(
  "AQEAAAAAAAEBRwASYXR0cmlidXRlcy1jaGFyc2V0AAV1dGYtOEgAG2F0dHJpYnV0ZXMtbmF0dXJhbC1sYW5ndWFnZQAFemgtY24EIgAZ" +
    "cHJpbnRlci1pcy1hY2NlcHRpbmctam9icwABACMADXByaW50ZXItc3RhdGUABAAAAANBABVwcmludGVyLXN0YXRlLW1lc3NhZ2UADOat" +
    "o+WcqOe7tOaKpEQAFXByaW50ZXItc3RhdGUtcmVhc29ucwAEbm9uZSEAEHF1ZXVlZC1qb2ItY291bnQABAAAAABBABZwcmludGVyLW1h" +
    "a2UtYW5kLW1vZGVsABFMb2NhbCBSYXcgUHJpbnRlcgM=",
  "base64",
);
/** As printers answer PJL's question for their state: ready, and nothing wrong to be seen. */
const READY = '@PJL INFO STATUS\r\nCODE=10001\r\nDISPLAY="就绪"\r\nONLINE=TRUE\r\n\f';

/** A printer that hangs as they do: its panel says ready, its port takes jobs, its queue takes none. */
export interface HungPrinter {
  host: string;
  ippPort: number;
  rawPort: number;
  queue: string;
  stop(): Promise<void>;
}

const listening = async (server: net.Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return (server.address() as AddressInfo).port;
};
const closed = (server: net.Server) => new Promise<void>((resolve) => server.close(() => resolve()));

export async function startHungPrinter(queue: string): Promise<HungPrinter> {
  const ipp = http.createServer((request, response) => {
    const known = request.url === `/printers/${encodeURIComponent(queue)}`;
    const headers = { "content-type": "application/ipp" };
    request
      .resume()
      .on("end", () => response.writeHead(known ? 200 : 404, headers).end(known ? REJECTING : ""));
  });
  const raw = net.createServer((socket) => {
    // Whoever asks may go in mid-sentence.
    socket.on("error", () => socket.destroy());
    socket.once("data", () => socket.end(READY));
  });
  const [ippPort, rawPort] = [await listening(ipp), await listening(raw)];
  return {
    ...{ host: HOST, ippPort, rawPort, queue },
    stop: async () => void (await Promise.all([closed(ipp), closed(raw)])),
  };
}
