import { setTimeout as wait } from "node:timers/promises";
import { derivedId } from "../../shared/log/derived-id.ts";
import { isCalledBack } from "../../shared/domain/ticket/ticket-callback.ts";
import type { Session } from "./old-programs.ts";

// Of the story that is kept: what befalls a request from the first call to the rating, with what a team defines
// about it, and what the hub says of it by its own clock.

const at = "2026-11-23T10:00:00.000+08:00";
/** Still to come when it is played. */
const later = "2099-01-05T10:00:00.000+08:00";
const strokes = [[[10, 20, 0], [30, 40, 16]]]; // prettier-ignore
/** The hub looks after its timers every half minute. */
const MOST_WAITS = 60;

type Command = { type: string } & Record<string, unknown>;
const made = async (session: Session, command: Command) => (await session.execute(command)).id as string;

interface Members {
  wang: string;
  zhao: string;
}

/** What a lead says of targets, groups, duty and words; each in a form of its own family. */
async function defined(lead: Session, { wang, zhao }: Members): Promise<void> {
  const define = (family: string, key: string, title: string, body: object) =>
    lead.execute({
      type: "definition.set",
      family,
      key,
      set: { title: { "zh-CN": title }, body },
    });
  await define("target", "own.meeting", "会议保障", {
    for: { items: ["meeting"] },
    minutes: { response: 15 },
    always: false,
  });
  await define("group", "network", "网络组", { members: [zhao] });
  await define("textmodule", "own.cable", "换线", { text: { "zh-CN": "更换网线后正常。" } });
  await define("subnet", "own.third", "三楼办公网", { network: "10.20.3.0/24", gateway: "10.20.3.1" });
  await define("duty", "own.first", "一线值班", {
    phone: "8001",
    turns: [
      {
        from: at,
        until: "2099-01-01T09:00:00.000+08:00",
        member: wang,
      },
    ],
  });
}

/** A fault that cannot wait, as two work on it; answers the ticket, that the hub is to say something of. */
async function fault(lead: Session, technician: Session): Promise<string> {
  const set = { requester: "周敏", contact: "8020", category: "network.access", impact: "high" };
  const ticket = await made(technician, {
    type: "ticket.open",
    set: { ...set, title: "三楼整片断网", urgency: "high", onBehalf: "三楼全体", noAsset: "unlabelled" },
  });
  const caller = await made(technician, {
    type: "ticket.open",
    set: { ...set, title: "上不了网", requester: "吴十" },
  });
  await technician.execute({ type: "ticket.hang", ticket: caller, main: ticket });
  const told = { type: "ticket.happened", ticket, step: "opened", at, reason: "在走廊里说的" };
  await technician.execute(told);
  await technician.execute({ type: "ticket.accept", ticket });
  await technician.execute({ type: "ticket.arrive", ticket, alongside: [caller] });
  const { operation } = await technician.execute({
    ...{ type: "ticket.pause", ticket, reason: "supplier", reference: "CASE-7", nextOn: "2026-12-01" },
    note: "供应商明天到",
  });
  await technician.execute({ type: "ticket.undo", ticket, operation });
  await technician.execute({ type: "ticket.pause", ticket, reason: "parts", note: "等光模块" });
  await technician.execute({ type: "ticket.resume", ticket, note: "光模块到了" });
  await technician.execute({ type: "ticket.group", ticket, group: "network", reason: "交换机的事" });
  await technician.execute({ type: "ticket.plan", ticket, plan: { at: later } });
  const attempt = { type: "ticket.attempt", ticket, way: "phone", outcome: "noAnswer" };
  await technician.execute({ ...attempt, note: "占线" });
  const words = { text: "您好，正在处理。", nextUpdate: later };
  await technician.execute({ type: "ticket.told", ticket, way: "phone", ...words });
  await technician.execute({
    ...{ type: "ticket.escalate", ticket, to: "supplier", reference: "CASE-7" },
    ...{ reason: "需要厂家日志", done: "重启过一次", open: "光衰原因待查" },
  });
  await technician.sync();
  await lead.sync();
  await lead.execute({ type: "ticket.prioritise", ticket, priority: "P2", reason: "已有备用线路" });
  await lead.sync();
  await technician.sync();
  const solved = { resolutionCode: "replaced", rootCause: "hardware", solution: "换了光模块，指示灯恢复" };
  await technician.execute({ type: "ticket.resolve", ticket, ...solved });
  await technician.execute({
    ...{ type: "ticket.verify", ticket, tested: "三个房间各测一次", who: "user", by: "周敏" },
    passed: true,
  });
  await technician.execute({ type: "ticket.explainMiss", ticket, missReason: "parts", note: "等了两天件" });
  await technician.sync();
  await lead.sync();
  await lead.execute({ type: "ticket.review", ticket, finding: "parts", said: "光模块应常备" });
  await technician.execute({
    ...{ type: "ticket.close", ticket, confirmation: "signed", by: "周敏" },
    signature: { name: "周敏", identityCheck: "face", strokes, signedAt: at },
    guidance: "断网先看交换机指示灯",
  });
  const problem = await made(lead, {
    type: "problem.open",
    set: { title: "光模块老化", state: "open" },
    tickets: [ticket],
  });
  const known = { state: "known", knownError: "批次老化", workaround: "先换备件", changeNo: "CHG-9" };
  await lead.execute({ type: "problem.edit", problem, set: known });
  const mistaken = await lead.execute({ type: "problem.edit", problem, set: { state: "solved" } });
  await lead.execute({ type: "problem.undo", problem, operation: mistaken.operation });
  return ticket;
}

