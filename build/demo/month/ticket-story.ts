import type { Chance } from "./chance.ts";
import type { Course, Escalation } from "./course.ts";
import { siteHandle } from "./people.ts";
import { ratingOf } from "./rating-story.ts";
import { runSteps } from "./run-steps.ts";
import { BY_RULE } from "./step.ts";
import type { CrewKey, Step } from "./step.ts";
import { dateOf, daysAfter, isWorkday, lastWork, later, momentOf, timestamp } from "./working-time.ts";

const LEVEL = { h: "high", m: "medium", l: "low" } as const;
/** What is written when it begins to wait, and when it goes on. */
const WAITING = {
  parts: ["备件柜没有同型号，已向供应商下单，预计 {n} 天到货。", "备件已到，继续处理。"],
  supplier: ["已报原厂维保，等工程师上门。", "原厂工程师已到场，一起处理。"],
  user: ["已联系用户，这两天在外出差，约好回来再处理。", "用户已回到工位，继续处理。"],
} as const;
/** For what its clock stands still meanwhile. */
const PAUSED = { parts: "parts", supplier: "supplier", user: "awaitingUser" } as const;
const REOPENED = ["用了半天又出现同样的问题，请再看一下。", "今天早上又不行了，现象一样。"] as const;
const ONCE_MORE = "再次到现场，逐项复查，补做一遍并观察两小时，没有再出现。";

/** Working minutes of a day. */
const DAY = 450;

/**
 * The story of one request as steps, in the order of its life: opening, acceptance, work, waiting, arrival,
 * checklist, handing on, solution, confirmation, perhaps once more. What more is told of a ticket (another
 * priority, something told late) is a step pushed at its place here.
 */
export function ticketStory(course: Course, chance: Chance): Step[] {
  const { handle, fault, who, machine, assignee, openedAt } = course;
  const began = beginning(openedAt, chance);
  const fill = (text: string) => filled(text, course, began.word, chance);
  const steps: Step[] = [opening(course, began, fill, chance)];
  // Whoever has it: another, once it was handed on.
  let hands = assignee;
  let at = openedAt;
  const tell = (by: CrewKey, type: string, said: Record<string, unknown> = {}) =>
    steps.push({ at, by, does: { type, ticket: handle, ...said } });

  if (course.openedBy === "lead" && assignee !== "lead") {
    at = later(at, 3);
    tell("lead", "ticket.assign", { assignee: `@member/${assignee}` });
  }
  if (course.acceptedAfter === null) return steps;
  at = later(openedAt, course.acceptedAfter + 3);
  tell(assignee, "ticket.accept");

  const [first = "", ...rest] = fault.work;
  const share = Math.max(5, Math.round(fault.minutes / fault.work.length / 5) * 5);
  at = later(at, course.idle);
  const visit = fault.visit ?? false;
  const way = visit ? "onSite" : null;
  if (course.waits) {
    const [begins, ends] = WAITING[course.waits.on];
    tell(assignee, "ticket.note", { text: fill(begins), minutes: 10, way });
    escalatedTo("supplier");
    tell(assignee, "ticket.pause", { reason: PAUSED[course.waits.on] });
    if (course.until === "accepted") return steps;
    at = later(at, course.waits.days * DAY);
    tell(assignee, "ticket.resume", { note: ends });
  }
  if (course.withRun && fault.run) {
    const [checklist, conclusion, own] = fault.run;
    const length = Math.max(6, Math.min(30, share));
    // Nobody works a checklist through lunch, or overnight: it is begun after that.
    const from = later(at, length) - at > length * 60_000 ? later(at, length) : at;
    at = later(from, length);
    steps.push(
      ...runSteps({
        ...{ checklist, conclusion, own, by: assignee, from, until: at, who: who.name, chance },
        handle: `@run/${handle.slice("@ticket/".length)}`,
        about: { ticket: handle, asset: machine?.handle ?? null, place: machine ? "" : who.place },
      }),
    );
  } else {
    at = later(at, share);
  }
  escalatedTo("secondLine");
  if (visit) tell(hands, "ticket.arrive");
  const did = fill(first);
  tell(hands, "ticket.note", { text: did, minutes: share, way });
  escalatedTo("lead", did);
  if (course.until === "accepted") return steps;
  for (const text of rest) {
    at = later(at, share);
    tell(hands, "ticket.note", { text: fill(text), minutes: share });
  }
  at = later(at, 4);
  solving();
  if (course.until === "resolved") return steps;

  if (course.reopened) {
    at = later(at, chance.between(120, 700));
    tell(course.openedBy, "ticket.reopen", { reason: chance.pick(REOPENED) });
    at = later(at, chance.between(20, 120));
    tell(hands, "ticket.note", { text: ONCE_MORE, minutes: 30, way: "onSite" });
    at = later(at, 3);
    solving();
  }
  at = later(at, course.confirmedAfter);
  const { confirmation } = course;
  if (confirmation === "automatic") {
    steps.push({ at, by: "lead", does: { type: BY_RULE, ticket: handle } });
    return steps;
  }
  tell(hands, "ticket.close", { confirmation });
  // Next the screen is handed to the user: nobody who works on it is shown what they say.
  const rating = ratingOf(course, chance.branch("rating"));
  if (rating) steps.push({ at: at + 40_000, by: hands, does: rating });
  return steps;

  function escalatedTo(to: Escalation["to"], before = ""): void {
    if (course.escalates?.to !== to) return;
    const { takes, next, ...said } = course.escalates;
    at = later(at, 6);
    tell(hands, "ticket.escalate", {
      ...{ ...said, done: said.done ?? before },
      ...(takes ? { assignee: `@member/${takes}` } : {}),
    });
    hands = takes ?? hands;
    if (!next) return;
    at = later(at, chance.branch("escalated").between(8, 50));
    tell(next.by, "ticket.note", { text: next.text, minutes: 10 });
    at = later(at, share);
  }

  function solving(): void {
    const { code, cause, solution } = fault;
    tell(hands, "ticket.resolve", { resolutionCode: code, rootCause: cause, solution: fill(solution) });
  }
}

