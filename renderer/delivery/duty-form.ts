import type { DefinitionRow } from "../../shared/domain/definition/definition-view.ts";
import { dutyIn } from "../../shared/domain/definition/duty.ts";
import type { DutyLine, DutySheet } from "../../shared/domain/definition/duty-sheet.ts";
import { localMinute, momentOf } from "../core/index.ts";
import type { AskingForm } from "../records/index.ts";

export interface DutyValues {
  /** '' for every site that has no sheet of its own. */
  site: string;
  line: DutyLine;
  /** Key of a calendar; '' for day and night. */
  calendar: string;
  phone: string;
  /** A turn in a line: from, until, who, and another number where there is one. */
  turns: string;
}

interface Members {
  nameOf(id: string): string;
  /** Null for a name that nobody has, or that several have. */
  idOf(name: string): string | null;
}

export function membersBy(rows: readonly { id: string; name: string; active: boolean }[]): Members {
  const active = rows.filter((row) => row.active);
  return {
    nameOf: (id) => rows.find((row) => row.id === id)?.name ?? id,
    idOf: (name) => {
      const found = active.filter((row) => row.name === name);
      return found.length === 1 ? (found[0]?.id ?? null) : null;
    },
  };
}

export function dutyValues(row: DefinitionRow | null, { nameOf }: Members): DutyValues {
  const sheet = row && dutyIn(row);
  return {
    site: sheet?.site ?? "",
    line: sheet?.line ?? "first",
    calendar: sheet?.calendar ?? "",
    phone: sheet?.phone ?? "",
    turns: (sheet?.turns ?? [])
      .map(({ from, until, member, phone }) =>
        [shownMinute(from), shownMinute(until), nameOf(member), phone].filter(Boolean).join(" "),
      )
      .join("\n"),
  };
}

const shownMinute = (moment: string) => localMinute(new Date(moment)).replace("T", " ");

const TURN =
  /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})\s*[-–—~～至 ]\s*(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})\s+(\S+)(?:\s+(\S.*))?$/;

/** Turns of what was written, or the first line that is none. */
export function turnsWritten(
  written: string,
  { idOf }: Pick<Members, "idOf">,
): DutySheet["turns"] | { line: number } {
  const turns: DutySheet["turns"] = [];
  for (const [index, line] of written.split("\n").entries()) {
    const said = line.trim().replaceAll("：", ":");
    if (said === "") continue;
    const [, day, from, untilDay, until, name = "", phone = ""] = TURN.exec(said) ?? [];
    const member = idOf(name);
    const [begins, ends] = [at(day, from), at(untilDay, until)];
    if (member === null || begins === null || ends === null || Date.parse(begins) >= Date.parse(ends)) {
      return { line: index + 1 };
    }
    turns.push({ from: begins, until: ends, member, phone });
  }
  return turns;
}

function at(day: string | undefined, time: string | undefined): string | null {
  if (day === undefined || time === undefined) return null;
  const said = `${day}T${time.padStart(5, "0")}`;
  return Number.isNaN(Date.parse(said)) ? null : momentOf(said);
}

/** @param row null for a new sheet */
export function dutyForm(
  row: DefinitionRow | null,
  members: Members,
  title: (values: DutyValues) => string,
): AskingForm<DutyValues> {
  return {
    asks: (values) => {
      const turns = turnsWritten(values.turns, members);
      const body = {
        ...{ site: values.site === "" ? null : values.site, line: values.line, phone: values.phone.trim() },
        ...(values.calendar === "" ? {} : { calendar: values.calendar }),
        turns: "line" in turns ? [] : turns,
      };
      const named = row ? {} : { title: { "zh-CN": title(values), en: title(values) } };
      return [
        "definition.set",
        { family: "duty", ...(row ? { key: row.key } : {}), set: { ...named, body } },
      ];
    },
    places: { set: "turns" },
  };
}
