import { structureOf } from "../frame/decode.ts";
import { isDuplicate } from "../network/duplicate.ts";
import { isRealAddress, isSelfAssigned } from "../network/interface.ts";
import { KIND_WORDS } from "../network/link.ts";
import { readPing } from "../network/ping-reader.ts";
import { runPing } from "../network/ping.ts";
import type { ProbeContext } from "../probe.ts";
import { broken, good, notAvailableLink } from "./link-answer.ts";
import type { Link } from "./link-answer.ts";
import { hasNeighbour } from "./neighbour.ts";

export const examineLink: Link = async ({ facts, used }) => {
  if (!used) return broken("本机没有可用的网卡", "This machine has no network interface");
  if (used.up === null)
    return notAvailableLink(`${used.name} 的状态读不出来`, `The state of ${used.name} cannot be read`);
  const [zh, en] = KIND_WORDS[used.kind];
  if (used.up) {
    // Who stands at a socket with the radio on believes to measure the socket.
    const idle = facts.interfaces.find((one) => one.kind === "wired" && one.up === false && one !== used);
    const rest =
      idle && used.kind !== "wired"
        ? [
            `，走的不是网线：有线网卡 ${idle.name} 没有接通`,
            `, not the cable: the wired ${idle.name} is down`,
          ]
        : ["", ""];
    return good(
      `${zh}网卡 ${used.name} 已接通${rest[0]}`,
      `The ${en} interface ${used.name} is up${rest[1]}`,
    );
  }
  const others = facts.interfaces.length > 1 ? ["，其他网卡也没有接通", ", nor is another one"] : ["", ""];
  return used.kind === "wireless"
    ? broken(
        `无线网卡 ${used.name} 没有连上网络${others[0]}`,
        `The wireless interface ${used.name} is not connected${others[1]}`,
      )
    : broken(
        `${used.name} 没有接通${others[0]}：查网线、墙上信息点和交换机端口`,
        `${used.name} is down${others[1]}: look at the cable, the wall socket and the switch port`,
      );
};

export const examineAddress: Link = async ({ context, used }) => {
  if (!used) return broken("没有网卡，也就没有地址", "No interface, no address");
  const { ipv4, ipv6, name } = used;
  const real = ipv4.find(isRealAddress);
  if (!real && ipv4.some(isSelfAssigned)) {
    return broken(
      `线路接通，但 ${name} 只有自动私有地址（169.254）：DHCP 服务器没有应答`,
      `The link is up, but ${name} gave itself a 169.254 address: no DHCP server answered`,
    );
  }
  const shown = real ?? ipv6.find(isRealAddress);
  if (!shown) {
    return broken(
      `线路接通，但 ${name} 没有地址：DHCP 没有分配，查 DHCP 服务器和端口所在 VLAN`,
      `The link is up, but ${name} has no address: DHCP gave none; look at the DHCP server and the VLAN of the port`,
    );
  }
  // Asking the cable takes two seconds, in which the rest is walked.
  const conflict = isDuplicate(context, used).then((doubled) =>
    doubled === true
      ? broken(
          `地址冲突：网络里还有一台设备在用 ${shown.address}，换一个地址或找出那台设备`,
          `Address conflict: another machine uses ${shown.address} as well; take another address or find that machine`,
        )
      : null,
  );
  return good(`地址 ${shown.address}/${shown.prefix}`, `Address ${shown.address}/${shown.prefix}`, conflict);
};

/** A gateway may be there and keep silent to pings: then the cable is asked who has its address. */
export const examineGateway: Link = async ({ context, facts, used }) => {
  const route = facts.routes.find((each) => each.interface === used?.name) ?? facts.routes[0];
  if (!route) {
    return broken(
      "有地址，但没有默认网关：只能访问本网段",
      "There is an address but no default gateway: only this network can be reached",
    );
  }
  const { gateway, interface: name } = route;
  if (gateway === "") {
    return notAvailableLink(
      `流量直接经 ${name} 出去，没有网关可查`,
      `Traffic leaves by ${name} itself: no gateway to ask`,
    );
  }
  if (await answersPing(context, gateway))
    return good(`网关 ${gateway} 有应答`, `The gateway ${gateway} answers`);
  if (await answersOnCable(context, gateway, name)) {
    return good(
      `网关 ${gateway} 在线（它不应答 ping，但应答 ARP）`,
      `The gateway ${gateway} is there (silent to pings, it answers ARP)`,
    );
  }
  return {
    state: "doubtful",
    text: {
      "zh-CN": `网关 ${gateway} 不应答 ping，但它后面有应答`,
      en: `The gateway ${gateway} is silent to pings, but what lies behind it answers`,
    },
    ifBroken: {
      "zh-CN": `地址正常，网关 ${gateway} 没有应答：查网关设备，或网关地址是否设错`,
      en: `The address is right, the gateway ${gateway} does not answer: look at the device, or at the address of the gateway`,
    },
    isStillDoubtful: async () => !(await hasNeighbour(context, gateway)),
  };
};

/** One is enough where it is answered; where it is not, two more: one may be lost. */
async function answersPing(context: ProbeContext, address: string): Promise<boolean> {
  for (const count of [1, 2]) {
    const ran = await runPing(context, address, count, 1);
    if (ran === null) return false;
    if (readPing(structureOf(ran.stdout), context.platform).times.length > 0) return true;
  }
  return false;
}

async function answersOnCable(context: ProbeContext, address: string, name: string): Promise<boolean> {
  if (context.platform !== "linux" || address.includes(":")) return false;
  const ran = await context.run("arping", ["-c", "2", "-w", "2", "-I", name, address]);
  return ran !== null && /\[([0-9A-F]{2}:){5}[0-9A-F]{2}\]/i.test(structureOf(ran.stdout));
}
