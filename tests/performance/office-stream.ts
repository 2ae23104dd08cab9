import type { OperationBody } from "../../shared/log/operation.ts";

/** How large an invented office is. */
export interface OfficeSize {
  people: number;
  assets: number;
  tickets: number;
  /** Tickets that are still open; the others went through resolve, close and archive. */
  open: number;
  /** Assets that were handed over once. */
  handedOver: number;
}

/** What an act of the office says; the caller seals it. */
export type Act = Pick<OperationBody, "type" | "payload" | "touches"> & { id: string };

const SURNAMES = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"];
const GIVEN = [..."伟芳娜敏静磊强军洋勇艳杰娟涛明超秀霞平刚桂英华文辉建国志海玉兰"];
const DEPTS = ["财务部", "研发一部", "研发二部", "人力资源部", "仓储部", "市场部", "法务部", "采购部"];
const MODELS = [
  ["laptop", "联想", "ThinkPad T14"],
  ["laptop", "华为", "MateBook 14"],
  ["desktop", "Dell Inc.", "OptiPlex 7020"],
  ["printer", "Hewlett-Packard", "LaserJet M507"],
  ["networkDevice", "华为", "S5735-L48T4S-A"],
  ["monitor", "Dell", "U2723QE"],
  ["phone", "小米", "14"],
] as const;
const FAULTS = [
  "打印机卡纸",
  "无法连接无线网络",
  "笔记本唤醒黑屏",
  "共享文件夹打不开",
  "邮件客户端反复要求输入密码",
  "显示器闪烁",
  "业务系统登录超时",
  "申请安装正版办公软件",
] as const;

/** A deterministic source of numbers and ids (mulberry32): the same seed, the same office. */
export function deterministic(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const hex = (digits: number) =>
    Array.from({ length: Math.ceil(digits / 8) }, () => next().toString(16).padStart(8, "0"))
      .join("")
      .slice(0, digits);
  let counter = 0;
  return {
    below: (limit: number) => next() % limit,
    pick: <T>(items: readonly T[]): T => items[next() % items.length] as T,
    /** UUIDv7 in form, counting up, so that it sorts by age as real ones do. */
    uuid: () => {
      counter += 1;
      const time = (0x19a00000000 + counter).toString(16).padStart(12, "0");
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
    },
  };
}

const padded = (value: number) => String(value).padStart(5, "0");

/**
 * The office's acts in the order they happened.
 * @param code of the laptop that does them all, which its numbers have in them
 */
export function* officeActs(size: OfficeSize, seed: number, code = "L1"): Generator<Act> {
  const random = deterministic(seed);
  const act = (type: string, key: string, payload: Record<string, unknown>): Act => ({
    id: random.uuid(),
    type,
    touches: [key],
    payload,
  });

  const sites: string[] = [];
  for (const name of ["总部大楼", "研发中心", "物流园区"]) {
    const site = random.uuid();
    sites.push(site);
    yield act("site.set", `site:${site}`, { site, set: { name, active: true } });
  }

  const people: { id: string; name: string; dept: string }[] = [];
  for (let index = 0; index < size.people; index += 1) {
    const person = random.uuid();
    const name = random.pick(SURNAMES) + random.pick(GIVEN) + random.pick(GIVEN);
    const dept = random.pick(DEPTS);
    people.push({ id: person, name, dept });
    yield act("person.set", `person:${person}`, {
      person,
      set: { name, dept, employeeNo: `E${padded(index)}`, site: random.pick(sites), active: true },
    });
  }

  const assets: string[] = [];
  for (let index = 0; index < size.assets; index += 1) {
    const asset = random.uuid();
    assets.push(asset);
    const [kind, maker, model] = random.pick(MODELS);
    yield act("asset.register", `asset:${asset}`, {
      asset,
      number: `A-${code}-${padded(index)}`,
      set: {
        kind,
        maker,
        model,
        tag: `IT-${padded(index)}`,
        serial: `SN${random.below(1e9).toString(36).toUpperCase()}${padded(index)}`,
        name: `${random.pick(DEPTS)}-${padded(index)}`,
        site: random.pick(sites),
        place: `${1 + random.below(9)}F-${random.pick(["A", "B", "C"])}${random.below(40)}`,
      },
    });
    if (index < size.handedOver) {
      const person = random.pick(people);
      yield act("custody.handOver", `asset:${asset}`, {
        number: `H-${code}-${padded(index)}`,
        purpose: "issue",
        giverName: "设备库",
        receiver: person.id,
        receiverName: person.name,
        place: "设备库",
        handedAt: "2026-03-02T09:30:00.000+08:00",
        lines: [{ asset, prev: null, prevHash: null, condition: "good" }],
      });
    }
  }

  for (let index = 0; index < size.tickets; index += 1) {
    const ticket = random.uuid();
    const key = `ticket:${ticket}`;
    const person = random.pick(people);
    yield act("ticket.open", key, {
      ticket,
      number: `T-${code}-${padded(index)}`,
      set: {
        type: "incident",
        channel: "phone",
        requester: person.name,
        requesterPerson: person.id,
        dept: person.dept,
        site: random.pick(sites),
        title: `${person.dept}${random.pick(FAULTS)}`,
        description: `${person.name}反映${random.pick(FAULTS)},已重启一次,未恢复。编号 ${index}。`,
        impact: random.pick(["high", "medium", "low", "low", "low"]),
        urgency: random.pick(["high", "medium", "low"]),
        category: "hardware.computer",
      },
      assets: assets.length > 0 ? [random.pick(assets)] : [],
    });
    if (index < size.tickets - size.open) {
      const solution = `更换配件后验证正常,用户确认。处理编号 ${index}。`;
      yield act("ticket.resolve", key, { ticket, resolutionCode: "fixed", solution });
      yield act("ticket.close", key, { ticket, confirmation: "verbal" });
      yield act("ticket.archive", key, { ticket });
    }
  }
}