/** Closed with a rating each; and one more than that is asked about again. */
async function rated(technician: Session, lead: Session, assignee: string): Promise<void> {
  let called: string | null = null;
  for (let n = 0; n < 5 || (called === null && n < 100); n += 1) {
    const set = { title: `键盘不灵 ${String(n)}`, category: "hardware.peripheral", impact: "low" };
    const ticket = await made(technician, { type: "ticket.open", set, assignee });
    const solved = { resolutionCode: "fixed", solution: "换了一个键盘" };
    await technician.execute({ type: "ticket.resolve", ticket, ...solved });
    await technician.execute({ type: "ticket.close", ticket, confirmation: "verbal" });
    if (n < 5) await technician.execute({ type: "rating.give", ticket, stars: 5 - n, comment: "等得有点久" });
    if (isCalledBack(ticket)) called ??= ticket;
  }
  await technician.sync();
  await lead.sync();
  await lead.execute({
    ...{ type: "ticket.callBack", ticket: called, reached: true, content: true },
    said: "恢复后一直正常",
  });
}

/** A matter of security that is told by telephone; and one that was called so by mistake. */
async function security(lead: Session): Promise<void> {
  const ticket = await made(lead, {
    type: "ticket.open",
    set: { title: "疑似钓鱼邮件", category: "security.incident", securityFlag: true },
  });
  await lead.execute({
    ...{ type: "ticket.report", ticket, limit: "officer", whom: "赵主任", at },
    answer: "先断网",
  });
  const other = await made(lead, { type: "ticket.open", set: { title: "垃圾邮件", securityFlag: true } });
  await lead.execute({ type: "ticket.edit", ticket: other, set: { securityFlag: false } });
}

/** A request of the catalogue, its approval, an address, and a task of an arrival. */
async function requested(lead: Session): Promise<void> {
  const person = await made(lead, {
    type: "person.set",
    set: { name: "周敏", dept: "财务部", employeeNo: "E2020", phone: "8020" },
  });
  const set = { type: "request", requester: "周敏", requesterPerson: person, item: "account" };
  const ticket = await made(lead, {
    type: "ticket.open",
    set: { ...set, title: "账号与权限申请", dueAt: "2026-12-10T09:00:00.000+08:00" },
  });
  const answers = { system: "财务系统", action: "open", rights: "应付账款查询", until: "2027-03-31" };
  await lead.execute({ type: "ticket.answer", ticket, set: { answers } });
  const step = { person: null, name: "陈主任", decision: "approve", opinion: "同意", at };
  await lead.execute({
    ...{ type: "ticket.approve", ticket },
    step: { ...step, way: "external", external: { number: "OA-118" } },
  });
  const of = { key: "arrival", person, day: "2026-12-10" };
  const id = derivedId("package", of.key, person, of.day);
  await lead.execute({ type: "ticket.pack", ticket, package: { id, ...of } });
  const address = await made(lead, {
    ...{ type: "address.take", ip: "10.20.3.7", subnet: "own.third", ticket },
    set: { mac: "00-1b-44-11-3a-b7", person, holder: "周敏", port: "3-06-A", until: "2027-03-31" },
  });
  const { operation } = await lead.execute({ type: "address.edit", address, set: { port: "3-07-A" } });
  await lead.execute({ type: "address.undo", address, operation });
  await lead.execute({ type: "address.extend", address, until: "2027-06-30" });
  await lead.execute({ type: "address.release", address });
}

async function handedOver(lead: Session, technician: Session, receiver: string): Promise<void> {
  const items = [
    { section: "open", record: null, text: "会议室投影" },
    { section: "promised", text: "明早九点上门" },
  ];
  const shift = await made(lead, { type: "shift.write", items, note: "钥匙在柜子里" });
  await lead.sync();
  await technician.sync();
  const signature = { name: "赵六", identityCheck: "face", strokes, signedAt: at };
  await technician.execute({ type: "shift.takeOver", shift, receiver, signature });
}

/** What the hub has to say of a ticket and of five ratings comes by itself. */
async function told(lead: Session, technician: Session, ticket: string): Promise<void> {
  for (let waits = 0; waits < MOST_WAITS; waits += 1) {
    for (const session of [lead, technician]) await session.sync();
    const { row } = await lead.query("ticket.get", { id: ticket });
    const sums = await technician.query("rating.sums");
    if (row.fired.length > 0 && sums.length > 0) return;
    await wait(2000);
  }
  throw new Error("the hub says nothing of a target that was missed, or of five ratings");
}

export async function serviceStory(lead: Session, technician: Session, members: Members): Promise<void> {
  await defined(lead, members);
  for (const session of [lead, technician]) await session.sync();
  const open = await made(technician, {
    type: "ticket.open",
    set: { title: "机房空调停了", impact: "high", urgency: "high", category: "network.access" },
  });
  await fault(lead, technician);
  await rated(technician, lead, members.zhao);
  await security(lead);
  await requested(lead);
  await handedOver(lead, technician, members.zhao);
  for (const session of [technician, lead]) await session.sync();
  await told(lead, technician, open);
}
