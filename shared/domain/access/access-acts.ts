import { z } from "zod";
import { entityKey, entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import type { Personal } from "../../log/parts.ts";
import { writeField } from "../../log/write.ts";
import { coreAct } from "../kind/act.ts";
import type { Permission } from "../permission/permission.ts";
import { ref } from "../words.ts";
import type { HOW } from "./access-fields.ts";
import { accessFields } from "./access-fields.ts";

const f = accessFields;

/** What every act says; a program that does not know a word keeps it. */
const said = z.object({
  access: ref,
  what: f.what.schema,
  count: f.count.schema,
  format: f.format.schema.default(""),
  filter: f.filter.schema.default({}),
  records: z.array(entityKey).max(100).default([]),
  reason: f.reason.schema.default(""),
});

function noting<S extends typeof said>(
  how: (typeof HOW)[number],
  permission: Permission,
  payload: S,
  personal: Personal = {},
) {
  return coreAct({
    permission,
    creates: true,
    payload,
    ...(Object.keys(personal).length > 0 ? { personal } : {}),
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

/** What is said of a probe that went out; the run, its asset and the site are among the records. */
const probed = said.extend({
  target: f.target.schema.default(""),
  end: f.end.schema,
  approvedBy: f.approvedBy.schema.default(""),
  approvedAt: f.approvedAt.schema.default(null),
});

export const accessActs = {
  "access.export": noting("export", "export.run", said),
  "access.print": noting("print", "export.run", said),
  "access.look": noting("look", "access.look", said),
  /** What a checklist's probe asked of a network, sealed when it has ended. */
  "access.probe": noting("probe", "run.write", probed, { approvedBy: HIDDEN }),
};

export type AccessAct = keyof typeof accessActs;
type Said = Omit<z.output<typeof said>, "access">;
/** What is said of an access; its record is made with it. */
export type Access = Pick<Said, "what" | "count"> & Partial<Said>;
