/** Words for a day, and how many days before today it was. */
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:今天|今日|today)/, 0],
  [/^(?:昨天|昨日|yesterday)/, 1],
  [/^前天/, 2],
];

/** Words for a part of the day: its hour when nobody says one, and whether `3` in it is 15. */
const PARTS: readonly (readonly [RegExp, number, boolean])[] = [
  [/^凌晨/, 3, false],
  [/^(?:今早|早上|清早)/, 8, false],
  [/^(?:上午|morning)/, 9, false],
  [/^(?:中午|noon)/, 12, false],
  [/^(?:下午|afternoon)/, 14, true],
  [/^(?:晚上|evening)/, 19, true],
];

const NOW = /^(?:刚才|刚刚|现在|just now|now)$/;
const AGO = /^(\d{1,3})\s*(?:(分钟|min|minutes?)|(小时|h|hours?))(?:之?前| ago)?$/;
const DATE = /^(?:(\d{4})\s*[-/年]\s*)?(\d{1,2})\s*[-/月]\s*(\d{1,2})(?:\s*日)?/;
const TIME = /^(\d{1,2})(?:[:点](?:(\d{1,2})分?)?)$/;

/**
 * A moment as people say it: 刚才, 今天上午, 昨天 9:00, 14:30, 11-25 8:30, 20 分钟前. A time of day that has
 * not come yet is yesterday's; a day alone is nine o'clock.
 *
 * @returns null for what cannot be understood, and for what has not come yet
 */
export function saidMoment(text: string, now: Date): Date | null {
  let rest = text.normalize("NFKC").trim().toLowerCase();
  if (NOW.test(rest)) return now;
  const ago = AGO.exec(rest);
  if (ago) return new Date(now.getTime() - Number(ago[1]) * (ago[2] === undefined ? 60 : 1) * 60_000);
  if (rest === "") return null;

  /** What stands at the beginning, taken away. */
  function take<W extends readonly [RegExp, ...unknown[]]>(words: readonly W[]): W | undefined {
    const word = words.find(([said]) => said.test(rest));
    if (word) rest = rest.replace(word[0], "").trim();
    return word;
  }
  const day = take(DAYS);
  const date = day ? null : DATE.exec(rest);
  if (date) rest = rest.slice(date[0].length).trim();
  const part = take(PARTS);
  const time = TIME.exec(rest);
  if (rest !== "" && !time) return null;

  const moment = new Date(now);
  const [, year, month = "", dayOfMonth] = date ?? [];
  if (day) moment.setDate(now.getDate() - day[1]);
  if (date) {
    moment.setFullYear(
      year === undefined ? now.getFullYear() : Number(year),
      Number(month) - 1,
      Number(dayOfMonth),
    );
    if (moment.getMonth() !== Number(month) - 1) return null;
  }
  const hour = Number(time?.[1] ?? part?.[1] ?? 9);
  const minute = Number(time?.[2] ?? 0);
  if (hour > 23 || minute > 59) return null;
  moment.setHours(hour + (part?.[2] === true && hour < 12 ? 12 : 0), minute, 0, 0);
  // Of a time alone, and of a month alone, the last one that was.
  if (moment > now && !day && !date) moment.setDate(moment.getDate() - 1);
  if (moment > now && date && year === undefined) moment.setFullYear(moment.getFullYear() - 1);
  return moment > now ? null : moment;
}
