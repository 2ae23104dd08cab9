import { z } from "zod";
import { canonicalJson } from "../../log/canonical.ts";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKey, entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { entriesOf } from "../../log/state.ts";
import type { EntityState } from "../../log/state.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { existing, planned, refused } from "../kind/plan.ts";
import { textIn, textOrNull } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { runSignature } from "../run/run-fields.ts";
import { ref, refTo, text } from "../words.ts";

/** What a shift hands to the next: work, what waits, what was promised, what is out. */
export const SHIFT_SECTIONS = ["open", "paused", "promised", "equipment"] as const;
export type ShiftSection = (typeof SHIFT_SECTIONS)[number];

/** One line of a handover sheet; `record` is what it is about, where it is about one. */
export const shiftItem = z.object({
  section: z.enum(SHIFT_SECTIONS),
  record: entityKey.nullable().default(null),
  text: text(200, 1),
});
export type ShiftItem = z.output<typeof shiftItem>;

export const shiftFields = {
  site: field("register", refTo("site").nullable()),
  note: field("register", text(2000), { personal: true }),
  /** What it hands over, as it was written; one, unless two made the same record. */
  sheets: field("append", z.object({})),
  /** Who has taken it over. */
  receiver: field("register", refTo("member")),
  taken: field("append", z.object({})),
} as const satisfies FieldTable;

const f = shiftFields;
const touches = ({ shift: id }: { shift: string }) => [entityKeyOf("shift", id)];

const written = z.object({
  site: f.site.schema.default(null),
  items: z.array(shiftItem).max(300).default([]),
  note: text(2000).default(""),
});

const shiftWrite = act({
  permission: "ticket.write",
  final: "the next shift has read it: another sheet is written",
  creates: true,
  about: "Writes the sheet that a shift hands to the next. Answers {id}.",
  payload: written.extend({ shift: ref }),
  personal: { note: HIDDEN, "items.*.text": HIDDEN },
  touches,
  asks: written,
  plan(asked, planning) {
    const id = planning.newId();
    const day = new Date(planning.now).toISOString().slice(0, 10);
    return planned({ payload: { shift: id, ...asked }, label: day, id, number: null });
  },
  fold(draft, { site, items, note }) {
    draft.state.exists = true;
    writeField(draft, f.site, "site", site);
    writeField(draft, f.note, "note", note);
    appendEntry(draft, "sheets", { items });
  },
});

/** What a signature under a sheet names: its lines, as they were written. */
const signedText = (state: EntityState) =>
  canonicalJson({
    shift: state.id,
    note: textIn(state, "note"),
    items: itemsIn(state),
  });

/** What a sheet hands over. */
const itemsIn = (state: EntityState): ShiftItem[] =>
  entriesOf(state, "sheets")
    .slice(0)
    .flatMap(({ value }) => value.items as ShiftItem[]);

const shiftTakeOver = act({
  permission: "ticket.write",
  final: "who took it over has it",
  about: "Takes a shift over by signature: somebody else than who wrote the sheet.",
  payload: z.object({ shift: ref, receiver: refTo("member"), signature: runSignature }),
  personal: { "signature.name": HIDDEN, "signature.strokes": [[]] },
  touches,
  asks: z.object({
    shift: ref,
    receiver: refTo("member"),
    signature: runSignature.omit({ docHash: true }),
  }),
  plan({ signature, ...asked }, planning) {
    const state = existing(planning, "shift", asked.shift, "shift");
    if (!state.ok) return state;
    const somebody = existing(planning, "member", asked.receiver, "receiver");
    if (!somebody.ok) return somebody;
    if (writerOf(state.value) === asked.receiver) {
      return refused("notAllowed", "nobody takes over from himself", "receiver", { rule: "sameShift" });
    }
    const docHash = planning.sha256(signedText(state.value));
    const payload = { ...asked, signature: { ...signature, docHash } };
    return planned({ payload, label: textIn(somebody.value, "name"), id: asked.shift, number: null });
  },
  guards: {
    sameShift: (state, { receiver }) => {
      const by = state.marks.at(0);
      return by?.actor === receiver ? { by: [by], message: "nobody takes over from himself" } : null;
    },
  },
  fold(draft, { receiver, signature }) {
    writeField(draft, f.receiver, "receiver", receiver);
    appendEntry(draft, "taken", { receiver, signature });
  },
});

/** Who wrote a sheet; '' of one that is not here. */
export const writerOf = (state: EntityState): string => state.marks.at(state.made ?? 0)?.actor ?? "";

export interface ShiftRow {
  id: string;
  site: string | null;
  note: string;
  items: ShiftItem[];
  giver: string;
  receiver: string | null;
  /** Corrected time of the sheet, ms. */
  at: number;
  conflicts: number;
  pending: number;
}

/** A shift handover 交接班: what one shift leaves to the next, taken over by signature. */
export const shift = recordKind<ShiftRow>()({
  name: "shift",
  fields: shiftFields,
  acts: { "shift.write": shiftWrite, "shift.takeOver": shiftTakeOver },
  row: (state): ShiftRow => ({
    id: state.id,
    site: textOrNull(state, "site"),
    note: textIn(state, "note"),
    items: itemsIn(state),
    giver: writerOf(state),
    receiver: textOrNull(state, "receiver"),
    at: state.marks.at(state.made ?? 0)?.at ?? 0,
    conflicts: state.conflicts.length,
    pending: state.pending,
  }),
  hit: ({ at }) => ({ title: new Date(at).toISOString().slice(0, 10), subtitle: "" }),
  series: [],
  list: {
    columns: { at: column((row) => row.at, "plain", "integer") },
    indexes: { at: { columns: ["at"] } },
  },
  desk: { cap: 20, onlyOwn: true, rank: (row) => row.at },
  names: (state) => [...new Set(itemsIn(state).flatMap(({ record }) => record ?? []))],
  keep: { years: null, locked: false, basis: "service record" },
});
