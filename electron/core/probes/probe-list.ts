import type { ProbeName } from "../../../shared/domain/checklist/probes.ts";
import type { Probe } from "./probe.ts";

type Load = () => Promise<Probe>;

/** One line for each probe: where it is. Fetched with its first use. */
export const PROBE_LIST: Readonly<Record<ProbeName, Load>> = {
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
  share: async () => (await import("./services/share.ts")).share,
  printer: async () => (await import("./services/printer.ts")).printer,
  printPort: async () => (await import("./services/print-port.ts")).printPort,
  snmpDevice: async () => (await import("./services/snmp-device.ts")).snmpDevice,
  snmpPort: async () => (await import("./services/snmp-port.ts")).snmpPort,
  identity: async () => (await import("./machine/identity.ts")).identity,
  memory: async () => (await import("./machine/memory.ts")).memory,
  cpu: async () => (await import("./machine/cpu.ts")).cpu,
  disks: async () => (await import("./machine/disks.ts")).disks,
  battery: async () => (await import("./machine/battery.ts")).battery,
  temperatures: async () => (await import("./machine/temperatures.ts")).temperatures,
  system: async () => (await import("./machine/system.ts")).system,
  encryption: async () => (await import("./machine/encryption.ts")).encryption,
  antivirus: async () => (await import("./machine/antivirus.ts")).antivirus,
};

export function probeOf(name: ProbeName): Promise<Probe> {
  return PROBE_LIST[name]();
}
