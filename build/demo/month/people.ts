import { PEOPLE, SITES } from "../office.ts";
import type { Chance } from "./chance.ts";
import type { Handle, Step } from "./step.ts";

export type SiteCode = (typeof SITES)[number]["code"];

export interface Employee {
  handle: Handle;
  name: string;
  employeeNo: string;
  dept: string;
  phone: string;
  site: SiteCode;
  place: string;
  vip: boolean;
}

export const siteHandle = (code: SiteCode): Handle => `@site/${code}`;

/** Departments with their site, where they sit, their short name on machines, and how many more work there. */
export const DEPARTMENTS = [
  ["财务部", "HQ", "3F-A", "FIN", 9],
  ["人力资源部", "HQ", "4F-C", "HR", 6],
  ["市场部", "HQ", "5F-D", "MKT", 10],
  ["法务部", "HQ", "6F-A", "LAW", 4],
  ["采购部", "HQ", "3F-B", "PUR", 7],
  ["客户服务部", "HQ", "2F-E", "CS", 13],
  ["海外业务部", "HQ", "7F-C", "INT", 7],
  ["总经理办公室", "HQ", "9F-0", "GM", 3],
  ["研发一部", "RD", "2F-B", "R1", 14],
  ["研发二部", "RD", "3F-A", "R2", 12],
  ["质量部", "RD", "1F-Q", "QA", 6],
  ["仓储部", "WH", "收货区 ", "STO", 9],
  ["生产计划部", "WH", "调度室 ", "PLN", 4],
  ["设备管理部", "WH", "设备间 ", "EQ", 3],
] as const;

export const shortOf = (dept: string): string => DEPARTMENTS.find(([name]) => name === dept)?.[3] ?? "HQ";

const SURNAMES = [
  ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤",
];
const GIVEN = [
  ..."婷 娜 磊 洋 勇 军 杰 涛 超 明 霞 敏 丽 静 强 鹏 辉 玲 波 斌 宇 浩 凯 健 俊 帆 雪 琳 颖 倩 楠 莹 瑶 璐 旭 峰 翔 龙 博 昊".split(
    " ",
  ),
  ..."志强 建华 国栋 文静 晓燕 雅婷 子轩 梓涵 雨欣 思琪 佳琪 欣怡 嘉豪 俊杰 浩然 宇航 一凡 明轩 海涛 春梅 秀英 桂芳 永强 建军 立新 文博 晨曦 梦洁 雪婷 慧敏 晓东 志刚 少华 振宇 家俊 若琳 诗涵 可欣 语嫣 景行 書睿"
    .replace("書", "书")
    .split(" "),
];

/** The fourteen whom the small office has as well, and so many more that each department is filled. */
export function employees(chance: Chance, share = 1): Employee[] {
  const known = PEOPLE.map(([name, employeeNo, dept, phone, site, place, vip]): Employee => ({
    ...{ handle: `@person/${employeeNo}`, name, employeeNo, dept, phone, site, place, vip },
  }));
  const names = new Set(known.map(({ name }) => name));
  const fresh = () => {
    for (;;) {
      const name = chance.pick(SURNAMES) + chance.pick(GIVEN);
      if (names.has(name)) continue;
      names.add(name);
      return name;
    }
  };
  const others = DEPARTMENTS.flatMap(([dept, site, row, , count]) =>
    Array.from({ length: Math.ceil(count * share) }, (_, n) => ({
      dept,
      site,
      place: `${row}${String(n + 20)}`,
    })),
  ).map(({ dept, site, place }, n): Employee => {
    const employeeNo = `E${1101 + n}`;
    // In a block that is given to nobody.
    const phone = `1380001${1101 + n}`;
    const vip = dept === "总经理办公室";
    return { handle: `@person/${employeeNo}`, name: fresh(), employeeNo, dept, phone, site, place, vip };
  });
  return [...known, ...others];
}

/** The directory and the sites are entered before anything else. */
export function directorySteps(people: readonly Employee[], at: number): Step[] {
  const sites = SITES.map((site): Step => ({
    ...{ at, by: "lead", as: siteHandle(site.code) },
    does: { type: "site.set", set: { ...site, active: true } },
  }));
  const persons = people.map(({ handle, site, ...said }, n): Step => ({
    ...{ at: at + (n + 1) * 1000, by: "lead", as: handle },
    does: { type: "person.set", set: { ...said, site: siteHandle(site), active: true } },
  }));
  return [...sites, ...persons];
}
