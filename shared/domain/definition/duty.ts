import { keptCalendar } from "../../sla/team-calendar.ts";
import type { DefinitionRow } from "./definition-view.ts";
import { calendarIn, definitionsOf } from "./definition-view.ts";
import type { DutyLine, DutySheet } from "./duty-sheet.ts";

/** Who is on duty. */
export interface OnDuty {
  /** Nobody, where the sheet names a telephone and no one for now. */
  member: string | null;
  /** '' where none is said. */
  phone: string;
  /** When the turn ends, ms; null where nobody has one. */
  until: number | null;
}

/** What a duty sheet says; null where it says nothing readable. */
export function dutyIn({ body }: Pick<DefinitionRow, "body">): DutySheet | null {
  return "turns" in body ? (body as DutySheet) : null;
}

/**
 * Who is on duty at a site for a line at a moment: by the sheet of the site, else by one that holds for every
 * site. Of several turns at once the one that began last.
 *
 * @param changed rows of the definitions that operations have made or changed
 * @param at ms since the epoch
 * @returns null where no sheet holds
 */
export function dutyAt(
  changed: readonly DefinitionRow[],
  site: string | null,
  line: DutyLine,
  at: number,
): OnDuty | null {
  const calendars = definitionsOf("calendar", changed);
  const sheets = definitionsOf("duty", changed)
    .filter(({ retired }) => !retired)
    .flatMap((row) => dutyIn(row) ?? [])
    .filter((sheet) => sheet.line === line && holds(sheet, calendars, at));
  const own = sheets.filter((sheet) => sheet.site !== null && sheet.site === site);
  const fits = own.length > 0 ? own : sheets.filter((sheet) => sheet.site === null);
  const turns = fits
    .flatMap((sheet) => sheet.turns.map((turn) => ({ ...turn, phone: turn.phone || sheet.phone })))
    .filter(({ from, until }) => Date.parse(from) <= at && at < Date.parse(until))
    .sort((a, b) => Date.parse(b.from) - Date.parse(a.from));
  const [turn] = turns;
  if (turn) return { member: turn.member, phone: turn.phone, until: Date.parse(turn.until) };
  const [sheet] = fits;
  return sheet ? { member: null, phone: sheet.phone, until: null } : null;
}

function holds({ calendar }: DutySheet, calendars: readonly DefinitionRow[], at: number): boolean {
  if (calendar === undefined) return true;
  const row = calendars.find(({ key }) => key === calendar);
  if (!row) return true;
  const second = Math.floor(at / 1000);
  return keptCalendar(calendarIn(row)).calendar.worked(second, second + 1) > 0;
}
