/**
 * An invented service department's office. Names, numbers and machines belong to nobody.
 */
export type Execute = (
  command: { type: string } & Record<string, unknown>,
) => Promise<{ id: string | null; number: string | null }>;

export const SITES = [
  { name: "总部大楼", code: "HQ", address: "上海市浦东新区示例路 88 号" },
  { name: "研发中心", code: "RD", address: "上海市闵行区样板街 16 号" },
  { name: "物流园区", code: "WH", address: "苏州市示范大道 301 号" },
] as const;

export const PEOPLE = [
  ["张晓雯", "E1001", "财务部", "13800010001", "HQ", "3F-A12", false],
  ["王建国", "E1002", "总经理办公室", "13800010002", "HQ", "9F-01", true],
  ["李思远", "E1003", "研发一部", "13800010003", "RD", "2F-B07", false],
  ["陈雨桐", "E1004", "人力资源部", "13800010004", "HQ", "4F-C03", false],
  ["赵一鸣", "E1005", "研发二部", "13800010005", "RD", "3F-A21", false],
  ["孙丽华", "E1006", "仓储部", "13800010006", "WH", "收货口 2", false],
  ["周子涵", "E1007", "市场部", "13800010007", "HQ", "5F-D11", false],
  ["吴海燕", "E1008", "法务部", "13800010008", "HQ", "6F-A02", false],
  ["郑凯", "E1009", "生产计划部", "13800010009", "WH", "调度室", false],
  ["单国强", "E1010", "采购部", "13800010010", "HQ", "3F-B05", false],
  ["曾佳怡", "E1011", "客户服务部", "13800010011", "HQ", "2F-E18", false],
  ["欧阳靖", "E1012", "研发一部", "13800010012", "RD", "2F-B11", false],
  ["Emma Larsen", "E1013", "海外业务部", "13800010013", "HQ", "7F-C09", false],
  ["何志强", "E1014", "设备管理部", "13800010014", "WH", "机房 B1", false],
] as const;

interface DemoTicket {
  title: string;
  person: string;
  description: string;
  impact: "high" | "medium" | "low";
  urgency: "high" | "medium" | "low";
  type?: "incident" | "request";
  channel?: string;
  category?: string;
  errorText?: string;
  securityFlag?: boolean;
  tags?: string[];
  notes?: string[];
  accept?: boolean;
  resolve?: { resolutionCode: string; solution: string; rootCause?: string };
  close?: boolean;
}

const TICKETS: readonly DemoTicket[] = [
  {
    title: "财务室打印机卡纸，报销单打不出来",
    person: "张晓雯",
    description: "今天上午开始每打印两三页就卡纸，重启过一次没有改善。月底报销集中，比较急。",
    impact: "medium",
    urgency: "high",
    category: "hardware.printer",
    channel: "phone",
    errorText: "13.20.00 Jam in Tray 2",
    tags: ["月结"],
  },
  {
    title: "三楼东区整片断网",
    person: "单国强",
    description: "3F-B 区十几个工位同时掉线，无线正常。",
    impact: "high",
    urgency: "high",
    category: "network.access",
    channel: "phone",
    accept: true,
    notes: ["已到现场，接入交换机 SW-HQ-3F-02 上联口灯灭，正在更换跳线。"],
  },
  {
    title: "收到可疑的“工资补贴”邮件并点开了链接",
    person: "陈雨桐",
    description: "邮件自称财政补贴，点开后要求输入银行卡，没有填写。",
    impact: "medium",
    urgency: "high",
    category: "security.incident",
    channel: "im",
    securityFlag: true,
  },
  {
    title: "新员工入职电脑准备",
    person: "欧阳靖",
    description: "下周一报到一人，需要笔记本、显示器和开发环境。",
    impact: "low",
    urgency: "medium",
    type: "request",
    category: "hardware.computer",
    channel: "mail",
    tags: ["入职"],
  },
  {
    title: "手持终端无法同步入库单",
    person: "孙丽华",
    description: "两台 PDA 提示“连接服务器失败”，其他终端正常。",
    impact: "medium",
    urgency: "medium",
    category: "software.business",
    channel: "onSite",
    accept: true,
    notes: ["两台终端的系统时间慢了 40 分钟，证书校验失败。", "已校时，待仓库复测。"],
  },
  {
    title: "笔记本合盖后唤醒黑屏",
    person: "李思远",
    description: "每天至少两次，需要强制关机。",
    impact: "low",
    urgency: "high",
    category: "hardware.computer",
    channel: "self",
  },
  {
    title: "Cannot open shared folder of the export team",
    person: "Emma Larsen",
    description: "Access denied since yesterday; colleagues can open it.",
    impact: "low",
    urgency: "medium",
    category: "network.share",
    channel: "mail",
  },
  {
    title: "会议室投屏没有声音",
    person: "周子涵",
    description: "5F 大会议室，HDMI 投屏有画面无声音，下午两点有客户会议。",
    impact: "medium",
    urgency: "medium",
    category: "hardware.peripheral",
    channel: "phone",
    accept: true,
    resolve: {
      resolutionCode: "configured",
      solution: "系统输出设备被切到蓝牙耳机，改回 HDMI 并锁定默认设备，现场播放验证正常。",
      rootCause: "operation",
    },
  },
  {
    title: "误删合同终稿，请求恢复",
    person: "吴海燕",
    description: "共享盘 法务/2026/合同 下的终稿文件被误删，昨天下班前还在。",
    impact: "low",
    urgency: "high",
    category: "data.restore",
    channel: "im",
    accept: true,
    resolve: {
      resolutionCode: "fixed",
      solution: "从昨日 22:00 的快照恢复到原路径，用户打开核对页数与批注无误。",
      rootCause: "operation",
    },
    close: true,
  },
  {
    title: "申请开通客服系统坐席账号",
    person: "曾佳怡",
    description: "新增坐席两名，主管已口头同意。",
    impact: "low",
    urgency: "low",
    type: "request",
    category: "security.account",
    channel: "self",
  },
  {
    title: "机房 B1 温度告警",
    person: "何志强",
    description: "监控显示 29 ℃ 并持续上升，空调面板报 E4。",
    impact: "high",
    urgency: "medium",
    category: "hardware.networkDevice",
    channel: "patrol",
  },
];

