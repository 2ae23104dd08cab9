import type { Chance } from "./chance.ts";
import { shortOf } from "./people.ts";
import type { Employee, SiteCode } from "./people.ts";
import type { Handle } from "./step.ts";
import { daysAfter } from "./working-time.ts";

export interface Machine {
  handle: Handle;
  kind: string;
  tag: string;
  name: string;
  maker: string;
  model: string;
  serial: string;
  acquiredOn: string;
  site: SiteCode;
  place: string;
  /** Who has it; null for what serves a place or lies in stock. */
  holder: Employee | null;
  inStock: boolean;
}

/** Maker, model, and the beginning of its serial numbers. */
const MODELS: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  laptop: [
    ["联想", "ThinkPad T14 第 4 代", "PF4"],
    ["联想", "ThinkPad X1 Carbon 第 11 代", "PF3"],
    ["戴尔", "Latitude 5440", "7H"],
    ["惠普", "EliteBook 640 G10", "5CG3"],
    ["华为", "MateBook B5-440", "HWB"],
  ],
  desktop: [
    ["联想", "ThinkCentre M750t", "MJ0"],
    ["戴尔", "OptiPlex 7010", "8K"],
    ["惠普", "ProDesk 480 G9", "8CG2"],
  ],
  monitor: [
    ["戴尔", "P2422H", "CN0F"],
    ["戴尔", "U2723QE", "CN0K"],
    ["飞利浦", "242B1V", "UK0A"],
    ["联想", "ThinkVision T24i-30", "V90"],
  ],
  phone: [
    ["华为", "Mate 60", "HWM"],
    ["苹果", "iPhone 15", "F2L"],
  ],
  tablet: [["华为", "MatePad 11.5", "HWT"]],
  printer: [
    ["惠普", "LaserJet M507dn", "CNB"],
    ["京瓷", "ECOSYS M5526cdw", "VXF"],
    ["理光", "IM C3000", "3088"],
  ],
  networkDevice: [
    ["华为", "S5735-L48T4X 交换机", "2102"],
    ["新华三", "WA6520 无线接入点", "2198"],
  ],
  server: [
    ["浪潮", "NF5280M6 服务器", "2208"],
    ["戴尔", "PowerEdge R750", "9T"],
  ],
  peripheral: [
    ["霍尼韦尔", "1900g 扫码枪", "SC19"],
    ["联想", "ThinkPad USB-C 扩展坞", "1S40"],
    ["罗技", "MeetUp 会议摄像头", "2022LZ"],
  ],
};

/** Machines of the inventory files (`build/demo/inventory`): who has them, or the place that they serve. */
export const INVENTORIED = [
  ["HQ-HR-PC03", "陈雨桐", null],
  ["HQ-FIN-LT01", "张晓雯", null],
  ["RD-LT07", "李思远", null],
  ["HQ-PRN-FIN", null, ["HQ", "3F 财务室"]],
  ["SW-HQ-3F-02", null, ["HQ", "3F 弱电间"]],
  ["WH-SRV-02", null, ["WH", "机房 B1"]],
  ["PDA-WH-01", null, ["WH", "收货口 2"]],
] as const;

const LETTERS = [..."ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"];
const OFFICE: readonly string[] = ["财务部", "人力资源部", "客户服务部", "仓储部", "生产计划部"];

/** What stands at places: kind, site, the beginning of its names, and a place for each. */
const AT_PLACES: readonly (readonly [
  kind: string,
  site: SiteCode,
  name: string,
  places: readonly string[],
])[] = [
  [
    "printer",
    "HQ",
    "HQ-PRN-",
    ["3F 文印间", "4F 文印间", "5F 文印间", "6F 文印间", "7F 文印间", "2F 客服大厅"],
  ],
  ["printer", "RD", "RD-PRN-", ["2F 文印间", "3F 文印间"]],
  ["printer", "WH", "WH-PRN-", ["收货口", "调度室"]],
  [
    "networkDevice",
    "HQ",
    "SW-HQ-",
    ["2F 弱电间", "4F 弱电间", "5F 弱电间", "6F 弱电间", "7F 弱电间", "9F 弱电间"],
  ],
  ["networkDevice", "RD", "SW-RD-", ["1F 弱电间", "2F 弱电间", "3F 弱电间"]],
  ["networkDevice", "WH", "SW-WH-", ["调度室弱电柜"]],
  ["networkDevice", "HQ", "AP-HQ-", ["3F 东区", "5F 大会议室", "7F 西区"]],
  ["networkDevice", "WH", "AP-WH-", ["收货口 1", "收货口 2"]],
  ["server", "HQ", "HQ-SRV-", ["机房 B1 A01", "机房 B1 A02", "机房 B1 A03"]],
  ["server", "RD", "RD-SRV-", ["研发机房"]],
  ["peripheral", "WH", "WH-SCAN-", ["收货口 1", "收货口 2", "出货口"]],
  ["peripheral", "HQ", "HQ-MEET-", ["5F 大会议室", "9F 会议室"]],
];

