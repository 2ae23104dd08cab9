import type { ProbeName } from "../../../shared/domain/checklist/probes.ts";
import type { Probe } from "./probe.ts";

type Load = () => Promise<Probe>;

/** Not built in yet: answers `notAvailable`, `unsupported`. */
const toCome = null;

/** One line for each probe: where it is. Fetched with its first use. */
export const PROBE_LIST: Readonly<Record<ProbeName, Load | null>> = {
  link: async () => (await import("./network/link.ts")).link,
  address: async () => (await import("./network/address.ts")).address,
  routes: async () => (await import("./network/routes.ts")).routes,
  proxy: async () => (await import("./network/proxy.ts")).proxy,
  wifi: async () => (await import("./network/wifi.ts")).wifi,
  ping: async () => (await import("./network/ping.ts")).ping,
  path: async () => (await import("./network/path.ts")).path,
  port: async () => (await import("./network/port.ts")).port,
  dns: async () => (await import("./network/dns.ts")).dns,
  http: async () => (await import("./network/http.ts")).http,
  tls: async () => (await import("./network/tls.ts")).tls,
  time: async () => (await import("./network/time.ts")).time,
  throughput: async () => (await import("./network/throughput.ts")).throughput,
  doctor: async () => (await import("./doctor/doctor.ts")).doctor,
  // Filled at the merge: electron/core/probes/services and electron/core/probes/machine.
  share: toCome,
  printer: toCome,
  printPort: toCome,
  snmpDevice: toCome,
  snmpPort: toCome,
  identity: toCome,
  memory: toCome,
  cpu: toCome,
  disks: toCome,
  battery: toCome,
  temperatures: toCome,
  system: toCome,
  encryption: toCome,
  antivirus: toCome,
};

export async function probeOf(name: ProbeName): Promise<Probe | undefined> {
  return (await PROBE_LIST[name]?.()) ?? undefined;
}
