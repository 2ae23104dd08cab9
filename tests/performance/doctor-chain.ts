import { PACKAGES, openOffice } from "../probes/network/office.ts";
import { whyNotHere } from "../probes/support/available.ts";
import { openLab } from "../probes/support/lab.ts";
import { ensurePackages } from "../probes/support/packages.ts";
import { timed } from "./statistics.ts";

/** What the doctor asks of the chain, asked by itself and in its order by the tools that are at hand. */
const BARE = `
const { execFileSync } = require("node:child_process");
const asked = async () => {
  execFileSync("ip", ["-j", "address"]);
  execFileSync("ip", ["-j", "route"]);
  execFileSync("ping", ["-n", "-c", "1", "-W", "1", "10.20.0.1"]);
  await require("node:dns/promises").lookup("www.lab.test");
  await fetch("http://portal.lab.test/generate_204");
  await new Promise((done, fail) => require("node:net").connect(443, "www.lab.test").once("connect", function () {
    this.destroy();
    done();
  }).once("error", fail));
};
asked();
`;

export interface DoctorSpent {
  doctor: number[];
  bare: number[];
}

/**
 * The network doctor on a healthy chain of its own machines and servers, against the same asked bare, each as a
 * process, in turn; ms. Or why that cannot be run here.
 */
export async function doctorOnHealthyChain(rounds: number): Promise<DoctorSpent | { notRun: string }> {
  const why = await whyNotHere();
  if (why !== null) return { notRun: why };
  await ensurePackages(PACKAGES);
  const lab = openLab();
  try {
    const office = await openOffice(lab);
    const script = office.pc.file("bare.cjs", BARE);
    const spent: DoctorSpent = { doctor: [], bare: [] };
    for (let round = 0; round <= rounds; round += 1) {
      const { value, took } = await timed(() => office.doctor());
      if (value.broken !== null) throw new Error(`a healthy chain is broken at ${value.broken}`);
      const bare = await timed(() => office.pc.do(process.execPath, script));
      // The first of each finds nothing in memory.
      if (round === 0) continue;
      spent.doctor.push(took);
      spent.bare.push(bare.took);
    }
    return spent;
  } finally {
    await lab.close();
  }
}
