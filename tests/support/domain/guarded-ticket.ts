import { z } from "zod";
import { conflictActs } from "../../../shared/domain/conflict/conflict-acts.ts";
import { act } from "../../../shared/domain/kind/act.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import type * as kinds from "../../../shared/domain/kinds.ts";
import { ROLES } from "../../../shared/domain/permission/permission.ts";
import type { Role } from "../../../shared/domain/permission/permission.ts";
import { ref } from "../../../shared/domain/words.ts";
import { field } from "../../../shared/log/field.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { EntityKey } from "../../../shared/log/operation.ts";
import type { Mark } from "../../../shared/log/seen.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import { appendEntry, writeField } from "../../../shared/log/write.ts";

// Decisions and audiences that a test has in its own hand. Tickets get both, in place of what the product says:
//   vi.mock("../../shared/domain/kinds.ts", async (original) => withGuardedTicket(await original()));
// Everything that is derived from the list of kinds then knows them, in hub and core alike.

const touches = ({ ticket }: { ticket: string }): EntityKey[] => [entityKeyOf("ticket", ticket)];
const shared = { permission: "ticket.write", about: "", asks: null, touches } as const;
const seenBy = field("register", z.array(z.enum(ROLES)).nullable());

export const testActs = {
  "ticket.request": act({
    ...shared,
    payload: z.object({ ticket: ref }),
    fold: (draft) => appendEntry(draft, "requests", {}),
  }),
  /** Nobody approves what he asked for himself. */
  "ticket.approve": act({
    ...shared,
    payload: z.object({ ticket: ref }),
    fold: (draft) => appendEntry(draft, "approvals", {}),
    guards: {
      separation(state, _payload, op) {
        const own = entriesOf(state, "requests")
          .map(({ mark }) => state.marks.at(mark) as Mark)
          .filter(({ actor }) => actor === op.actor);
        return own.length > 0 ? { by: own, message: "asked for it himself" } : null;
      },
    },
  }),
  /** Null: everybody. */
  "ticket.restrict": act({
    ...shared,
    payload: z.object({ ticket: ref, roles: z.array(z.enum(ROLES)).nullable() }),
    fold: (draft, { roles }) => writeField(draft, seenBy, "seenBy", roles),
  }),
};

export function withGuardedTicket(original: typeof kinds) {
  const all: RecordKind[] = original.KINDS.map((kind) => {
    if (kind.name !== "ticket") return kind as RecordKind;
    return {
      ...(kind as unknown as RecordKind),
      acts: { ...kind.acts, ...testActs },
      audience(state) {
        const roles = state.fields.seenBy as Role[] | null | undefined;
        return roles ? { roles, members: [] } : "everyone";
      },
    };
  });
  return {
    ...original,
    KINDS: all,
    COMMON_ACTS: conflictActs(all),
    kindNamed: (name: string) => all.find((kind) => kind.name === name),
  };
}
