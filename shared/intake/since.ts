import type { Stamp } from "./speakers.ts";

/** When something began, as it was said, and the moment by the wall that this may mean. */
export interface Since {
  said: string;
  at: Stamp;
}

const NUMBERS = "零一二三四五六七八九十";
const HAN = String.raw`[一二两三四五六七八九十]{1,3}`;

function numberIn(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === "两") return 2;
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["0", text];
  const digit = (letter: string, otherwise: number) => (letter === "" ? otherwise : NUMBERS.indexOf(letter));
  return text.includes("十") ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0);
}

/** Where a part of the day begins for who says no hour: of a day of work. */
const PARTS: Readonly<Record<string, number>> = {
  ...{ 凌晨: 3, 早上: 9, 早晨: 9, 今早: 9, 上午: 9, 中午: 12, 下午: 14, 傍晚: 18, 晚上: 20, 昨晚: 20 },
  ...{ morning: 9, noon: 12, afternoon: 14, evening: 18, night: 20 },
};
const DAYS: Readonly<Record<string, number>> = {
  ...{ 今天: 0, 今早: 0, 今日: 0, 昨天: 1, 昨晚: 1, 昨日: 1, 前天: 2, today: 0, this: 0, yesterday: 1 },
};
const PART = "凌晨|早上|早晨|上午|中午|下午|傍晚|晚上";
const HOUR = String.raw`(\d{1,2}|${HAN})(?:[点點时](半|(?:\d{1,2}|${HAN})分?)?|[:：](\d{2}))`;
const CHINESE = new RegExp(
  String.raw`(今天|今早|今日|昨天|昨晚|昨日|前天)?\s*(${PART})?\s*(?:${HOUR})?`,
  "gu",
);
const DATED = new RegExp(
  String.raw`(?:(\d{4})[-/年]\s*)?(\d{1,2})(?:月|[-/](?=\d{1,2}\b))\s*(\d{1,2})[日号]?\s*(${PART})?\s*(?:${HOUR})?`,
  "gu",
);
const AGO = new RegExp(
  String.raw`(\d{1,3}|${HAN}|半|an?|one|two|three)\s*个?\s*(分钟|小时|钟头|天|minutes?|hours?|days?)\s*(?:之前|以前|前|ago)`,
  "giu",
);
const ENGLISH =
  /\b(this|yesterday|today)(?:\s+(morning|afternoon|evening|noon|night))?(?:\s*(?:at|around|from|,)?\s*(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?\b)?/giu;
const CLOCK = /\b(?:since|from|at)\s+(\d{1,2})[:.](\d{2})\s*([ap]m)?\b/giu;

const MINUTE = 60_000;
const msOf = ({ year, month, day, hour, minute }: Stamp) => Date.UTC(year, month - 1, day, hour, minute);

export function stampOf(ms: number): Stamp {
  const at = new Date(ms);
  return {
    ...{ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
    ...{ hour: at.getUTCHours(), minute: at.getUTCMinutes() },
  };
}

interface Told {
  /** Days before the day on which it is told. */
  days?: number | undefined;
  part?: string | undefined;
  hour?: string | undefined;
  minute?: string | undefined;
  half?: string | undefined;
}

function momentOf({ days, part, hour, minute, half }: Told, told: Stamp): Stamp | null {
  const early = part === undefined ? undefined : PARTS[part.toLowerCase()];
  if (hour === undefined && early === undefined) return null;
  let hours = hour === undefined ? (early ?? 0) : numberIn(hour);
  const late = early !== undefined && early >= 12;
  if (hour !== undefined && late && hours < 12 && !(part === "中午" && hours > 9)) hours += 12;
  const minutes = half === "半" ? 30 : half ? numberIn(half.replace("分", "")) : Number(minute ?? 0);
  if (hours > 23 || minutes > 59) return null;
  const midnight = msOf({ ...told, hour: 0, minute: 0 });
  return stampOf(midnight - (days ?? 0) * 24 * 60 * MINUTE + (hours * 60 + minutes) * MINUTE);
}

function* momentsIn(text: string, told: Stamp): Generator<Since & { index: number }> {
  const now = msOf(told);
  const found = (match: RegExpMatchArray, at: Stamp | null) =>
    at !== null && msOf(at) <= now ? [{ said: match[0].trim(), at, index: match.index ?? 0 }] : [];
  for (const match of text.matchAll(AGO)) {
    const [, count = "", unit = ""] = match;
    const n =
      count === "半"
        ? 0.5
        : /^(?:an?|one)$/i.test(count)
          ? 1
          : ({ two: 2, three: 3 }[count.toLowerCase()] ?? numberIn(count));
    const minutes = /分|min/i.test(unit) ? 1 : /天|day/i.test(unit) ? 24 * 60 : 60;
    yield* found(match, stampOf(now - n * minutes * MINUTE));
  }
  for (const match of text.matchAll(DATED)) {
    const [, year, month = "", day = "", part, hour, half, minute] = match;
    const [m, d] = [Number(month), Number(day)];
    if (m < 1 || m > 12 || d < 1 || d > 31) continue;
    const on = { ...told, year: Number(year ?? told.year), month: m, day: d };
    const at = momentOf({ part: part ?? "上午", hour, half, minute }, on);
    yield* found(match, at);
  }
  for (const match of text.matchAll(CHINESE)) {
    const [all, day, part, hour, half, minute] = match;
    if (all.trim() === "" || (day === undefined && part === undefined && hour === undefined)) continue;
    // A bare number with a colon may be anything: a clock needs a day or a part of one beside it.
    if (day === undefined && part === undefined && half === undefined && minute !== undefined) continue;
    const own = day === "今早" ? "今早" : day === "昨晚" ? "昨晚" : undefined;
    const days = day === undefined ? 0 : DAYS[day];
    yield* found(
      match,
      momentOf(
        {
          days,
          part: part ?? own ?? (hour === undefined && day !== undefined ? "早上" : undefined),
          hour,
          half,
          minute,
        },
        told,
      ),
    );
  }
  for (const match of text.matchAll(ENGLISH)) {
    const [, day = "", part, hour, minute, half] = match;
    if (day.toLowerCase() === "this" && part === undefined) continue;
    const late = /pm/i.test(half ?? "") ? "afternoon" : undefined;
    yield* found(
      match,
      momentOf(
        {
          days: DAYS[day.toLowerCase()],
          part: late ?? part ?? (hour === undefined ? "morning" : undefined),
          hour,
          minute,
        },
        told,
      ),
    );
  }
  for (const match of text.matchAll(CLOCK)) {
    const [, hour, minute, half] = match;
    yield* found(
      match,
      momentOf({ part: /pm/i.test(half ?? "") ? "afternoon" : undefined, hour, minute }, told),
    );
  }
}

const BEGINS = /(?:从|自|自从|打|since|from)\s*$|^\s*(?:就|开始|起|以来|突然|忽然)/iu;

/**
 * Since when it is so, by what somebody says of it. What is said to begin goes before what is only named;
 * what lies ahead is no beginning.
 * @param told when it was said, by the wall
 */
export function sinceIn(text: string, told: Stamp): Since | null {
  const all = [...momentsIn(text, told)];
  const isBeginning = ({ index, said }: { index: number; said: string }) =>
    BEGINS.test(text.slice(Math.max(0, index - 8), index)) ||
    BEGINS.test(text.slice(index + said.length, index + said.length + 6));
  const chosen = all.find(isBeginning) ?? all.sort((a, b) => a.index - b.index)[0];
  return chosen ? { said: chosen.said, at: chosen.at } : null;
}
