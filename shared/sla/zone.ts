/**
 * Civil time of a zone, from the rules that the platform's `Intl` has. Seconds since the epoch throughout:
 * the clock reckons to the second.
 */

const DAY = 86_400;
/** Offsets are looked up by stretches of so many seconds: a year and a day. */
const STRETCH = 366 * DAY;

/** From `from` on (seconds since the epoch) civil time is UTC plus `offset` seconds. */
export interface OffsetSpan {
  from: number;
  until: number;
  offset: number;
}

export interface Zone {
  name: string;
  offsetAt(second: number): number;
  /** The offsets that hold between two moments, in order, without a gap. */
  spans(from: number, until: number): OffsetSpan[];
}

const zones = new Map<string, Zone>();

/** A zone by its name in the IANA database; null for one that this platform does not know. */
export function zoneNamed(name: string): Zone | null {
  const known = zones.get(name);
  if (known) return known;
  try {
    const zone = createZone(name);
    zones.set(name, zone);
    return zone;
  } catch {
    return null;
  }
}

function createZone(name: string): Zone {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const known = new Map<number, number>();

  function asked(second: number): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(second * 1000)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, seconds) / 1000 - second;
  }

  /** At the ends of days, which are asked for again. */
  function offsetAtDay(second: number): number {
    const held = known.get(second);
    if (held !== undefined) return held;
    const offset = asked(second);
    known.set(second, offset);
    return offset;
  }

  /** The first second of the later offset; one change lies between the two moments. */
  function changeBetween(from: number, until: number): number {
    const before = offsetAtDay(from);
    let [low, high] = [from, until];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (asked(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  const stretches = new Map<number, OffsetSpan[]>();

  /** A clock asks for thousands of moments of the few years that it counts in. */
  function offsetAt(second: number): number {
    const number = Math.floor(second / STRETCH);
    let held = stretches.get(number);
    if (!held) stretches.set(number, (held = spans(number * STRETCH, (number + 1) * STRETCH)));
    return (held.length === 1 ? held[0] : held.find(({ until }) => second < until))?.offset ?? asked(second);
  }

  function spans(from: number, until: number): OffsetSpan[] {
    const found: OffsetSpan[] = [];
    let begun = from;
    let offset = asked(from);
    // No zone changes its offset and back within a day.
    for (let at = Math.floor(from / DAY) * DAY + DAY; begun < until; at += DAY) {
      const end = Math.min(at, until);
      const next = end === at ? offsetAtDay(end) : asked(end);
      if (next !== offset) {
        const change = changeBetween(Math.max(begun, at - DAY, from), end);
        found.push({ from: begun, until: change, offset });
        begun = change;
        offset = next;
      }
      if (end === until) {
        if (begun < until) found.push({ from: begun, until, offset });
        break;
      }
    }
    return found;
  }

  return { name, offsetAt, spans };
}

const two = (value: number) => String(value).padStart(2, "0");

/** A moment as ISO 8601 with the offset of the zone, to the second. */
export function told(zone: Zone, second: number): string {
  const offset = zone.offsetAt(second);
  const civil = new Date((second + offset) * 1000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  const seconds = size % 60 === 0 ? "" : `:${two(size % 60)}`;
  const clock = `${two(Math.floor(size / 3600))}:${two(Math.floor((size % 3600) / 60))}${seconds}`;
  return `${civil}${offset < 0 ? "-" : "+"}${clock}`;
}
