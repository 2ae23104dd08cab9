import { address as kind } from "../../../shared/domain/address/address.ts";
import type { AddressRow } from "../../../shared/domain/address/address-view.ts";
import { nextFree, roomOf } from "../../../shared/domain/address/subnet.ts";
import { asset } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { shownUses } from "../../../shared/domain/definition/definition-use.ts";
import { definitionsOf, subnetIn } from "../../../shared/domain/definition/definition-view.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { definition } from "../../../shared/domain/definition/definition.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { AddressShown, SubnetShown } from "../../../shared/ipc/addresses.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { leaverIn } from "../documents/read-leaver.ts";
import { failure, success } from "../outcome.ts";
import { rowOf } from "../store/derived/projections.ts";
import { entityConflicts, hiddenOf } from "./parts.ts";
import type { Query, QueryContext } from "./query.ts";

/** As the index of a list is made: a subnet, held or not, in the order of the addresses. */
const OF_SUBNET = "subnet IS @subnet AND status = @status";
const OVER = "until IS NOT NULL AND until < @today";
const WHERE = {
  held: { status: "held", more: "" },
  expired: { status: "held", more: ` AND ${OVER}` },
  released: { status: "released", more: "" },
} as const;
type Scope = keyof typeof WHERE;

export const addressPageSql = (scope: Scope) =>
  `SELECT row FROM address WHERE ${OF_SUBNET}${WHERE[scope].more} ORDER BY number LIMIT @limit OFFSET @offset`;
const countSql = (scope: Scope) => `SELECT count(*) FROM address WHERE ${OF_SUBNET}${WHERE[scope].more}`;
/** Addresses of a list that somebody has: the lowest that is free is looked for between them. */
export const TAKEN_SQL = "SELECT row FROM address WHERE subnet IS ? AND status = 'held' ORDER BY number";

export function addressQueries({ store }: QueryContext) {
  const conflictsOf = entityConflicts(store);
  const taken = store.prepare<[string | null], string>(TAKEN_SQL).pluck();
  const pages = byScope((scope) => store.prepare<[object], string>(addressPageSql(scope)).pluck());
  const counts = byScope((scope) => store.prepare<[object], number>(countSql(scope)).pluck());
  const boundOf = (scope: Scope, subnet: string | null, today: string) => ({
    ...{ subnet, status: WHERE[scope].status },
    ...(scope === "expired" ? { today } : {}),
  });
  const parsed = (text: string) => store.source.parsed(kind.name, text) as AddressRow;

  function shown(row: AddressRow, today: string): AddressShown {
    const machine = row.asset ? (store.source.row(asset.name, row.asset) as AssetRow | null) : null;
    const request = row.ticket ? (store.source.row(ticket.name, row.ticket) as TicketRow | null) : null;
    return {
      ...row,
      expired: row.status === "held" && row.until !== null && row.until < today,
      assetName: machine ? [machine.tag || machine.number, machine.name].filter(Boolean).join(" ") : "",
      ticketNumber: request?.number ?? "",
    };
  }

  function subnetOf(row: DefinitionRow | null, today: string): SubnetShown {
    const held = taken.all(row?.key ?? null).map(parsed);
    const body = row && subnetIn(row);
    const ips = new Set(held.map(({ ip }) => ip));
    return {
      row,
      held: held.length,
      expired: held.filter((each) => shown(each, today).expired).length,
      room: body ? roomOf(body) : held.length,
      next: body ? nextFree(body, ips) : null,
    };
  }

  const subnets: Query<"address.subnets"> = ({ today }) => {
    const rows = definitionsOf("subnet", store.source.rows(definition.name) as DefinitionRow[]);
    const lists = rows.filter(({ retired }) => !retired).map((row) => subnetOf(row, today));
    const rest = subnetOf(null, today);
    return success(rest.held > 0 ? [...lists, rest] : lists);
  };

  const page: Query<"address.page"> = ({ subnet, scope, today, offset, limit }) => {
    const bound = boundOf(scope, subnet, today);
    const rows = pages[scope].all({ ...bound, offset, limit }).map((text) => shown(parsed(text), today));
    return success({ rows, total: counts[scope].get(bound) ?? 0 });
  };

  const get: Query<"address.get"> = ({ id, today }) => {
    const state = store.state(entityKeyOf(kind.name, id));
    if (!state?.exists) return failure("notFound", "there is no address with this id", "id");
    return success({
      row: shown(rowOf(state) as AddressRow, today),
      fields: { ...state.fields },
      uses: shownUses(state, kind.fields),
      overwritten: state.overwritten,
      ...hiddenOf(state),
      conflicts: conflictsOf(state),
    });
  };

  const leaving: Query<"person.leaving"> = ({ id, today }) => {
    const sources = leaverIn(store, store.identity().workspaceName, { person: id, today });
    return sources ? success(sources) : failure("notFound", "there is no person with this id", "id");
  };

  return {
    "address.subnets": subnets,
    "address.page": page,
    "address.get": get,
    "person.leaving": leaving,
  };
}

const byScope = <T>(make: (scope: Scope) => T): Record<Scope, T> => ({
  held: make("held"),
  expired: make("expired"),
  released: make("released"),
});
