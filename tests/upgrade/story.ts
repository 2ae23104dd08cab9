import { join } from "node:path";
import type { ProfileAt, Programs, ServingHub, Session } from "./old-programs.ts";
import {
  addMember,
  makeHub,
  makeProfile,
  openSession,
  pairingCode,
  profileAt,
  runHub,
  serveHub,
} from "./old-programs.ts";
import { PASSPHRASE } from "./kept.ts";
import { custodyStory } from "./story-custody.ts";
import { diagnosticsStory } from "./story-diagnostics.ts";
import { serviceStory } from "./story-service.ts";

const at = "2026-11-23T10:00:00.000+08:00";
const INVENTORY = join(import.meta.dirname, "../fixtures/inventory/good");

/** Two consoles that saw the same log write, each without the other's words, and then exchange. */
type Meeting = (clash: () => Promise<void>) => Promise<void>;

const signed = (name: string) => ({
  ...{ role: "receiver", name, employeeNo: "E1001", strokes: [[[10, 20, 0], [30, 40, 16]]] }, // prettier-ignore
  ...{ signedAt: at, identityCheck: "badge" },
});
const handOver = (assets: string[], receiverName: string, more: object = {}) => ({
  ...{ type: "custody.handOver", purpose: "issue", giverName: "设备库", receiver: null, receiverName },
  unsigned: { reason: "电话里说好了" },
  ...{ place: "一楼", handedAt: at, lines: assets.map((asset) => ({ asset, condition: "good" })), ...more },
});
const takeBack = (assets: string[]) => ({
  ...{ type: "custody.return", reason: "idle", returnerName: "李四", place: "仓库", returnedAt: at },
  unsigned: { reason: "电话里说好了" },
  lines: assets.map((asset) => ({ asset, condition: "worn", note: "键盘有磨损" })),
});

/** Runs a command that makes a record, and gives back its id. */
async function made(session: Session, command: { type: string } & Record<string, unknown>): Promise<string> {
  return (await session.execute(command)).id as string;
}

export interface Played {
  hubDir: string;
  hub: ServingHub;
  /** The laptop that is kept. */
  laptop: ProfileAt;
}

/**
 * A few weeks of an invented office in every operation type there is, with what goes wrong in
 * offices: clashes of every kind, some settled and some not; work from before the laptop joined;
 * refusals; a laptop shut out; and on the kept laptop work that still waits and a form half filled.
 * What is told is always the same; ids, keys and times are the machine's.
 */
export async function play(programs: Programs, folder: string): Promise<Played> {
  const hubDir = join(folder, "hub");
  await makeHub(programs, hubDir, "北区信息科");
  const members = {
    wang: await addMember(programs, hubDir, "王五", "lead"),
    zhao: await addMember(programs, hubDir, "赵六", "technician"),
    qian: await addMember(programs, hubDir, "钱七", "assetManager"),
  };
  const hub = await serveHub(programs, hubDir);
  const code = (member: string) => pairingCode(programs, hubDir, member, hub);
  const role = (name: string) =>
    runHub(programs, ["user", "role", "--dir", hubDir, "--user", members.wang, "--role", name]);

  const laptop = profileAt(join(folder, "wang"), PASSPHRASE);
  const others = ["zhao", "qian"].map((name) => profileAt(join(folder, name), PASSPHRASE));
  const [zhaos, qians] = others as [ProfileAt, ProfileAt];
  await makeProfile(programs, laptop, { name: "王五", workspaceName: "测试" });
  await makeProfile(programs, zhaos, { pairingCode: await code(members.zhao) });
  await makeProfile(programs, qians, { pairingCode: await code(members.qian) });
  const wang = openSession(programs, laptop);
  const zhao = openSession(programs, zhaos);
  const qian = openSession(programs, qians);
  const meet: Meeting = async (clash) => {
    for (const session of [wang, zhao, wang]) await session.sync();
    await clash();
    for (const session of [wang, zhao, wang, zhao]) await session.sync();
  };

  const early = await made(wang, {
    ...{ type: "asset.register", set: { name: "旧笔记本", kind: "laptop", serial: "SN-1" } },
  });
  await wang.execute(handOver([early], "李四"));
  await made(wang, { type: "ticket.open", set: { title: "单机时的工单" } });
  await wang.request({ kind: "pair", code: await code(members.wang) });
  await wang.sync();

  const site = await directory(wang, meet, zhao);
  await tickets(wang, zhao, meet, { asset: early, site, assignee: members.zhao });
  await assets(wang, zhao, meet, site);
  await takenBack(wang, zhao);
  await custody(wang, zhao, meet, early);
  await definitions(wang, zhao, meet);
  await forgotten(wang, zhao);
  await custodyStory(wang, folder);
  await diagnosticsStory(wang, folder);
  await serviceStory(wang, zhao, members);
  await takenOut(wang, folder);
  await services(programs, hubDir, folder);
  await qian.sync();
  await shutOut(qian, () => revoke(programs, hubDir, qians, members.qian));
  await refusedWork(wang, role);
  await waitingWork(wang, early);
  for (const session of [wang, zhao]) await session.close();
  return { hubDir, hub, laptop };
}