/** Registers what no inventory agent reports: monitors and spare parts in stock. */
const SPARES = [
  {
    kind: "monitor",
    tag: "IT-2024-0101",
    serial: "CN0K3V7-101",
    maker: "Dell",
    model: "U2723QE",
    place: "备件柜 1",
  },
  {
    kind: "monitor",
    tag: "IT-2024-0102",
    serial: "CN0K3V7-102",
    maker: "Dell",
    model: "U2723QE",
    place: "备件柜 1",
  },
  {
    kind: "tablet",
    tag: "IT-2025-0210",
    serial: "HWT-88210",
    maker: "华为",
    model: "MatePad 11.5",
    place: "备件柜 2",
  },
  {
    kind: "peripheral",
    tag: "IT-2023-0877",
    serial: "SCAN-0877",
    maker: "霍尼韦尔",
    model: "1900g 扫码枪",
    place: "备件柜 2",
  },
] as const;

/** Fills a console with the office, through its ordinary commands. */
export async function seedOffice(execute: Execute): Promise<void> {
  const sites = new Map<string, string>();
  for (const site of SITES) {
    const { id } = await execute({ type: "site.set", set: { ...site, active: true } });
    sites.set(site.code, id as string);
  }
  const people = new Map<string, string>();
  for (const [name, employeeNo, dept, phone, site, place, vip] of PEOPLE) {
    const set = { name, employeeNo, dept, phone, site: sites.get(site), place, vip, active: true };
    const { id } = await execute({ type: "person.set", set });
    people.set(name, id as string);
  }
  for (const spare of SPARES) {
    const set = { ...spare, name: spare.model, site: sites.get("HQ") };
    await execute({ type: "asset.register", set });
  }
  for (const ticket of TICKETS) await openTicket(execute, ticket, people, sites);
}

async function openTicket(
  execute: Execute,
  ticket: DemoTicket,
  people: ReadonlyMap<string, string>,
  sites: ReadonlyMap<string, string>,
): Promise<void> {
  const person = PEOPLE.find(([name]) => name === ticket.person);
  if (!person) throw new Error(`the demo office has no ${ticket.person}`);
  const [requester, , dept, contact, site, place] = person;
  const { title, description, impact, urgency, category, errorText, securityFlag } = ticket;
  const { id } = await execute({
    type: "ticket.open",
    set: {
      type: ticket.type ?? "incident",
      channel: ticket.channel ?? "phone",
      requester,
      requesterPerson: people.get(requester),
      contact,
      dept,
      site: sites.get(site),
      place,
      title,
      description,
      impact,
      urgency,
      category,
      ...(errorText ? { errorText } : {}),
      securityFlag: securityFlag ?? false,
    },
    tags: ticket.tags ?? [],
  });
  if (ticket.accept) await execute({ type: "ticket.accept", ticket: id });
  for (const text of ticket.notes ?? []) {
    await execute({ type: "ticket.note", ticket: id, text, minutes: 10, way: "onSite" });
  }
  if (ticket.resolve) {
    await execute({ type: "ticket.resolve", ticket: id, rootCause: "unknown", ...ticket.resolve });
  }
  if (ticket.close) {
    await execute({ type: "ticket.close", ticket: id, confirmation: "verbal", rating: 5 });
  }
}
