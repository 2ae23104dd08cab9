import { SECTIONS } from "../../shared/domain/checklist/checklist-form.ts";
import type { Section } from "../../shared/domain/checklist/checklist-form.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import type { ChecklistRow } from "../../shared/ipc/diagnostics.ts";

export interface Group {
  section: Section | "fits";
  rows: ChecklistRow[];
}

const LANGUAGES = ["zh-CN", "en"] as const;

/** Titles and symptoms in both languages: what a search looks in. */
export const textsOf = ({ title, symptoms }: ChecklistRow): string[] => [
  ...new Set([title, ...symptoms].flatMap((each) => LANGUAGES.map((language) => inLanguage(each, language)))),
];

/** By section in its order; what fits the record that was asked about stands above them all. */
export function groupsOf(rows: readonly ChecklistRow[]): Group[] {
  const fits = rows.filter(({ fit }) => fit > 0).toSorted((a, b) => b.fit - a.fit);
  const others = SECTIONS.map((section) => ({
    section,
    rows: rows.filter((row) => row.section === section && row.fit === 0),
  }));
  return [{ section: "fits" as const, rows: fits }, ...others].filter((group) => group.rows.length > 0);
}