const IN_STOCK: readonly (readonly [kind: string, count: number])[] = [
  ["laptop", 6],
  ["monitor", 6],
  ["desktop", 7],
  ["tablet", 3],
  ["peripheral", 4],
];

/** Everything with a label on it, in the order of its purchase. */
export function fleetOf(people: readonly Employee[], chance: Chance, today: string, share = 1): Machine[] {
  const counts = new Map<string, number>();
  const machines: Machine[] = [];
  const years = new Map<number, number>();

  function add(
    kind: string,
    at: Pick<Machine, "site" | "place" | "holder" | "inStock"> & {
      name: string;
      age?: readonly [number, number];
    },
  ) {
    const choices = MODELS[kind] ?? [];
    const isPoint = at.name.startsWith("AP-");
    const [maker, model, series] =
      kind === "networkDevice"
        ? (choices[isPoint ? 1 : 0] as (typeof choices)[number])
        : kind === "peripheral"
          ? (choices[
              at.name.includes("SCAN") ? 0 : at.name.includes("MEET") ? 2 : 1
            ] as (typeof choices)[number])
          : chance.pick(choices);
    const [least, most] = at.age ?? [120, 1700];
    const acquiredOn = daysAfter(today, -chance.between(least, most));
    const year = Number(acquiredOn.slice(0, 4));
    const n = (years.get(year) ?? 0) + 1;
    years.set(year, n);
    const tag = `IT-${year}-${String(n + 1000)}`;
    const serial = series + Array.from({ length: 6 }, () => chance.pick(LETTERS)).join("");
    const { age: _, ...said } = at;
    machines.push({ ...said, handle: `@asset/${tag}`, kind, tag, maker, model, serial, acquiredOn });
  }

  const nameFor = (who: Employee, letters: string) => {
    const prefix = `${who.site}-${shortOf(who.dept)}-${letters}`;
    // The first ones are in the inventory files.
    const n = (counts.get(prefix) ?? 10) + 1;
    counts.set(prefix, n);
    return `${prefix}${String(n).padStart(2, "0")}`;
  };
  for (const holder of people) {
    const own = { site: holder.site, place: holder.place, holder, inStock: false };
    const isInventoried = INVENTORIED.some(([, name]) => name === holder.name);
    const isDesktop = chance.happens(OFFICE.includes(holder.dept) ? 0.65 : 0.12);
    if (!isInventoried)
      add(isDesktop ? "desktop" : "laptop", { ...own, name: nameFor(holder, isDesktop ? "PC" : "LT") });
    if (isDesktop || chance.happens(0.4)) add("monitor", { ...own, name: nameFor(holder, "MON") });
    if (holder.vip || chance.happens(0.07)) add("phone", { ...own, name: nameFor(holder, "PH") });
    if (!isDesktop && chance.happens(0.12)) add("peripheral", { ...own, name: nameFor(holder, "DOCK") });
  }
  for (const [kind, site, prefix, places] of AT_PLACES) {
    for (const [n, place] of places.slice(0, Math.ceil(places.length * share)).entries()) {
      add(kind, {
        name: `${prefix}${String(n + 1).padStart(2, "0")}`,
        site,
        place,
        holder: null,
        inStock: false,
      });
    }
  }
  for (const [kind, count] of IN_STOCK) {
    // Desktops in stock are the old ones that wait for the recycler.
    const age = kind === "desktop" ? ([2600, 3400] as const) : ([30, 400] as const);
    for (let n = 1; n <= Math.max(2, count * share); n += 1) {
      add(kind, {
        ...{ name: "", site: "HQ", place: kind === "desktop" ? "B1 库房" : `备件柜 ${(n % 3) + 1}` },
        holder: null,
        inStock: true,
        age,
      });
    }
  }
  return machines;
}
