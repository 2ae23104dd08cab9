import type { Chance } from "./chance.ts";
import { BY_RULE } from "./step.ts";
import type { Step } from "./step.ts";
import { later } from "./working-time.ts";

/** Working minutes after a ticket is closed: on the second day. */
const AFTER = [500, 900] as const;
const CONTENT = [
  "用户说恢复后一直正常，没有别的问题。",
  "满意，顺便问了备份怎么做，已发操作说明。",
  "正常使用中，觉得处理得很及时。",
  "设备好用，建议下次提前发短信告知到场时间。",
] as const;
const NOT_CONTENT = [
  "问题没再出现，但用户觉得当时等得太久。",
  "偶尔还会卡一下，约定再出现时马上打服务热线。",
] as const;

/** Whoever closed it, the lead asks the user again: of tickets that are drawn, which nobody can choose (ADR 51). */
export function callbackSteps(steps: readonly Step[], chance: Chance): Step[] {
  const closed = steps.filter(({ does }) => does.type === "ticket.close" || does.type === BY_RULE);
  return closed.map(({ at, does: { ticket } }): Step => {
    const own = chance.branch(String(ticket));
    const reached = own.happens(0.88);
    const content = own.happens(0.86);
    const said = reached
      ? { reached, content, said: own.pick(content ? CONTENT : NOT_CONTENT) }
      : { reached, said: "打了两次没有人接。" };
    return {
      ...{ at: later(at, own.between(...AFTER)), by: "lead", ifDrawn: true },
      does: { type: "ticket.callBack", ticket, ...said },
    };
  });
}
