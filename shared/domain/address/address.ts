import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { joined, lastChange, textIn, textOrNull } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { addressActs } from "./address-acts.ts";
import { addressFields } from "./address-fields.ts";
import type { AddressRow } from "./address-view.ts";
import { ipNumber } from "./ip.ts";

/** An address of the network that was given to somebody (IP 地址登记). */
export const address = recordKind<AddressRow>()({
  name: "address",
  fields: addressFields,
  acts: addressActs,
  row: (state): AddressRow => ({
    id: state.id,
    ip: textIn(state, "ip"),
    subnet: textOrNull(state, "subnet"),
    mac: textIn(state, "mac"),
    person: textOrNull(state, "person"),
    holder: textIn(state, "holder"),
    asset: textOrNull(state, "asset"),
    port: textIn(state, "port"),
    from: textOrNull(state, "from"),
    until: textOrNull(state, "until"),
    ticket: textOrNull(state, "ticket"),
    note: textIn(state, "note"),
    status: state.fields.status === "released" ? "released" : "held",
    updatedAt: lastChange(state),
    conflicts: state.conflicts.length,
    pending: state.pending,
  }),
  hit: ({ ip, holder, port }) => ({ title: ip, subtitle: joined([holder, port]) }),
  series: [],
  exported: "addresses",
  list: {
    columns: {
      subnet: column((row) => row.subnet),
      status: column((row) => row.status),
      until: column((row) => row.until),
      number: column((row) => ipNumber(row.ip), "plain", "integer"),
    },
    indexes: { subnet: { columns: ["subnet", "status", "number", "until"] } },
  },
  alsoFound: (state) => ({ text: [], names: [], numbers: [textIn(state, "mac")] }),
  desk: { cap: 0, rank: () => null },
  names: namesOf,
  keep: { years: null, locked: false, basis: "service record" },
});

function namesOf(state: EntityState) {
  return (["person", "asset", "ticket"] as const).flatMap((kind) => {
    const id = textOrNull(state, kind);
    return id === null ? [] : [entityKeyOf(kind, id)];
  });
}