function opening(
  { handle, fault, who, machine, channel, openedAt, openedBy }: Course,
  began: Beginning,
  fill: (text: string) => string,
  chance: Chance,
): Step {
  const [impact, urgency] = fault.weight.split("") as [keyof typeof LEVEL, keyof typeof LEVEL];
  const isIncident = !fault.request;
  const set = {
    ...{
      type: isIncident ? "incident" : "request",
      channel,
      requester: who.name,
      requesterPerson: who.handle,
    },
    ...{ contact: who.phone, dept: who.dept, site: siteHandle(who.site), place: who.place },
    ...{ title: fill(chance.pick(fault.titles)), description: fill(fault.says), category: fault.category },
    ...{ impact: LEVEL[impact], urgency: LEVEL[urgency], securityFlag: fault.security ?? false },
    ...(fault.error ? { errorText: fault.error } : {}),
    ...(isIncident ? { startedAt: timestamp(began.at), canWork: urgency !== "h" } : {}),
  };
  const does = {
    type: "ticket.open",
    set,
    assets: machine ? [machine.handle] : [],
    tags: [...(fault.tags ?? [])],
  };
  return { at: openedAt, by: openedBy, as: handle, does };
}

/** When it began, and as people say it on the telephone. */
interface Beginning {
  at: number;
  word: string;
}

/** In the working time before the call. */
function beginning(openedAt: number, chance: Chance): Beginning {
  const today = dateOf(openedAt);
  const before = daysAfter(today, -1);
  const said = (date: string, word: string, from: number, until: number) => ({
    ...{ word, at: momentOf(date, chance.between(from, until)) },
  });
  const all = [
    said(today, "今天早上", 540, 560),
    said(today, "今天上午", 570, 690),
    said(today, "今天下午", 815, 1070),
    ...(isWorkday(before) ? [said(before, "昨天下午", 820, 1060), said(before, "昨天", 560, 1060)] : []),
    ...(isWorkday(daysAfter(today, -2)) ? [said(daysAfter(today, -2), "前天", 560, 1060)] : []),
  ].filter(({ at }) => at < openedAt - 5 * 60_000);
  if (all.length > 0) return chance.pick(all);
  const last = lastWork(openedAt - 60 * 60_000);
  return { at: last - chance.between(5, 60) * 60_000, word: "上周" };
}

function filled(text: string, { who, machine }: Course, when: string, chance: Chance): string {
  const words: Record<string, () => string> = {
    when: () => when,
    place: () => who.place,
    dept: () => who.dept,
    model: () => machine?.model ?? "电脑",
    n: () => String(chance.between(2, 5)),
  };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => words[name]?.() ?? "");
}
