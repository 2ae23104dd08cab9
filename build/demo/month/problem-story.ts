import type { ProblemState } from "../../../shared/domain/problem/problem.ts";
import type { CrewKey, Handle, Step } from "./step.ts";
import { momentOf } from "./working-time.ts";

interface Story {
  title: string;
  /** Tickets that it gathers, by the words of their titles. */
  of: RegExp;
  owner: CrewKey;
  /** Days of work before today: opened, understood, and gathered once more. */
  before: readonly [opened: number, known: number, later: number];
  known: { state: ProblemState; knownError: string; workaround: string; changeNo: string };
}

const STORIES: readonly Story[] = [
  {
    title: "域账号改密码后反复被锁定",
    of: /账号.*锁|改密码后连不上无线/,
    owner: "fang",
    before: [13, 11, 4],
    known: {
      state: "known",
      knownError: "手机邮箱和无线里存着旧密码，改密码后仍在后台反复登录，达到次数就被锁定。",
      workaround: "解锁前先请用户在手机上删除邮箱账号和已保存的无线，再用新密码重新添加。",
      changeNo: "BG-0117",
    },
  },
  {
    title: "多台打印机频繁卡纸、脱机",
    of: /卡纸|脱机/,
    owner: "lead",
    before: [8, 6, 2],
    known: {
      state: "open",
      knownError: "",
      workaround: "月结前一天先清洁搓纸轮；脱机时先核对端口地址。",
      changeNo: "",
    },
  },
];

/** A problem gathers so many before it is worth one. */
const ENOUGH = 2;

/** What several tickets have in common: one whose cause is known, and one that is still looked into. */
export function problemSteps(requests: readonly Step[], days: readonly string[]): Step[] {
  return STORIES.flatMap(({ title, of, owner, before, known }, n): Step[] => {
    const [opened, understood, later] = before.map((each) =>
      momentOf(days.at(-1 - each) ?? "2000-01-01", 1035),
    );
    const until = (at = 0, from = 0) =>
      requests.flatMap((step) => {
        const said = step.does.set as { title?: string } | undefined;
        const isOf = step.does.type === "ticket.open" && of.test(said?.title ?? "");
        return isOf && step.as && step.at >= from && step.at < at ? [step.as] : [];
      });
    const tickets = until(opened);
    if (tickets.length < ENOUGH) return [];
    const handle: Handle = `@problem/${String(n + 1)}`;
    const edit = (at = 0, said: Record<string, unknown>): Step => ({
      ...{ at, by: owner },
      does: { type: "problem.edit", problem: handle, ...said },
    });
    const more = until(later, opened);
    return [
      {
        ...{ at: opened ?? 0, by: owner, as: handle },
        does: { type: "problem.open", set: { title, owner: `@member/${owner}` }, tickets },
      },
      edit(understood, { set: known }),
      ...(more.length > 0 ? [edit(later, { add: { tickets: more } })] : []),
    ];
  });
}
