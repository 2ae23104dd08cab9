import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { custodyActs } from "../custody/custody-acts.ts";
import { toldBy } from "../custody/custody-chain.ts";
import { custodyOf } from "../custody/custody-state.ts";
import { laterActs } from "../custody/later-acts.ts";
import { joined, textOrNull } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import type { KnownMark } from "../kind/record-kind.ts";
import { macForm, serialForm, uniqueForm, uuidForm } from "../kind/unique-form.ts";
import { assetActs } from "./asset-acts.ts";
import { classifyActs } from "./classify-acts.ts";
import { assetFields } from "./asset-fields.ts";
import type { Medium, Port } from "./asset-fields.ts";
import { assetMissing } from "./asset-missing.ts";
import type { AssetRow } from "./asset-view.ts";
import { assetRow, standingOf } from "./asset-view.ts";
import { alsoStanding, asShown } from "./merge-circle.ts";

/** Ports beyond this are not searched by MAC: a big switch must not drown its own name. */
const SEARCHED_PORTS = 200;
/** A machine's own ports, of which people know the last characters. */
const OWN_PORTS = 8;
/** A switch has some hundred ports; a document that lists more is not indexed by all of them. */
const INDEXED_PORTS = 1024;

/** What every index ends with: a page deep in the register is found without touching rows. */
const covering = ["kind", "status", "site"];

/** A thing the department answers for, and the chain of who has it (domain.md 2.3, 2.4, 2.7). */
export const asset = recordKind<AssetRow>()({
  name: "asset",
  fields: assetFields,
  acts: { ...assetActs, ...custodyActs, ...laterActs, ...classifyActs },
  row: assetRow,
  hit: ({ number, name, maker, model, tag, serial, holder }) => ({
    title: joined([number, name || model], " "),
    // Its name is often that of its model, and is said already.
    subtitle: joined([maker, name === "" || name === model ? "" : model, tag, serial, holder ?? ""]),
  }),
  series: ["A", "H", "R"],
  exported: "assets",
  list: {
    where: "status <> 'merged'",
    columns: {
      kind: column((row) => row.kind),
      status: column((row) => standingOf(row)),
      site: column((row) => row.site),
      number: column((row) => row.number, "number"),
      updatedAt: column((row) => row.updatedAt, "plain", "integer"),
      name: column((row) => row.name, "name"),
      tag: column((row) => row.tag),
      holder: column((row) => row.holder ?? "", "name"),
      holderPerson: column((row) => row.holderPerson),
      unsigned: column((row) => row.unsigned),
      unsignedSince: column((row) => row.unsignedSince, "plain", "integer"),
      dueBack: column((row) => row.dueBack),
      seal: column((row) => row.seal),
    },
    indexes: {
      number: { columns: ["number", ...covering] },
      updated: { columns: ["updatedAt", ...covering] },
      name: { columns: ["name", ...covering] },
      tag: { columns: ["tag", ...covering] },
      holder: { columns: ["holder", ...covering] },
      person: { columns: ["holderPerson"], where: "holderPerson IS NOT NULL" },
      unsigned: { columns: ["unsigned", "unsignedSince"], where: "unsigned IS NOT NULL" },
      due: { columns: ["dueBack"], where: "dueBack IS NOT NULL" },
      missing: { columns: ["number"], where: "status = 'missing'" },
      seal: { columns: ["number"], where: "seal IS NOT NULL" },
    },
  },
  alsoFound: (state) => ({
    text: portsOf(state)
      .slice(OWN_PORTS, SEARCHED_PORTS)
      .map(({ mac }) => mac),
    numbers: [
      ...mediaOf(state).map(({ serial }) => serial),
      ...portsOf(state)
        .slice(0, OWN_PORTS)
        .map(({ mac }) => mac),
    ],
    names: [keepingOf(state)?.name, keepingOf(state)?.responsible],
  }),
  desk: { cap: 500, rank: (row) => (row.contested || row.conflicts > 0 ? row.updatedAt : null) },
  names(state) {
    const person = keepingOf(state)?.person;
    const lot = textOrNull(state, "lot");
    return [
      ...(person ? [entityKeyOf("person", person)] : []),
      ...(lot ? [entityKeyOf("disposal", lot)] : []),
    ];
  },
  knownBy,
  partOf,
  missing: assetMissing,
  shown: { as: asShown, alsoChanges: alsoStanding },
  settledBy: { custody: "custody.resolve" },
  keep: { years: 10, locked: true, basis: "custody and disposal" },
});

const keepingOf = (state: EntityState) => toldBy(custodyOf(state))?.to;

function partOf({ fields: { mergedInto } }: EntityState): string | null {
  return typeof mergedInto === "string" && mergedInto !== "" ? mergedInto : null;
}

/** UUID and addresses find a machine; a merged record is still found by the tag and serial it had. */
function knownBy(state: EntityState): KnownMark[] {
  const marks: KnownMark[] = [{ field: "uuid", value: uuidForm(state.fields.uuid) }];
  if (partOf(state) !== null) {
    marks.push(
      { field: "tag", value: uniqueForm(state.fields.tag) },
      { field: "serial", value: serialForm(state.fields.serial) },
    );
  }
  const addresses = portsOf(state)
    .slice(0, INDEXED_PORTS)
    .map(({ mac }) => macForm(mac));
  return [...marks, ...[...new Set(addresses)].map((value) => ({ field: "mac", value }))];
}

const mediaOf = (state: EntityState) => (state.fields.media as Medium[] | undefined) ?? [];
const portsOf = (state: EntityState) => (state.fields.ports as Port[] | undefined) ?? [];
