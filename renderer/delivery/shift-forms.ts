import type { CHECKED_BY } from "../../shared/domain/approval/step.ts";
import { SHIFT_SECTIONS } from "../../shared/domain/shift/shift.ts";
import type { ShiftItem, ShiftSection } from "../../shared/domain/shift/shift.ts";
import type { AskingForm } from "../records/index.ts";
import type { Given } from "../signing/first-signed.ts";

/** A line for each thing, by section, as somebody edits them. */
export interface ShiftValues extends Record<ShiftSection, string> {
  note: string;
}

export function shiftValues(collected: readonly ShiftItem[]): ShiftValues {
  const linesOf = (section: ShiftSection) =>
    collected
      .filter((item) => item.section === section)
      .map(({ text }) => text)
      .join("\n");
  const sections = SHIFT_SECTIONS.map((section) => [section, linesOf(section)]);
  return { ...(Object.fromEntries(sections) as Record<ShiftSection, string>), note: "" };
}

/** @param collected a line that still begins with the number of what it was collected from is about that */
export function shiftForm(collected: readonly ShiftItem[]): AskingForm<ShiftValues> {
  const recordOf = (section: ShiftSection, line: string) =>
    collected.find((item) => item.section === section && line.split(/\s/)[0] === item.text.split(/\s/)[0])
      ?.record ?? null;
  return {
    asks: (values) => {
      const items = SHIFT_SECTIONS.flatMap((section) =>
        values[section]
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean)
          .map((text) => ({ section, text, record: recordOf(section, text) })),
      );
      return ["shift.write", { items, note: values.note.trim() }];
    },
    places: { items: "open", note: "note" },
  };
}

export interface TakeOverValues {
  receiver: string | null;
  identityCheck: string | null;
  signed: Given | null;
}

export function takeOverForm(shift: string, nameOf: (id: string) => string): AskingForm<TakeOverValues> {
  return {
    asks: ({ receiver, identityCheck, signed }) => [
      "shift.takeOver",
      {
        ...{ shift, receiver: receiver ?? "" },
        signature: {
          name: nameOf(receiver ?? ""),
          identityCheck: identityCheck as (typeof CHECKED_BY)[number],
          ...{ strokes: signed?.strokes ?? [], signedAt: signed?.signedAt ?? "" },
        },
      },
    ],
    places: {
      receiver: "receiver",
      "signature.identityCheck": "identityCheck",
      "signature.name": "receiver",
      signature: "signed",
    },
  };
}
