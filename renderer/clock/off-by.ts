const MINUTE = 60_000;
const DAY = 24 * 60;

/** How far two moments are apart, as it is said: days of what is more than two of them, else hours and minutes. */
export function offBy(
  a: number,
  b: number,
): { unit: "days"; count: number } | { unit: "time"; hours: number; minutes: number } {
  const minutes = Math.round(Math.abs(a - b) / MINUTE);
  if (minutes >= 2 * DAY) return { unit: "days", count: Math.round(minutes / DAY) };
  return { unit: "time", hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
