const two = (value: number) => String(value).padStart(2, "0");

/** Date as a date field writes it, in this laptop's time zone. */
export function localDate(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Date and time as a date-time field writes them, in this laptop's time zone. */
export function localMinute(date: Date): string {
  return `${localDate(date)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A moment with milliseconds and offset, as operations carry it; '' for what is no moment. */
export function momentOf(local: string | Date): string {
  const date = new Date(local);
  if (Number.isNaN(date.getTime())) return "";
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? "-" : "+";
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  const seconds = `${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, "0")}`;
  return `${localMinute(date)}:${seconds}${zone}`;
}
