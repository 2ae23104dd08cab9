const DAY_MS = 86_400_000;

/** A civil date as a number of days, so that it can be reckoned with. In no time zone: a day is a day. */
export const dayOf = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);

export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 1 for Monday to 7 for Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Months since the year 0. */
export const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** First day of a month. */
export function firstOf(month: number): number {
  const [year, of] = [Math.floor(month / 12), (month % 12) + 1];
  return dayOf(`${String(year).padStart(4, "0")}-${String(of).padStart(2, "0")}-01`);
}

export const lengthOf = (month: number): number => firstOf(month + 1) - firstOf(month);
