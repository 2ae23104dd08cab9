import { definitionsOf } from "../../../shared/domain/definition/definition-view.ts";
import { SHIPPED_PACKAGES } from "../../../shared/domain/definition/shipped-packages.ts";
import type { PackagePerson } from "../../../shared/domain/ticket/package-plan.ts";
import { packageTickets } from "../../../shared/domain/ticket/package-plan.ts";
import type { Chance } from "./chance.ts";
import { takenBack } from "./custody-story.ts";
import type { Machine } from "./fleet.ts";
import { siteHandle } from "./people.ts";
import type { Employee } from "./people.ts";
import type { CrewKey, Handle, Step } from "./step.ts";
import { dateOf, daysAfter, momentOf, timestamp, workdays } from "./working-time.ts";

/** Both are opened so many days of work before today. */
const OPENED_BEFORE = 3;

/** What is done of a task of a package, at its minute of the days after it was opened. */
interface Done {
  by: CrewKey;
  /** In braces `{day}` of the person, and `{later}`, the end of the third year after. */
  answers?: Readonly<Record<string, string | number>>;
  /** Who allowed it, where somebody has to. */
  allowed?: string;
  note?: string;
  solution?: string;
  closed?: true;
}

const ARRIVES = {
  ...{ handle: "@person/E1301", name: "顾清源", employeeNo: "E1301", dept: "市场部" },
  ...{ phone: "13800011301", site: "HQ", place: "5F-D31", vip: false },
} as const satisfies Employee;

/** Of each task of the arrival, in their order: the computer and the accounts are ready, the network is in work. */
const ARRIVAL: readonly (Done | null)[] = [
  {
    by: "colleague",
    answers: { what: "laptop", count: 1, model: "16 GB 内存，14 英寸", purpose: "新员工入职" },
    allowed: "OA-4471",
    note: "备用笔记本已重装系统、加入域并贴好标签，放在备件柜 1。",
    solution: "电脑已备好，系统更新和磁盘加密都已完成，报到当天交本人签收。",
  },
  {
    by: "tang",
    answers: {
      ...{ system: "域账号、邮箱、OA", action: "open", rights: "市场部普通员工" },
      ...{ purpose: "新员工入职", until: "{later}" },
    },
    allowed: "OA-4472",
    note: "域账号和邮箱已建好，首次登录要改密码。",
    solution: "域账号、邮箱和 OA 已开通，初始密码装在密封条里，报到当天面交。",
  },
  {
    by: "fang",
    answers: {
      way: "wired",
      device: "新员工笔记本",
      port: "5F-D31-1",
      purpose: "新员工入职",
      until: "{later}",
    },
    note: "信息点已跳线，测试通；固定地址等部门审批。",
  },
  { by: "colleague", note: "已列出市场部常用软件，等电脑交接后安装。" },
  null,
];

/** Of each task of the leaver: the data is saved, part of the equipment is back. */
const LEAVING: readonly (Done | null)[] = [
  {
    by: "tang",
    answers: {
      ...{ system: "域账号、邮箱、OA、VPN", action: "close", rights: "全部" },
      ...{ purpose: "员工离职", until: "{day}" },
    },
    note: "已设好最后一天 18:00 停用，邮箱转给部门负责人三十天。",
  },
  { by: "colleague", note: "已和本人约好：最后一天上午先收显示器，电脑等资料移交完再收。" },
  null,
  {
    by: "fang",
    note: "桌面、文档和邮箱已备份到部门共享盘的离职目录。",
    solution: "资料已备份并由部门负责人抽查打开，本人确认没有遗漏。",
    closed: true,
  },
];

interface Around {
  people: readonly Employee[];
  machines: readonly Machine[];
  days: readonly string[];
  /** Who is named in other custody is none who leaves. */
  others: readonly Step[];
  chance: Chance;
}

/** Somebody arrives after the next day of work, and somebody leaves today; of each a part is done. */
export function packageSteps({ people, machines, days, others, chance }: Around): Step[] {
  const today = days.at(-1);
  const opened = days.at(-1 - OPENED_BEFORE) ?? days[0];
  if (today === undefined || opened === undefined) return [];
  const comes = workdays(daysAfter(today, 1), daysAfter(today, 14))[1] ?? today;
  const at = momentOf(opened, 618);
  const directory: Step = {
    ...{ at: at - 120_000, by: "lead", as: ARRIVES.handle },
    does: { type: "person.set", set: personSet(ARRIVES) },
  };
  const arrival = [
    directory,
    ...packageOf({ key: "arrival", who: ARRIVES, day: comes, at, held: [], done: ARRIVAL }),
  ];
  const leaver = whoLeaves(people, machines, others);
  if (!leaver) return arrival;
  const { who, held } = leaver;
  const tasks = packageOf({
    ...{ key: "leaving", who, day: today, at: at + 40 * 60_000, done: LEAVING },
    held: held.map(({ handle }) => handle),
  });
  const monitor = held.find(({ kind }) => kind === "monitor");
  const backAt = momentOf(today, 570);
  const said = { who, at: backAt, reason: "leaver", next: "stock", chance };
  return [...arrival, ...tasks, ...(monitor ? [takenBack({ ...said, machine: monitor })] : [])];
}

