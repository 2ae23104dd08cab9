import { z } from "zod";
import { entityKey, entityKeyOf } from "../../log/operation.ts";
import { writeField } from "../../log/write.ts";
import { coreAct } from "../kind/act.ts";
import type { Permission } from "../permission/permission.ts";
import { ref } from "../words.ts";
import { accessFields } from "./access-fields.ts";

const f = accessFields;

/** What the three acts say; a program that does not know a word keeps it. */
const said = z.object({
  access: ref,
  what: f.what.schema,
  count: f.count.schema,
  format: f.format.schema.default(""),
  filter: f.filter.schema.default({}),
  records: z.array(entityKey).max(100).default([]),
  reason: f.reason.schema.default(""),
});

function noting(how: "export" | "print" | "look", permission: Permission) {
  return coreAct({
    permission,
    creates: true,
    payload: said,
    touches: ({ access }) => [entityKeyOf("access", access)],
    fold(draft, payload) {
      const { access: _, ...fields } = payload;
      draft.state.exists = true;
      for (const [name, value] of Object.entries({ how, ...fields })) {
        writeField(draft, f[name as keyof typeof f], name, value);
      }
    },
  });
}

export const accessActs = {
  "access.export": noting("export", "export.run"),
  "access.print": noting("print", "export.run"),
  "access.look": noting("look", "access.look"),
};

export type AccessAct = keyof typeof accessActs;
type Said = Omit<z.output<typeof said>, "access">;
/** What is said of an access; its record is made with it. */
export type Access = Pick<Said, "what" | "count"> & Partial<Said>;
