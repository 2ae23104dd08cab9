import type { Chance } from "./chance.ts";
import { signed } from "./custody-story.ts";
import type { Machine } from "./fleet.ts";
import { strokesOf } from "./pen.ts";
import type { CrewKey, Step } from "./step.ts";
import { daysAfter, momentOf, timestamp } from "./working-time.ts";

const RECYCLER = "上海绿源再生资源有限公司";
const LOT = "@lot/old";
const DISK = "@medium/old";
const party = (name: string, title: string) => ({ name, title, place: "B1 库房", contact: "内线 8001" });

/**
 * Old desktops in stock on their way out: gathered, appraised by three, approved, the one loose disk wiped,
 * verified and accepted, handed to the recycler, written off and closed; another lot has begun to gather.
 */
export function disposalSteps(machines: readonly Machine[], days: readonly string[], chance: Chance): Step[] {
  const old = machines.filter(({ kind, inStock }) => inStock && kind === "desktop");
  const going = old.slice(0, 5);
  if (days.length < 17 || going.length < 5) return [];
  const day = (n: number) => days.at(n - days.length) ?? "";
  const steps: Step[] = [];
  const tell = (
    n: number,
    minute: number,
    by: CrewKey,
    does: (at: number) => Step["does"],
    as?: Step["as"],
  ) => {
    const at = momentOf(day(n), minute);
    steps.push({ at, by, does: does(at), ...(as ? { as } : {}) });
  };
  const pen = (name: string, at: number) => ({
    strokes: strokesOf(name, chance),
    signedAt: timestamp(at),
    identityCheck: "badge",
  });

  tell(
    2,
    600,
    "assets",
    () => ({
      ...{ type: "disposal.open", applicantName: "罗敏" },
      set: {
        ...{ title: "库房旧台式机一批", reason: "lifeReached", way: "recycler", dept: "信息技术部" },
        reasonText: "使用超过七年，硬件达不到现行系统要求，已无维修价值。",
      },
    }),
    LOT,
  );
  tell(2, 606, "assets", () => ({
    ...{ type: "disposal.add", disposal: LOT },
    lines: going.map(({ handle: asset }, n) => ({
      asset,
      origValue: 4_200 + n * 150,
      netValue: 0,
      stillUsable: false,
    })),
  }));
  tell(
    2,
    640,
    "assets",
    (at) => ({
      ...{ type: "medium.register", away: { holder: "pool", place: "B1 库房" }, at: timestamp(at) },
      set: { maker: "西部数据", model: "WD10EZEX", capacity: 953_869 },
    }),
    DISK,
  );
  tell(2, 644, "assets", () => ({
    type: "medium.confirm",
    medium: DISK,
    mediumType: "hdd",
    labelRead: "read",
    label: "WCC6Y4KJ7D21",
  }));
  tell(3, 830, "tang", (at) => ({
    ...{
      type: "medium.wipe",
      medium: DISK,
      method: "clear",
      technique: "overwrite",
      norm: "nist80088",
      passes: 1,
    },
    ...{
      tool: "nwipe",
      toolVersion: "0.37",
      pattern: "zeros",
      noReport: "离线工位，报告已打印存档。",
      result: "success",
    },
    ...{ operator: party("唐小雨", "桌面工程师"), at: timestamp(at), confidentiality: "internal" },
  }));
  tell(3, 1000, "fang", (at) => ({
    ...{ type: "medium.verify", medium: DISK, way: "sample", sample: 10, by: party("方志远", "桌面工程师") },
    ...{ at: timestamp(at), result: "passed", signature: pen("方志远", at) },
  }));
  tell(4, 560, "manager", () => ({
    type: "disposal.check",
    ...{ disposal: LOT, confidentiality: "internal", holdCheck: true, checkNote: "法务确认无留存要求。" },
  }));
  tell(4, 620, "assets", (at) => ({
    ...{
      type: "medium.validate",
      medium: DISK,
      decision: "accept",
      by: party("林静", "服务台组长"),
      at: timestamp(at),
    },
    ...{ confidentialityAfter: "public", destination: "external", signature: pen("林静", at) },
  }));
  const appraisers = [
    ["lead", "林静", "主板电容鼓包，内存不可扩，无维修价值。"],
    ["colleague", "马超", "处理器不支持现行系统，整机噪音大。"],
    ["fang", "方志远", "硬盘均已拆除单独清除，机身可回收。"],
  ] as const;
  for (const [n, [by, name, opinion]] of appraisers.entries()) {
    tell(5, 570 + n * 25, by, (at) => ({
      ...{ type: "disposal.appraise", disposal: LOT, repairCost: 900 },
      step: { name, decision: "approve", opinion, at: timestamp(at), way: "account" },
    }));
  }
  for (const [n, name] of ["秦卫东", "周敏华"].entries()) {
    tell(7 + n, 900, n === 0 ? "manager" : "assets", (at) => ({
      ...{ type: "disposal.approve", disposal: LOT },
      step: {
        name,
        decision: "approve",
        at: timestamp(at),
        way: "external",
        external: { number: `OA-BF-${at % 9000}` },
      },
    }));
  }
  tell(11, 860, "assets", (at) => ({
    ...{ type: "custody.dispose", disposal: LOT, assets: going.map(({ handle }) => handle), media: [] },
    ...{
      to: { holder: "supplier", name: RECYCLER },
      giverName: "罗敏",
      at: timestamp(at),
      place: "1F 卸货区",
    },
    signatures: [signed("giver", "罗敏", at, chance), signed("receiver", "周国平", at, chance)],
  }));
  tell(11, 890, "assets", () => ({
    ...{
      type: "disposal.recycler",
      disposal: LOT,
      recycler: RECYCLER,
      licence: "沪环资 0118 号",
      licenceUntil: daysAfter(day(11), 500),
    },
    ...{
      handedOn: day(11),
      weightKg: 41.5,
      proceeds: 260,
      manifest: "ZY-0091",
      quotes: [{ from: RECYCLER, amount: 260 }],
    },
  }));
  tell(14, 980, "assets", () => ({
    type: "disposal.prove",
    disposal: LOT,
    proofNo: "LY-QC-2207",
    proofOn: day(13),
  }));
  tell(15, 600, "assets", () => ({
    type: "disposal.writeOff",
    disposal: LOT,
    writeoffNo: "PZ-0031",
    writeoffOn: day(15),
  }));
  tell(15, 640, "assets", () => ({ type: "disposal.close", disposal: LOT, residual: 260 }));

  tell(
    days.length - 2,
    1010,
    "assets",
    () => ({
      ...{ type: "disposal.open", applicantName: "罗敏" },
      set: {
        ...{ title: "第四季度零星报废", reason: "beyondRepair", way: "recycler", dept: "信息技术部" },
        reasonText: "主板进液损坏，厂商报价高于净值，不再维修。",
      },
    }),
    "@lot/next",
  );
  tell(days.length - 2, 1016, "assets", () => ({
    ...{ type: "disposal.add", disposal: "@lot/next" },
    lines: old
      .slice(5)
      .map(({ handle: asset }) => ({ asset, origValue: 4_600, netValue: 310, stillUsable: false })),
  }));
  return steps;
}
