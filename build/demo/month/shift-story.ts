import type { ShiftItem } from "../../../shared/domain/shift/shift.ts";
import type { Chance } from "./chance.ts";
import { CREW } from "./crew.ts";
import { strokesOf } from "./pen.ts";
import { siteHandle } from "./people.ts";
import type { CrewKey, Handle, Step } from "./step.ts";
import { daysAfter, momentOf, timestamp, workdays } from "./working-time.ts";

/** Days of work before today on whose evening a sheet is written; who writes it, who takes it over in the morning. */
const SHIFTS: readonly (readonly [before: number, giver: CrewKey, receiver: CrewKey, note: string])[] = [
  [6, "tang", "fang", "五楼会议室明早九点有视频会议，请提前半小时到场。"],
  [1, "colleague", "tang", "备件柜二号钥匙已还罗敏，借出的笔记本记得催还。"],
];
/** Lines of each part: more would be no handover but a list. */
const MOST = 6;

/** The shift handover 交接班: what stands open at the end of a day, taken over by signature the next morning. */
export function shiftSteps(told: readonly Step[], days: readonly string[], chance: Chance): Step[] {
  return SHIFTS.flatMap(([before, giver, receiver, note], n): Step[] => {
    const day = days.at(-1 - before);
    if (day === undefined) return [];
    const at = momentOf(day, 1084);
    const [next = day] = workdays(daysAfter(day, 1), daysAfter(day, 14));
    const takenAt = momentOf(next, 532);
    const { name } = CREW[receiver];
    const handle: Handle = `@shift/${String(n + 1)}`;
    const signature = {
      ...{ name, identityCheck: "face", strokes: strokesOf(name, chance) },
      signedAt: timestamp(takenAt),
    };
    const items = standing(told.filter((step) => step.at < at));
    return [
      {
        ...{ at, by: giver, as: handle },
        does: { type: "shift.write", site: siteHandle("HQ"), items, note },
      },
      {
        ...{ at: takenAt, by: receiver },
        does: { type: "shift.takeOver", shift: handle, receiver: `@member/${receiver}`, signature },
      },
    ];
  });
}

interface Standing {
  section: ShiftItem["section"];
  text: string;
}

/** What is in work, what waits, what was promised and what is lent out after some steps. */
function standing(told: readonly Step[]): ShiftItem[] {
  const tickets = new Map<string, Standing | null>();
  const titles = new Map<string, string>();
  const models = new Map<string, string>();
  const lent = new Map<string, Standing>();
  for (const { does, as } of told) {
    const ticket = String(as ?? does.ticket);
    const line = (section: Standing["section"], more = "") => {
      const text = titles.get(ticket);
      if (text !== undefined) tickets.set(ticket, { section, text: `${text}${more}` });
    };
    switch (does.type) {
      case "ticket.open": {
        const { title, requester, place, securityFlag } = does.set as Record<string, unknown>;
        // A sheet is read by everybody: a matter of security is handed over by assigning it.
        if (!securityFlag) titles.set(ticket, `${String(title)}（${String(requester)}，${String(place)}）`);
        break;
      }
      case "ticket.accept":
      case "ticket.resume":
      case "ticket.reopen":
        line("open");
        break;
      case "ticket.pause":
        if (does.reason === "awaitingUser") line("promised", "：等用户回工位，约好再去。");
        else line("paused", does.reason === "parts" ? "：等备件。" : "：等原厂。");
        break;
      case "ticket.resolve":
        tickets.set(ticket, null);
        break;
      case "asset.register":
        models.set(String(as), String((does.set as { model?: string }).model));
        break;
      case "custody.handOver":
        if (does.purpose !== "loan") break;
        for (const asset of assetsIn(does)) {
          const text = `${models.get(asset) ?? "设备"}：借给${String(does.receiverName)}，应于 ${String(does.dueBack)} 归还。`;
          lent.set(asset, { section: "equipment", text });
        }
        break;
      case "custody.return":
        for (const asset of assetsIn(does)) lent.delete(asset);
        break;
    }
  }
  const all = [
    ...keyed(
      "ticket",
      [...tickets].flatMap(([of, each]) => (each ? [[of, each] as const] : [])),
    ),
    ...keyed("asset", [...lent]),
  ];
  const order = ["open", "paused", "promised", "equipment"] as const;
  return order.flatMap((section) => all.filter((item) => item.section === section).slice(-MOST));
}

const keyed = (kind: string, all: readonly (readonly [string, Standing])[]): ShiftItem[] =>
  all.map(([handle, each]) => ({ ...each, record: `${kind}:${handle}` }));

const assetsIn = (does: Step["does"]) => (does.lines as { asset: string }[]).map(({ asset }) => asset);
