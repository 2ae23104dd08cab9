import { checklistForm } from "../../../shared/domain/checklist/checklist-form.ts";
import { keyOfTarget } from "../../../shared/domain/round/target.ts";
import type { Chance } from "./chance.ts";
import { TECHNICIANS } from "./crew.ts";
import { siteHandle } from "./people.ts";
import { runSteps } from "./run-steps.ts";
import type { CrewKey, Step } from "./step.ts";
import { momentOf, timestamp } from "./working-time.ts";

const CHECKLIST = "own.dailyServerRoom";
const ROUND = "@round/rooms";
const PLACES = ["总部机房 B1", "研发机房 1F", "物流园弱电间"] as const;

const title = (zh: string, en: string) => ({ "zh-CN": zh, en });

/** The team's own checklist of the morning: short, so that it is done every day. */
const SHEET = checklistForm.parse({
  section: "round",
  title: title("机房每日巡检", "Server rooms, daily"),
  about: title("每个工作日上午走一遍，三分钟一间。", "Every working morning, three minutes a room."),
  gate: "none",
  steps: [
    { key: "door", kind: "confirm", title: title("门禁正常，无异味", "Door is good, no smell") },
    {
      ...{
        key: "temp",
        kind: "number",
        title: title("冷通道温度", "Cold aisle"),
        unit: "°C",
        range: { min: 18, max: 27 },
      },
      go: [{ when: { step: "temp", outcome: "abnormal" }, to: "hot" }, { to: "humid" }],
    },
    {
      key: "humid",
      kind: "number",
      title: title("相对湿度", "Relative humidity"),
      unit: "%",
      range: { min: 30, max: 60 },
    },
    {
      ...{ key: "ups", kind: "choice", title: title("UPS 状态", "State of the UPS") },
      options: [
        { key: "line", title: title("市电在线", "On line"), outcome: "normal" },
        { key: "alarm", title: title("有告警", "Alarm"), outcome: "abnormal" },
      ],
    },
    {
      key: "lamps",
      kind: "confirm",
      title: title("设备无黄灯、红灯", "No lamp is amber or red"),
      go: [{ to: "good" }],
    },
  ],
  conclusions: [
    {
      ...{ key: "good", title: title("巡检正常", "All good"), verdict: "unknown", next: "solved" },
      action: title("签巡检表。", "Sign the sheet."),
    },
    {
      ...{ key: "hot", title: title("温度偏高", "Too warm"), verdict: "external", next: "escalate" },
      action: title(
        "开备用空调，报维保，一小时后复测。",
        "Start the standby unit, call upkeep, measure again in an hour.",
      ),
    },
  ],
});

/** Days of work on which it was walked, today's the last. */
const WALKED = 11;
/** Days before today on which nobody went. */
const MISSED = 5;
const PARTLY = 3;
const WARM = 8;

/**
 * A round of the server rooms on every weekday: walked by the technicians in turn, on one day by nobody, on
 * one with a room left out, and once with a room that was too warm.
 */
export function roundSteps(days: readonly string[], end: number, chance: Chance): Step[] {
  const walked = days.slice(-WALKED);
  const from = walked[0];
  if (from === undefined) return [];
  const planned = momentOf(from, 545);
  const steps: Step[] = [
    {
      ...{ at: planned - 120_000, by: "lead" },
      does: {
        type: "definition.setChecklist",
        family: "checklist",
        key: CHECKLIST,
        set: { title: SHEET.title, body: SHEET },
      },
    },
    {
      ...{ at: planned, by: "lead", as: ROUND },
      does: {
        type: "round.plan",
        set: {
          ...{ name: "机房每日巡检", checklist: CHECKLIST, from, grace: 1, site: siteHandle("HQ") },
          rhythm: { of: "week", every: 1, weekdays: [1, 2, 3, 4, 5] },
          who: TECHNICIANS.map((key) => `@member/${key}`),
        },
        targets: PLACES.map((place) => ({ place })),
      },
    },
  ];
  for (const [n, day] of walked.entries()) {
    const before = walked.length - 1 - n;
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    // A make-up day is worked, and no day of the round.
    if (before === MISSED || weekday === 0 || weekday === 6) continue;
    const by = TECHNICIANS[n % TECHNICIANS.length] as CrewKey;
    const begin = momentOf(day, 555 + chance.between(0, 20));
    if (begin + 40 * 60_000 > end) continue;
    steps.push(...tour({ day, by, begin, warm: before === WARM, leaves: before === PARTLY }, chance));
  }
  return steps;
}

interface Walk {
  day: string;
  by: CrewKey;
  begin: number;
  warm: boolean;
  /** The last room is left out. */
  leaves: boolean;
}

function tour({ day, by, begin, warm, leaves }: Walk, chance: Chance): Step[] {
  const handle = `@tour/${day}` as const;
  const rooms = PLACES.map((place) => keyOfTarget({ asset: null, place }));
  const went = leaves ? rooms.slice(0, -1) : rooms;
  const runs = went.flatMap((target, n) => {
    const from = begin + (n * 9 + 1) * 60_000;
    const own = { temp: warm && n === 0 ? 28.5 : chance.between(20, 25), humid: chance.between(38, 55) };
    return runSteps({
      ...{
        checklist: CHECKLIST,
        document: SHEET,
        conclusion: warm && n === 0 ? "hot" : "good",
        own,
        by,
        chance,
      },
      ...{ from, until: from + 4 * 60_000, handle: `@run/${day}-${n}`, who: "" },
      about: { tour: handle, target },
    });
  });
  const done = begin + 32 * 60_000;
  const missed: Step[] = leaves
    ? [
        {
          at: done,
          by,
          does: {
            type: "tour.miss",
            tour: handle,
            targets: rooms.slice(-1),
            reason: "物流园停电检修，门禁打不开，约次日补看。",
            at: timestamp(done),
          },
        },
      ]
    : [];
  return [
    { at: begin, by, as: handle, does: { type: "tour.start", round: ROUND, due: day } },
    ...runs,
    ...missed,
    {
      at: done + 60_000,
      by,
      does: { type: "tour.finish", tour: handle, note: warm ? "总部机房偏热，已报维保。" : "" },
    },
  ];
}
