const DAY_MS = 86_400_000;

/** A civil date as a number of days, so that it can be reckoned with. In no time zone: a day is a day. */
export const dayOf = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);

export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 1 for Monday to 7 for Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Months since the year 0. */
export const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** First day of a month; also of one that no date can be written of. */
export const firstOf = (month: number): number =>
  Math.round(new Date(0).setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / DAY_MS);

export const lengthOf = (month: number): number => firstOf(month + 1) - firstOf(month);
