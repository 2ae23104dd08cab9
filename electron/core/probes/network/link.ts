import { noAnswer, notAvailable, readingsOf, result, say } from "../frame/answers.ts";
import type { Probe } from "../probe.ts";
import { chosenInterface, networkFacts } from "./facts.ts";
import type { Interface } from "./interface.ts";

export const KIND_WORDS: Readonly<Record<Interface["kind"], readonly [zh: string, en: string]>> = {
  wired: ["有线", "wired"],
  wireless: ["无线", "wireless"],
  vpn: ["VPN", "VPN"],
  virtual: ["虚拟", "virtual"],
};

export const link: Probe = async ({ interface: named }, context) => {
  const facts = await networkFacts(context);
  const one = chosenInterface(facts, named === undefined ? undefined : String(named));
  if (!one) {
    return named === undefined
      ? notAvailable("noSuchPart", say("本机没有网卡", "this machine has no network interface"))
      : notAvailable("noSuchPart", say(`本机没有网卡 ${named}`, `this machine has no interface ${named}`));
  }
  if (one.up === null) {
    return noAnswer("garbage", say(`${one.name} 的状态读不出来`, `the state of ${one.name} cannot be read`));
  }
  const readings = readingsOf("link");
  readings.add("up", one.up, one.name);
  readings.add("kind", one.kind, one.name);
  readings.add("speed", one.speed, one.name);
  readings.add("duplex", one.duplex, one.name);
  readings.add("mac", one.mac, one.name);
  const [zh, en] = KIND_WORDS[one.kind];
  const rate = one.speed === null ? ["", ""] : [`，${one.speed} Mbit/s`, `, ${one.speed} Mbit/s`];
  const half =
    one.duplex === "half" ? ["，半双工（应为全双工）", ", half duplex (should be full)"] : ["", ""];
  const text = one.up
    ? say(
        `${zh}网卡 ${one.name} 已接通${rate[0]}${half[0]}`,
        `The ${en} interface ${one.name} is up${rate[1]}${half[1]}`,
      )
    : say(
        `${zh}网卡 ${one.name} 没有接通：查网线、墙上信息点和交换机端口`,
        `The ${en} interface ${one.name} is down: look at the cable, the wall socket and the switch port`,
      );
  return result(readings.values, text);
};
