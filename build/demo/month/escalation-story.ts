import type { EscalatedTo } from "../../../shared/domain/ticket/ticket-delivery.ts";
import type { Chance } from "./chance.ts";
import type { Fault } from "./faults/fault.ts";
import type { CrewKey } from "./step.ts";
import type { Course } from "./ticket-story.ts";

/** A ticket that is handed on in the middle of its work. */
export interface Escalation {
  to: EscalatedTo;
  reason: string;
  open: string;
  /** Number of the case at the supplier. */
  reference: string;
  /** Who has it from then on; null where it stays with whom it was. */
  takes: CrewKey | null;
  /** Who writes the next entry, and what. */
  next: { by: CrewKey; text: string } | null;
}

/** Who knows servers and switches. */
export const SECOND_LINE: CrewKey = "fang";
const FOR_SECOND_LINE = /^(network|data)\.|^software\.(business|system)|^hardware\.networkDevice/;
const LONG = 25;

const SUPPLIER_REASONS = ["在保修期内，故障件需要原厂更换。", "现场没有对应的诊断工具，请原厂工程师到场。"];
const SECOND_LINE_REASONS = [
  "按清单排查完仍未定位，需要看后台日志。",
  "需要服务器和交换机的权限，一线没有。",
  "处理时间已经过半，请二线一起看。",
];
const TAKEN_OVER = [
  "已接手，看过一线的记录，不再重复排查。",
  "已接手，调出后台日志，时间与用户说的对得上。",
  "已接手，先给用户打了电话，说明由二线继续处理。",
];

/** Whether a request is handed on, and how: what lies with a maker, what the first line has no means for, what needs a word of the lead. */
export function escalationOf(
  { fault, assignee, waits, withRun }: Pick<Course, "fault" | "assignee" | "waits" | "withRun">,
  chance: Chance,
): Escalation | null {
  if (waits?.on === "supplier" && chance.happens(0.75)) {
    return {
      ...{ to: "supplier", reason: chance.pick(SUPPLIER_REASONS), takes: null, next: null },
      open: "等原厂上门，到场后由我们的人陪同。",
      reference: `WX-${chance.between(31_000, 38_999)}`,
    };
  }
  // A matter of security is for few eyes.
  if (fault.security || assignee === "lead" || waits) return null;
  const own = { reference: "", takes: null };
  // Where a checklist was worked through to its end, the cause is known.
  if (assignee !== SECOND_LINE && !withRun && needsSecondLine(fault) && chance.happens(0.16)) {
    const next = { by: SECOND_LINE, text: chance.pick(TAKEN_OVER) };
    const reason = chance.pick(SECOND_LINE_REASONS);
    return { ...own, to: "secondLine", reason, open: "请接着查原因，用户等回电。", takes: SECOND_LINE, next };
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

const needsSecondLine = ({ category, minutes, request }: Fault) =>
  !request && minutes >= LONG && FOR_SECOND_LINE.test(category);