const personSet = ({ handle: _, site, ...said }: Employee) => ({
  ...said,
  site: siteHandle(site),
  active: true,
});

/** The first with a computer and a monitor, whose things stand in no other story. */
function whoLeaves(people: readonly Employee[], machines: readonly Machine[], others: readonly Step[]) {
  const told = JSON.stringify(others.map(({ does }) => does));
  const held = people
    .filter(({ vip, handle }) => !vip && !told.includes(`"${handle}"`))
    .map((who) => ({ who, held: machines.filter(({ holder }) => holder === who) }))
    .filter(({ held: things }) => things.every(({ handle }) => !told.includes(`"${handle}"`)));
  return held.findLast(
    ({ held: things }) => things.length > 1 && things.some(({ kind }) => kind === "monitor"),
  );
}

interface Package {
  key: "arrival" | "leaving";
  who: Employee;
  /** The day of the person. */
  day: string;
  at: number;
  held: readonly Handle[];
  done: readonly (Done | null)[];
}

/** The tickets that the window makes of a package, and what is done of them. */
function packageOf({ key, who, day, at, held, done }: Package): Step[] {
  const { handle, name, phone, dept, place, site } = who;
  const person: PackagePerson = { id: handle, name, phone, dept, place, site: siteHandle(site) };
  const tasks = SHIPPED_PACKAGES[key]?.tasks ?? [];
  const tickets = packageTickets({ key, tasks }, person, day, {
    said: (text) => text["zh-CN"] ?? "",
    moment: (date, time) => `${date}T${time}:00.000+08:00`,
    items: definitionsOf("item", []),
    held,
  });
  // Its real id follows from the record of the person, which is none yet.
  const id: Handle = `@package/${key}/${day}/${handle}`;
  return tickets.flatMap(({ package: of, ...asked }, n): Step[] => {
    const ticket: Handle = `@ticket/${key}-${n + 1}`;
    const openedAt = at + n * 4000;
    return [
      { at: openedAt, by: "lead", as: ticket, does: { type: "ticket.open", ...asked } },
      { at: openedAt + 1000, by: "lead", does: { type: "ticket.pack", ticket, package: { ...of, id } } },
      ...(done[n] ? doing({ ticket, day, openedAt: at, n }, done[n]) : []),
    ];
  });
}

/** Minutes from the opening of a package to what is done of its first task; the others follow. */
const FIRST = 45;
const APART = 7;

interface Task {
  ticket: Handle;
  /** The day of the person. */
  day: string;
  openedAt: number;
  /** Its place in the package. */
  n: number;
}

function doing({ ticket, day, openedAt, n }: Task, done: Done): Step[] {
  const { by, answers, allowed, note, solution, closed } = done;
  const steps: Step[] = [];
  const start = openedAt + (FIRST + n * APART) * 60_000;
  const tell = (at: number, who: CrewKey, type: string, said: Record<string, unknown> = {}) =>
    steps.push({ at, by: who, does: { type, ticket, ...said } });
  tell(start, "lead", "ticket.assign", { assignee: `@member/${by}` });
  if (answers) tell(start + 60_000, "lead", "ticket.answer", { set: { answers: dated(answers, day) } });
  const next = nextWorkday(openedAt);
  if (allowed) {
    const at = momentOf(next, 560 + n);
    const external = { number: allowed };
    const step = { name: "周子涵", decision: "approve", at: timestamp(at), way: "external", external };
    tell(at, "lead", "ticket.approve", { step });
  }
  const begun = momentOf(next, 580 + n * APART);
  tell(begun, by, "ticket.accept");
  if (note) tell(begun + 25 * 60_000, by, "ticket.note", { text: note, minutes: 25 });
  if (solution) {
    const at = begun + 60 * 60_000;
    tell(at, by, "ticket.resolve", { resolutionCode: "configured", rootCause: null, solution });
    if (closed) tell(at + 45 * 60_000, by, "ticket.close", { confirmation: "verbal" });
  }
  return steps;
}

function dated(answers: NonNullable<Done["answers"]>, day: string): Record<string, string | number> {
  const words: Record<string, string> = { "{day}": day, "{later}": `${Number(day.slice(0, 4)) + 3}-12-31` };
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, words[String(value)] ?? value]),
  );
}

const nextWorkday = (at: number): string => {
  const day = dateOf(at);
  return workdays(daysAfter(day, 1), daysAfter(day, 14))[0] ?? day;
};