async function directory(wang: Session, meet: Meeting, zhao: Session): Promise<string> {
  const site = await made(wang, {
    type: "site.set",
    set: { name: "总部", code: "HQ", address: "人民路一号" },
  });
  const zhang = {
    ...{ name: "张伟", dept: "财务部", employeeNo: "E1001", phone: "8001", mail: "zhangwei@office.invalid" },
    ...{ site, place: "三楼", vip: true },
  };
  const person = await made(wang, { type: "person.set", set: zhang });
  await meet(async () => {
    await wang.execute({ type: "person.set", person, set: { phone: "8002" } });
    await zhao.execute({ type: "person.set", person, set: { phone: "8003" } });
    await zhao.execute({ type: "person.set", set: { name: "李娜", dept: "人事部", active: false } });
    await wang.execute({ type: "site.set", site, set: { address: "人民路二号" } });
    await zhao.execute({ type: "site.set", site, set: { address: "人民路三号" } });
  });
  return site;
}

async function tickets(
  wang: Session,
  zhao: Session,
  meet: Meeting,
  { asset, site, assignee }: { asset: string; site: string; assignee: string },
): Promise<void> {
  const open = (title: string) =>
    made(wang, {
      ...{ type: "ticket.open", assets: [asset], tags: ["打印", "三楼"] },
      set: {
        ...{ title, description: "卡在第二层", errorText: "E-13", requester: "张伟", dept: "财务部", site },
        ...{ type: "incident", channel: "phone", category: "hardware.printer", impact: "medium" },
        ...{ urgency: "high", startedAt: at, canWork: false, securityFlag: false, contact: "8001" },
      },
    });
  const archived = await open("打印机卡纸");
  const closed = await open("更换墨盒");
  const disputed = await open("扫描失败");
  const settled = await open("网络时断时续");

  await wang.execute({ type: "ticket.assign", ticket: archived, assignee, reason: "你在三楼" });
  await wang.sync();
  await zhao.sync();
  const edit = {
    set: { place: "三楼东", category: "hardware.printer" },
    add: { tags: ["急"] },
    remove: { tags: ["三楼"] },
  };
  await zhao.execute({ type: "ticket.edit", ticket: archived, ...edit });
  await zhao.execute({ type: "ticket.accept", ticket: archived });
  await zhao.execute({
    type: "ticket.note",
    ticket: archived,
    text: "换了搓纸轮",
    minutes: 20,
    way: "onSite",
  });
  const solved = {
    ...{ type: "ticket.resolve", resolutionCode: "replaced", rootCause: "hardware" },
    solution: "换了搓纸轮，试印正常",
  };
  await zhao.execute({ ...solved, ticket: archived });
  await zhao.execute({ type: "ticket.reopen", ticket: archived, reason: "第二天又卡了" });
  await zhao.execute({ ...solved, ticket: archived, solution: "搓纸轮和分页器都换了" });
  await zhao.execute({ type: "ticket.close", ticket: archived, confirmation: "verbal", rating: 5 });
  await zhao.sync();
  await wang.sync();
  for (const type of ["ticket.archive", "ticket.bringBack", "ticket.archive"]) {
    await wang.execute({ type, ticket: archived });
  }
  await wang.execute({ ...solved, ticket: closed });
  await wang.execute({ type: "ticket.close", ticket: closed, confirmation: "signed" });

  for (const ticket of [disputed, settled]) {
    await meet(async () => {
      for (const [session, who] of [
        [wang, "甲"],
        [zhao, "乙"],
      ] as const) {
        // prettier-ignore
        const set = { title: `扫描失败(${who})`, description: `${who}的说法`, urgency: "low" };
        await session.execute({ type: "ticket.edit", ticket, set });
        await session.execute({ type: "ticket.accept", ticket });
      }
    });
  }
  const { conflicts } = await wang.query("ticket.get", { id: settled });
  for (const { field, sides } of conflicts) {
    const value = field === "status" ? "accepted" : "两个人说的都对";
    const choice = { kind: "ticket", entity: settled, field, sides: sides.map(({ op }) => op), value };
    await wang.execute({ type: "conflict.resolve", ...choice, note: "问过两个人" });
  }
}

