import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { uniqueForm } from "../kind/unique-form.ts";
import { textIn } from "../kind/read-state.ts";
import { recordKind } from "../kind/record-kind.ts";
import { setting } from "../kind/setting.ts";
import { undoing } from "../kind/undoing.ts";
import { text } from "../words.ts";

export const siteFields = {
  name: field("register", text(60, 1), { edited: true, found: "name" }),
  code: field("unique", text(20), { edited: true, found: "text", uniqueForm }),
  address: field("register", text(200), { edited: true, found: "name" }),
  active: field("register", z.boolean(), { edited: true }),
} as const satisfies FieldTable;

export interface SiteRow {
  id: string;
  name: string;
  code: string;
  address: string;
  active: boolean;
  pending: number;
}

/** A place the department serves: campus, building, branch. */
export const site = recordKind<SiteRow>()({
  name: "site",
  fields: siteFields,
  acts: {
    "site.set": setting("site", siteFields, {
      permission: "directory.write",
      about: "Adds a site (no `site`) or changes one. Answers {id}.",
      needs: "name",
    }),
    "site.undo": undoing("site", siteFields, { permission: "directory.write", except: [] }),
  },
  row: (state): SiteRow => ({
    id: state.id,
    name: textIn(state, "name"),
    code: textIn(state, "code"),
    address: textIn(state, "address"),
    active: state.fields.active !== false,
    pending: state.pending,
  }),
  hit: ({ name, code }) => ({ title: name, subtitle: code }),
  series: [],
  list: { columns: {}, indexes: {} },
  desk: { cap: null, rank: () => 0 },
  names: () => [],
  keep: { years: null, locked: false, basis: "directory" },
});
