import { calendarIn } from "../../../shared/domain/definition/definition-view.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { noticeIn, withNotice } from "../../../shared/sla/imported-notice.ts";
import { missingNotice } from "../../../shared/sla/notice-due.ts";
import type { Asked } from "../../core/index.ts";
import type { AskingForm } from "../../records/index.ts";

export interface NoticeValues {
  /** Of the file, or as it was pasted. */
  text: string;
}

/** No notice is larger: a year has a few dozen such days. */
export const MOST_OF_A_FILE = 100_000;

/** The calendars that keep the national notices. */
export const nationalOf = (rows: readonly DefinitionRow[]): DefinitionRow[] =>
  rows.filter((row) => !row.retired && calendarIn(row).national);

export function missingIn(rows: readonly DefinitionRow[], today: string): number | null {
  return missingNotice(nationalOf(rows).map(calendarIn), today);
}

/** One notice, taken into every calendar that keeps them, in one act. */
export function noticeForm(rows: readonly DefinitionRow[]): AskingForm<NoticeValues> {
  const all = ({ text }: NoticeValues): Asked[] => {
    const read = noticeIn(text);
    return nationalOf(rows).map(({ key, ...row }): Asked => {
      const body = read.ok ? withNotice(calendarIn(row), read.notice) : calendarIn(row);
      return ["definition.set", { family: "calendar", key, set: { body } }];
    });
  };
  return {
    asks: (values) => all(values)[0] ?? ["definition.set", { family: "calendar", set: {} }],
    also: (values) => all(values).slice(1),
    places: { set: "text" },
  };
}
