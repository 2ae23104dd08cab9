import { structureOf } from "../frame/decode.ts";
import type { ProbeContext } from "../probe.ts";

/** Whether this machine knows who on the cable has an address: it has heard of it lately. */
export async function hasNeighbour(context: ProbeContext, address: string): Promise<boolean> {
  if (context.platform === "linux")
    return inArpFile((await context.readFile("/proc/net/arp")) ?? "", address);
  const ran = await context.run("arp", [context.platform === "win32" ? "-a" : "-an"]);
  return ran !== null && inArpTable(structureOf(ran.stdout), address);
}

/** `/proc/net/arp`: flag 2 is a complete entry. */
export function inArpFile(table: string, address: string): boolean {
  return table.split("\n").some((line) => {
    const [at, , flags = "0", mac = ""] = line.trim().split(/\s+/);
    return at === address && (Number.parseInt(flags, 16) & 2) !== 0 && !/^(00:?){6}$/.test(mac);
  });
}

/** `arp -a` of Windows and macOS: a line with the address and a hardware address. */
export function inArpTable(printed: string, address: string): boolean {
  return printed.split(/\r?\n/).some((line) => {
    const words = line.trim().split(/[\s()]+/);
    return (
      words.includes(address) && words.some((word) => /^([0-9a-f]{1,2}[:-]){5}[0-9a-f]{1,2}$/i.test(word))
    );
  });
}
