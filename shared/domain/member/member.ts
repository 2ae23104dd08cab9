import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { writeField } from "../../log/write.ts";
import { hubAct } from "../kind/act.ts";
import { textIn } from "../kind/read-state.ts";
import { recordKind } from "../kind/record-kind.ts";
import { ROLES } from "../permission/permission.ts";
import type { Role } from "../permission/permission.ts";
import { ref, text } from "../words.ts";

export const memberFields = {
  name: field("register", text(60, 1)),
  role: field("register", z.enum(ROLES)),
  active: field("register", z.boolean()),
} as const satisfies FieldTable;

export const memberSet = hubAct({
  payload: z.object({ member: ref, name: text(60, 1), role: z.enum(ROLES), active: z.boolean() }),
  touches: ({ member: id }) => [entityKeyOf("member", id)],
  fold(draft, payload) {
    draft.state.exists = true;
    writeField(draft, memberFields.name, "name", payload.name);
    writeField(draft, memberFields.role, "role", payload.role);
    writeField(draft, memberFields.active, "active", payload.active);
  },
});

export interface MemberRow {
  id: string;
  name: string;
  role: Role;
  active: boolean;
}

/**
 * The roster: members of the service department. The hub writes it into the log with its own key,
 * so that every console knows names and roles, offline too.
 */
export const member = recordKind<MemberRow>()({
  name: "member",
  fields: memberFields,
  acts: { "member.set": memberSet },
  row: (state): MemberRow => ({
    id: state.id,
    name: textIn(state, "name"),
    role: (textIn(state, "role") || "auditor") as Role,
    active: state.fields.active === true,
  }),
  hit: ({ name, role }) => ({ title: name, subtitle: role }),
  series: [],
  list: { columns: {}, indexes: {} },
  desk: { cap: null, rank: () => 0 },
  names: () => [],
  keep: { years: null, locked: true, basis: "names who acted" },
});
