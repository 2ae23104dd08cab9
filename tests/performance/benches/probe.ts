import net from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { dist, prepareApp } from "../../../build/runtime.mjs";
import { systemEnvironment } from "../../../electron/core/compose.ts";
import { runProbe } from "../../../electron/core/probes/frame/run-probe.ts";
import type { Bench } from "../bench.ts";
import { doctorOnHealthyChain } from "../doctor-chain.ts";
import { LARGE, largeProfile } from "../large-console.ts";
import { stepToStep } from "../runner-steps.ts";
import { ratio, spread, timed } from "../statistics.ts";

const ROUNDS = 20;
const DOCTOR_ROUNDS = 5;
const RUNS = 3;
const HOST = "127.0.0.1";

/**
 * The network doctor on a healthy chain of its own (in network namespaces, as root, begun as a command from source)
 * against the same asked bare, and a TCP port asked through the probes' frame, built thread and deadline and all,
 * against a bare connection. Then the runner over the large office: from the time stamp of a key to the frame in
 * which the next step is drawn.
 */
export const probe: Bench = async ({ say, folder }) => {
  const framed = await throughTheFrame();
  say("the network doctor on a healthy chain");
  const doctor = await doctorOnHealthyChain(DOCTOR_ROUNDS);
  if ("notRun" in doctor) say(`not run: the doctor on a healthy chain (${doctor.notRun})`);
  const profile = await largeProfile(LARGE, say);
  say("steps of a run, over the large office");
  const steps = await stepToStep(path.join(folder, "user"), profile, RUNS);
  const [frameMs, bareMs] = [spread(framed.frame), spread(framed.bare)];
  const notRun = "notRun" in doctor;
  const [doctorMs, bareChainMs] = notRun ? [] : [spread(doctor.doctor), spread(doctor.bare)];
  return {
    sizes: { assets: LARGE.assets, tickets: LARGE.tickets, rounds: ROUNDS, doctorRounds: DOCTOR_ROUNDS },
    figures: {
      frameMs,
      bareMs,
      ...(notRun ? { doctor: `not run: ${doctor.notRun}` } : { doctorMs, bareChainMs }),
      ...Object.fromEntries(Object.entries(steps).map(([name, sample]) => [name, spread(sample)])),
    },
    ratios: {
      frame: ratio(frameMs.p50, bareMs.p50),
      ...(doctorMs && bareChainMs && { doctor: ratio(doctorMs.p50, bareChainMs.p50) }),
    },
  };
};

/** A port of a server of our own, asked by the probe `port` and bare, in turn; ms. */
async function throughTheFrame() {
  const server = net.createServer((socket) => socket.on("error", () => socket.destroy()).resume());
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const { port } = server.address() as AddressInfo;
  const spent = { frame: [] as number[], bare: [] as number[] };
  await prepareApp();
  const using = { environment: systemEnvironment(), thread: pathToFileURL(dist.probeThread) };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const frame = await timed(() => runProbe("port", { host: HOST, port }, using));
    if (frame.value.end !== "result") throw new Error(JSON.stringify(frame.value));
    const bare = await timed(() => connect(port));
    if (round === 0) continue;
    spent.frame.push(frame.took);
    spent.bare.push(bare.took);
  }
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return spent;
}

const connect = (port: number) =>
  new Promise<void>((resolve, reject) => {
    const socket = net.connect(port, HOST, () => resolve(void socket.destroy()));
    socket.once("error", reject);
  });
