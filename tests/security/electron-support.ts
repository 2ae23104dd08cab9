// S12: which Electron is supported by its makers. They support the three newest majors; a major
// comes every eight weeks, so one is supported for about half a year.

/** What is known of upstream; looked up again with every upgrade. */
export interface SupportList {
  /** When this list was last compared with upstream's. */
  reviewed: string;
  /** Newest stable major on that day. */
  newest: number;
}

export const ELECTRON_SUPPORT: SupportList = { reviewed: "2026-11-23", newest: 45 };

const SUPPORTED_MAJORS = 3;
/** One list serves until upstream has moved on by a major. */
const REVIEW_DAYS = 56;

export interface SupportAnswer {
  supported: boolean;
  reason: string;
}

/** May this Electron be released on this day (`YYYY-MM-DD`)? */
export function electronSupport(version: string, day: string, list = ELECTRON_SUPPORT): SupportAnswer {
  const major = Number(/^\d+/.exec(version)?.[0]);
  if (!Number.isInteger(major)) return { supported: false, reason: `no version: ${version}` };
  const age = (Date.parse(day) - Date.parse(list.reviewed)) / 86_400_000;
  if (!(age <= REVIEW_DAYS)) {
    return { supported: false, reason: `the list of ${list.reviewed} is too old for ${day}: review it` };
  }
  const oldest = list.newest - SUPPORTED_MAJORS + 1;
  if (major < oldest) return { supported: false, reason: `Electron ${major} is older than ${oldest}` };
  return { supported: true, reason: `Electron ${major}; upstream supports ${oldest} to ${list.newest}` };
}
