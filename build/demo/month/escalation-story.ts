import type { Chance } from "./chance.ts";
import type { Course, Escalation } from "./course.ts";
import type { Fault } from "./faults/fault.ts";
import type { CrewKey } from "./step.ts";

/** Who knows servers and switches. */
export const SECOND_LINE: CrewKey = "fang";
/** What the first line has no means for, by the beginning of its category: why, what it has done, what is open. */
const FOR_SECOND_LINE: readonly (readonly [category: string, reason: string, done: string, open: string])[] =
  [
    [
      "data.restore",
      "恢复要用备份平台的权限，一线没有。",
      "已和用户核对文件名、原路径和最后一次看到的时间。",
      "请从快照或备份里恢复，恢复后请用户核对。",
    ],
    [
      "network.",
      "要看交换机和出口的日志，一线没有权限。",
      "已换网线和端口，旁边的机器现象一样。",
      "请接着查原因，用户等回电。",
    ],
    [
      "hardware.networkDevice",
      "要登录控制器和交换机，一线没有权限。",
      "已到现场看过，供电、网线和指示灯都拍了照。",
      "请查设备侧日志，恢复后通知该楼层。",
    ],
    [
      "software.business",
      "要看业务系统后台日志，一线没有权限。",
      "已重装客户端、换一台机器登录，现象一样。",
      "请查后台，业务部门在等。",
    ],
    [
      "software.system",
      "按清单排查完仍未定位，处理时间已经过半。",
      "已重启、卸载最近的更新，换账号登录也一样。",
      "请接着查原因，用户等回电。",
    ],
  ];
const LONG = 25;

const SUPPLIER_REASONS = ["在保修期内，故障件需要原厂更换。", "现场没有对应的诊断工具，请原厂工程师到场。"];
const TAKEN_OVER = [
  "已接手，看过一线的记录，不再重复排查。",
  "已接手，预计一小时内给用户回话。",
  "已接手，先给用户打了电话，说明由二线继续处理。",
];

/**
 * Whether a request is handed on, and how: what lies with a maker, what the first line has no means for, what needs a
 * word of the lead.
 */
export function escalationOf(
  { fault, assignee, waits, withRun }: Pick<Course, "fault" | "assignee" | "waits" | "withRun">,
  chance: Chance,
): Escalation | null {
  if (waits?.on === "supplier" && chance.happens(0.75)) {
    return {
      ...{ to: "supplier", reason: chance.pick(SUPPLIER_REASONS), takes: null, next: null },
      done: "已到场排查，确认是硬件故障，现场没有可换的件。",
      open: "等原厂上门，到场后由我们的人陪同。",
      reference: `WX-${chance.between(31_000, 38_999)}`,
    };
  }
  // A matter of security is for few eyes.
  if (fault.security || assignee === "lead" || waits) return null;
  const own = { reference: "", takes: null, done: null };
  const beyond = beyondFirstLine(fault);
  // Where a checklist was worked through to its end, the cause is known.
  if (assignee !== SECOND_LINE && !withRun && beyond && chance.happens(0.16)) {
    const [, reason, done, open] = beyond;
    const next = { by: SECOND_LINE, text: chance.pick(TAKEN_OVER) };
    return { ...own, to: "secondLine", reason, done, open, takes: SECOND_LINE, next };
  }
  if (fault.category === "consultation.complaint" && chance.happens(0.5)) {
    const next = { by: "lead" as const, text: "已给用户打电话道歉，说明了经过和以后的做法。" };
    return {
      ...own,
      to: "lead",
      reason: "用户对处理时间不满意，请组长答复。",
      open: "等组长和用户沟通。",
      next,
    };
  }
  if (fault.weight.startsWith("h") && chance.happens(0.3)) {
    const next = { by: "lead" as const, text: "已通知受影响的部门负责人，同意先恢复业务再查原因。" };
    return {
      ...own,
      to: "lead",
      reason: "影响多个部门，需要统一对外说明。",
      open: "恢复后要发一份说明。",
      next,
    };
  }
  return null;
}

const beyondFirstLine = ({ category, minutes, request }: Fault) =>
  request || minutes < LONG ? undefined : FOR_SECOND_LINE.find(([begin]) => category.startsWith(begin));
