import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { joined, textIn, textOrNull } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { setting } from "../kind/setting.ts";
import { uniqueForm } from "../kind/unique-form.ts";
import { undoing } from "../kind/undoing.ts";
import { refTo, text } from "../words.ts";

export const personFields = {
  name: field("register", text(60, 1), { edited: true, found: "name", personal: true }),
  employeeNo: field("unique", text(32), { edited: true, found: "number", uniqueForm }),
  dept: field("register", text(60), { edited: true, found: "name" }),
  phone: field("register", text(40), { edited: true, found: "number", personal: true }),
  mail: field("register", text(120), { edited: true, found: "text", personal: true }),
  site: field("register", refTo("site").nullable(), { edited: true }),
  place: field("register", text(60), { edited: true, found: "name", personal: true }),
  vip: field("register", z.boolean(), { edited: true }),
  /** Of an important user: who looks after them, and which machine stands ready. */
  engineer: field("register", refTo("member").nullable(), { edited: true }),
  spare: field("register", text(60), { edited: true }),
  active: field("register", z.boolean(), { edited: true }),
} as const satisfies FieldTable;

export interface PersonRow {
  id: string;
  name: string;
  employeeNo: string;
  dept: string;
  phone: string;
  mail: string;
  site: string | null;
  place: string;
  vip: boolean;
  engineer: string | null;
  spare: string;
  active: boolean;
  pending: number;
}

/** A person of the organisation whom the department serves. The directory is filled from several places at once. */
export const person = recordKind<PersonRow>()({
  name: "person",
  fields: personFields,
  acts: {
    "person.set": setting("person", personFields, {
      permission: "directory.write",
      about: "Adds a person (no `person`) or changes one. Answers {id}.",
      needs: "name",
      plainFirst: true,
    }),
    "person.undo": undoing("person", personFields, { permission: "directory.write", except: [] }),
  },
  row: (state): PersonRow => ({
    id: state.id,
    name: textIn(state, "name"),
    employeeNo: textIn(state, "employeeNo"),
    dept: textIn(state, "dept"),
    phone: textIn(state, "phone"),
    mail: textIn(state, "mail"),
    site: textOrNull(state, "site"),
    place: textIn(state, "place"),
    vip: state.fields.vip === true,
    engineer: textOrNull(state, "engineer"),
    spare: textIn(state, "spare"),
    active: state.fields.active !== false,
    pending: state.pending,
  }),
  hit: ({ name, dept, employeeNo }) => ({ title: name, subtitle: joined([dept, employeeNo]) }),
  series: [],
  list: {
    columns: { name: column((row) => row.name, "name") },
    indexes: { name: { columns: ["name"] } },
  },
  desk: { cap: null, rank: () => null },
  names: () => [],
  keep: { years: null, locked: false, basis: "directory" },
});
