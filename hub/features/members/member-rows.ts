import { member } from "../../../shared/domain/member/member.ts";
import type { RosterRows } from "../../log/hub-context.ts";
import type { Handle } from "../../store/hub-store.ts";

export interface MemberRow {
  id: string;
  name: string;
  role: string;
  active: boolean;
}

/** What the hub keeps of a kind is kept under its name. */
const TABLE = member.name;
export type MemberTables = { [TABLE]: Omit<MemberRow, "active"> & { active: number } };

const tables = ({ db }: Handle) => db.$extendTables<MemberTables>();

export function memberRow(row: MemberTables[typeof TABLE]): MemberRow {
  return { ...row, active: row.active === 1 };
}

export async function memberOf(handle: Handle, id: string): Promise<MemberRow | null> {
  const row = await tables(handle).selectFrom(TABLE).selectAll().where("id", "=", id).executeTakeFirst();
  return row ? memberRow(row) : null;
}

export async function allMembers(handle: Handle): Promise<MemberRow[]> {
  return (await tables(handle).selectFrom(TABLE).selectAll().orderBy("id").execute()).map(memberRow);
}

/** The rows of members are the fold of `member.set`. */
export const memberRoster: RosterRows = {
  kind: member.name,
  all: allMembers,
  async save(tx, id, fields) {
    const { name, role, active } = fields as unknown as Omit<MemberRow, "id">;
    const columns = { id, name, role, active: active ? 1 : 0 };
    await tables(tx)
      .insertInto(TABLE)
      .values(columns)
      .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
      .execute();
  },
};
