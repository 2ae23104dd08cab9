import { withDigits } from "./said-numbers.ts";

/** What a text says of when something began. */
export type SaidMoment = { at: Date } | { wrong: "unclear" | "future" };

const HOUR = 3_600_000;
const NOW = /^(?:刚才|刚刚|现在|just now|now)$/;

/** Words for a day, and how many days before today it was. */
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:大后[天日]|后[天日]|明[天日]|明(?=[早晚])|tomorrow)/, -1],
  [/^(?:今[天日]|今(?=[早晨晚夜])|today|to(?=night)|this(?= (?:morning|noon|afternoon|evening)))/, 0],
  [/^(?:昨[天日]|昨(?=[早晨晚夜])|yesterday|last(?= (?:night|evening)))/, 1],
  [/^大前[天日]/, 3],
  [/^(?:前[天日]|前(?=[早晚])|the day before yesterday)/, 2],
];

/** Days of the week: the last one that was. */
const WEEKDAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:(?:周|星期|礼拜)[日天]|sun(?:day)?\b)/, 0],
  [/^(?:(?:周|星期|礼拜)一|mon(?:day)?\b)/, 1],
  [/^(?:(?:周|星期|礼拜)二|tue(?:sday)?\b)/, 2],
  [/^(?:(?:周|星期|礼拜)三|wed(?:nesday)?\b)/, 3],
  [/^(?:(?:周|星期|礼拜)四|thu(?:rsday)?\b)/, 4],
  [/^(?:(?:周|星期|礼拜)五|fri(?:day)?\b)/, 5],
  [/^(?:(?:周|星期|礼拜)六|sat(?:urday)?\b)/, 6],
];

/** Words for a part of the day: its hour when nobody says one, and from which hour on `3` in it is 15. */
const PARTS: readonly (readonly [RegExp, number, number])[] = [
  [/^凌晨/, 3, 24],
  [/^(?:清晨|清早|早晨|早上|一早|早|晨)/, 8, 24],
  [/^(?:上午|morning)/, 9, 24],
  [/^(?:中午|noon|midday)/, 12, 11],
  [/^(?:下午|午后|afternoon)/, 14, 0],
  [/^傍晚/, 18, 0],
  [/^(?:晚上|晚间|夜里|夜晚|晚|夜|evening|night)/, 19, 0],
];

/** Words that stand behind the time in English. */
const BEHIND = /^(.+?)\s+((?:today|yesterday|tomorrow|this \w+|last \w+|in the \w+)(?: \w+)?)$/;
const DATE = /^(?:(\d{4})\s*[-/年.]\s*)?(\d{1,2})\s*[-/月]\s*(\d{1,2})(?:\s*[日号])?(?!\d)/;
const TIME = /^(\d{1,2})(?:[:点时](?:(\d{1,2})分?|(半)|([13])刻|整)?)?\s*(am|pm)?$/;
const AGO =
  /^(?:(half an|an?|\d{1,3})(个?半)?|(半))\s*个?\s*(?:(分钟|分|min|mins|minutes?)|(小时|钟头|h|hrs?|hours?)|([天日]|days?))\s*(之前|以前|前|ago)?$/;

/** So long ago: 20 分钟前, 一个半小时前, 2 hours ago, 3 天前. */
function saidAgo(text: string): number | null {
  const [whole, amount = "", andHalf, half, minutes, hours, days, ago] = AGO.exec(text) ?? [];
  if (whole === undefined || (days !== undefined && ago === undefined)) return null;
  const number = half || amount === "half an" ? 0.5 : /^an?$/.test(amount) ? 1 : Number(amount);
  const unit = minutes ? HOUR / 60 : hours ? HOUR : 24 * HOUR;
  return (number + (andHalf ? 0.5 : 0)) * unit;
}

/**
 * A moment as people say it: 刚才, 今早, 昨天 9:00, 前天下午三点半, 半小时前, 11-25 8:30, yesterday 3pm. A time of
 * day that has not come yet is yesterday's; a day alone is nine o'clock.
 *
 * @returns null where nothing is said
 */
export function saidMoment(text: string, now: Date): SaidMoment | null {
  let rest = text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
  if (rest === "") return null;
  if (NOW.test(rest)) return { at: now };
  /** What stands at the beginning, taken away. */
  function take<W extends readonly [RegExp, ...unknown[]]>(words: readonly W[]): W | undefined {
    const word = words.find(([said]) => said.test(rest));
    if (word) rest = rest.replace(word[0], "").replace(/^[的,，\s]+/, "");
    return word;
  }
  rest = rest
    .replace(/\b([ap])\.m\.?/g, "$1m")
    .replace(BEHIND, (_, time: string, day: string) => `${day} ${time}`);
  const day = take(DAYS);
  const weekday = day ? undefined : take(WEEKDAYS);
  rest = withDigits(rest.replace(/^in the /, ""));
  const ago = day || weekday ? null : saidAgo(rest);
  if (ago !== null) return { at: new Date(now.getTime() - ago) };
  const date = day || weekday ? null : DATE.exec(rest);
  if (date) rest = rest.slice(date[0].length).trim();
  const part = take(PARTS);
  const time = timeOf(rest.replace(/^at /, ""), rest.startsWith("at "));
  if (rest !== "" && !time) return { wrong: "unclear" };

  const moment = new Date(now);
  if (day) moment.setDate(now.getDate() - day[1]);
  if (weekday) moment.setDate(now.getDate() - ((now.getDay() - weekday[1] + 7) % 7));
  if (date && !setDate(moment, date, now)) return { wrong: "unclear" };
  const { hour, minute } = time ?? { hour: part?.[1] ?? 9, minute: 0 };
  moment.setHours(hourIn(part, time ? hour : -1) ?? hour, minute, 0, 0);
  // Of a time alone, of a day of the week and of a month alone the last one that was.
  if (moment > now && !day && !date) moment.setDate(moment.getDate() - (weekday ? 7 : 1));
  if (moment > now && date && date[1] === undefined) moment.setFullYear(moment.getFullYear() - 1);
  return moment > now ? { wrong: "future" } : { at: moment };
}

/** The hour that is meant in a part of the day; null where it is what was said. */
function hourIn(part: (typeof PARTS)[number] | undefined, hour: number): number | null {
  if (!part || hour < 0 || hour > 12) return null;
  const [, usual, from] = part;
  // Twelve at night is the end of the day, and in the small hours its beginning.
  if (hour === 12) return usual >= 18 ? 24 : usual < 6 ? 0 : null;
  if (from > 12) return null;
  return hour < from || from === 0 ? hour + 12 : null;
}

function timeOf(text: string, bare: boolean): { hour: number; minute: number } | null {
  const [whole, hours, minutes, half, quarters, noon] = TIME.exec(text) ?? [];
  if (whole === undefined || (!bare && noon === undefined && !/[:点时]/.test(whole))) return null;
  const minute = half ? 30 : quarters ? Number(quarters) * 15 : Number(minutes ?? 0);
  const hour = Number(hours);
  if (hour > 23 || minute > 59 || (noon !== undefined && (hour > 12 || hour === 0))) return null;
  return { hour: noon === undefined ? hour : (hour % 12) + (noon === "pm" ? 12 : 0), minute };
}

/** @returns false for a day that the month does not have */
function setDate(moment: Date, [, year, month, day]: RegExpExecArray, now: Date): boolean {
  moment.setFullYear(year === undefined ? now.getFullYear() : Number(year), Number(month) - 1, Number(day));
  return moment.getMonth() === Number(month) - 1;
}