/** Acts that their authors took back: of each kind one, and one that a colleague had gone on with. */
async function takenBack(wang: Session, zhao: Session): Promise<void> {
  const back = async (
    session: Session,
    kind: string,
    id: string,
    command: { type: string } & Record<string, unknown>,
  ) => {
    const { operation } = await session.execute({ ...command, [kind]: id });
    await session.execute({ type: `${kind}.undo`, [kind]: id, operation });
  };
  const ticket = await made(wang, {
    type: "ticket.open",
    set: { title: "键盘失灵", category: "hardware.peripheral" },
    tags: ["二楼"],
  });
  await back(wang, "ticket", ticket, { type: "ticket.accept" });
  const edit = { set: { place: "二楼", impact: "high" }, remove: { tags: ["二楼"] } };
  await back(wang, "ticket", ticket, { type: "ticket.edit", ...edit });
  const asset = await made(wang, { type: "asset.register", set: { name: "键盘" } });
  await back(wang, "asset", asset, { type: "asset.edit", set: { name: "鼠标" } });
  const person = await made(wang, { type: "person.set", set: { name: "吴十", phone: "8010" } });
  await back(wang, "person", person, { type: "person.set", set: { phone: "8011" } });
  const site = await made(wang, { type: "site.set", set: { name: "分部" } });
  await back(wang, "site", site, { type: "site.set", set: { address: "人民路九号" } });

  const { operation } = await wang.execute({
    ...{ type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了一个键盘" },
  });
  for (const session of [wang, zhao]) await session.sync();
  await zhao.execute({ type: "ticket.close", ticket, confirmation: "verbal" });
  await zhao.sync();
  await wang.execute({ type: "ticket.undo", ticket, operation });
  for (const session of [wang, zhao]) await session.sync();
}

async function assets(wang: Session, zhao: Session, meet: Meeting, site: string): Promise<void> {
  const machine = await made(wang, {
    type: "asset.register",
    set: {
      ...{ name: "财务部台式机", kind: "desktop", tag: "IT-7", serial: "SN-7", maker: "联想", model: "M70" },
      ...{ chassis: "塔式", financeNo: "F-7", acquiredOn: "2025-03-01", site, place: "三楼", uuid: "u-7" },
      processors: [{ maker: "Intel", name: "i5", cores: 6, threads: 12, speed: 2900 }],
      memories: [{ capacity: 8192, type: "DDR4", serial: "M-1", slot: "A1" }],
      media: [{ maker: "三星", model: "980", serial: "D-1", type: "SSD", capacity: 512000, firmware: "1" }],
      ports: [{ name: "eth0", mac: "00:1e:8f:00:00:07", ips: ["10.0.0.7"], speed: 1e9, status: "up" }],
      os: { name: "Windows", version: "11", arch: "x64" },
      firmwares: [{ name: "BIOS", version: "1.2", maker: "联想", date: null }],
    },
  });
  await meet(async () => {
    await wang.execute({ type: "asset.edit", asset: machine, set: { remark: "风扇响", place: "四楼" } });
    await zhao.execute({ type: "asset.edit", asset: machine, set: { remark: "风扇不响", place: "五楼" } });
    // One machine registered twice, by its tag; and a serial that two records claim.
    await zhao.execute({ type: "asset.register", set: { name: "同一台台式机", tag: "it-7" } });
    await zhao.execute({ type: "asset.register", set: { name: "另一台笔记本", serial: "sn-1" } });
    const paths = ["printer.json", "laptop.json"].map((file) => join(INVENTORY, file));
    await wang.request({ kind: "import", paths, dryRun: false });
  });
  const twin = (await wang.query("asset.page", { text: "同一台台式机" })).rows[0]?.id;
  await wang.execute({ type: "asset.merge", asset: machine, drop: twin, note: "看过铭牌" });

  const alike = { name: "无厂商的分屏器", serial: "0001" };
  const records = [await made(wang, { type: "asset.register", set: alike })];
  records.push(await made(wang, { type: "asset.register", set: alike }));
  const apart = { kind: "asset", field: "serial", records, note: "两台都在机柜里" };
  await wang.execute({ type: "conflict.tellApart", ...apart });
}

async function custody(wang: Session, zhao: Session, meet: Meeting, early: string): Promise<void> {
  const register = (name: string) => made(wang, { type: "asset.register", set: { name, kind: "monitor" } });
  const pair = [await register("显示器甲"), await register("显示器乙")];
  const decided = await register("显示器丙");
  const terms = { version: "2026-1", text: "下班前归还" };
  const more = { signatures: [signed("张伟")], dueBack: "2026-12-31", terms };
  await wang.execute(handOver(pair, "张伟", { ...more, purpose: "loan" }));
  await wang.execute(takeBack(pair.slice(0, 1)));
  for (const asset of [decided, early]) {
    await meet(async () => {
      await wang.execute(handOver([asset], "钱八"));
      await zhao.execute(handOver([asset], "孙九"));
      await zhao.execute(handOver([asset], "周十"));
    });
  }
  const { branches } = (await wang.query("asset.get", { id: decided })).custody;
  const tips = branches.map((branch) => branch.at(-1) as string);
  const adopt = { asset: decided, adopt: tips[1], tips, note: "有现场照片" };
  await wang.execute({ type: "custody.resolve", ...adopt });
  await wang.sync();
}

/** The team's own words: one of its own, one that ships changed by two at once, one retired; and a kind with fields. */
async function definitions(wang: Session, zhao: Session, meet: Meeting): Promise<void> {
  const own = {
    family: "category",
    key: "own.drone",
    set: { title: { "zh-CN": "无人机" }, body: { group: "hardware" } },
  };
  await wang.execute({ type: "definition.set", ...own });
  const fields = [{ key: "payload", title: { "zh-CN": "载重（克）" }, form: "number" }];
  const kind = {
    family: "assetkind",
    key: "own.drone",
    set: { title: { "zh-CN": "无人机" }, body: { fields } },
  };
  await wang.execute({ type: "definition.setAssetKind", ...kind });
  const retired = { family: "cause", key: "external", set: { retired: true } };
  await wang.execute({ type: "definition.set", ...retired });
  const drone = await made(wang, {
    ...{ type: "asset.register", set: { name: "巡检无人机", kind: "own.drone", own: { payload: 800 } } },
  });
  await made(wang, {
    type: "ticket.open",
    set: { title: "无人机不起飞", category: "own.drone" },
    assets: [drone],
  });
  await meet(async () => {
    const title = (said: string) => ({
      family: "category",
      key: "hardware.printer",
      set: { title: { "zh-CN": said } },
    });
    await wang.execute({ type: "definition.set", ...title("打印与复印") });
    await wang.execute({ type: "definition.set", family: "terms", key: "standard", set: { order: 3 } });
  });
  const keepers = [
    { to: { holder: "department", name: "财务部", responsible: "张伟" } },
    { to: { holder: "place", place: "三楼机房" } },
    { to: { holder: "supplier", name: "北方维修" } },
  ];
  for (const keeper of keepers) {
    await wang.execute({ ...handOver([drone], ""), receiverName: undefined, ...keeper });
  }
  await zhao.sync();
}

/** Somebody asked to be forgotten: one record at once, and one where the law keeps it longer. */
async function forgotten(wang: Session, zhao: Session): Promise<void> {
  const person = await made(wang, {
    type: "person.set",
    set: { name: "何一", phone: "8009", mail: "he@office.invalid" },
  });
  const ticket = await made(wang, { type: "ticket.open", set: { title: "借用投影仪", contact: "8009" } });
  await wang.execute({ type: "ticket.note", ticket, text: "已经打电话给本人", to: "user" });
  for (const session of [wang, zhao]) await session.sync();
  const why = { reason: "本人要求", rule: "个人信息保护法第四十七条" };
  await wang.execute({ type: "record.erase", record: `person:${person}`, ...why });
  await wang.execute({ type: "record.erase", record: `ticket:${ticket}`, paths: ["set.contact"], ...why });
  const [monitor] = (await wang.query("asset.page", { text: "显示器甲" })).rows;
  const custody = (await wang.query("asset.get", { id: monitor?.id as string })).custody;
  const operation = custody.events[0]?.id;
  await wang.execute({ type: "record.erase", operation, wish: true, ...why });
  for (const session of [wang, zhao]) await session.sync();
}

async function takenOut(wang: Session, folder: string): Promise<void> {
  const file = join(folder, "assets.csv");
  await wang.request({ kind: "export", what: "assets", format: "csv", file });
  await wang.sync();
}

async function services(programs: Programs, hubDir: string, folder: string): Promise<void> {
  const file = join(folder, "web.key");
  await runHub(programs, [
    "service",
    "add",
    "--dir",
    hubDir,
    "--name",
    "web",
    "--called",
    "报修网页",
    "--file",
    file,
  ]);
}

/** A colleague's laptop is lost: what it had sent stays, what it had not is gone with it. */
async function shutOut(session: Session, revokeIt: () => Promise<void>): Promise<void> {
  await session.execute({ type: "asset.register", set: { name: "丢失前登记的平板", kind: "tablet" } });
  await session.sync();
  await session.close();
  await revokeIt();
}

async function revoke(programs: Programs, hubDir: string, lost: ProfileAt, member: string): Promise<void> {
  const session = openSession(programs, lost);
  const { device } = await session.query("session.get");
  await session.close();
  await runHub(programs, ["revoke", "--dir", hubDir, "--device", device, "--reason", "丢失"]);
  await runHub(programs, ["user", "disable", "--dir", hubDir, "--user", member]);
}

/** F13: the role is gone while the laptop is offline, and comes back after the refusals. */
async function refusedWork(wang: Session, role: (name: string) => Promise<unknown>): Promise<void> {
  const [ticket] = (await wang.query("ticket.page", { text: "扫描" })).rows;
  const [monitor] = (await wang.query("asset.page", { text: "显示器甲" })).rows;
  await role("auditor");
  const note = { type: "ticket.note", ticket: ticket?.id, text: "这一条被拒绝" };
  const { operation } = await wang.execute(note);
  await wang.execute(handOver([monitor?.id as string], "没有交成的人", { signatures: [signed("李四")] }));
  await wang.sync();
  await wang.execute({ type: "refusal.acknowledge", operation });
  await role("lead");
  await wang.sync();
}

async function waitingWork(wang: Session, early: string): Promise<void> {
  const [ticket] = (await wang.query("ticket.page", { text: "扫描" })).rows;
  const [monitor] = (await wang.query("asset.page", { text: "显示器甲" })).rows;
  await wang.execute({ type: "ticket.note", ticket: ticket?.id, text: "这一条还在等", minutes: 5 });
  await wang.execute({ type: "ticket.open", set: { title: "还没有发出的工单" }, assets: [early] });
  await wang.execute(handOver([monitor?.id as string], "李娜"));
  const draft = { key: "ticket.open", form: "ticket.open", data: { title: "写到一半" } };
  await wang.execute({ type: "draft.save", ...draft });
  await wang.execute({ type: "draft.save", key: "x", form: "ticket.note", data: { text: "不要了" } });
  await wang.execute({ type: "draft.discard", key: "x" });
  await wang.execute({ type: "preference.set", key: "theme", value: "dark" });
}
