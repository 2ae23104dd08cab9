import { address as addressKind } from "../../../shared/domain/address/address.ts";
import type { AddressRow } from "../../../shared/domain/address/address-view.ts";
import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { joined, mapIn, textIn, writtenAt } from "../../../shared/domain/kind/read-state.ts";
import { person as personKind } from "../../../shared/domain/person/person.ts";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import type { PackageSaid } from "../../../shared/domain/ticket/ticket-package.ts";
import { ticket as ticketKind } from "../../../shared/domain/ticket/ticket.ts";
import type { LeaverLine, LeaverSources } from "../../../shared/documents/leaver/leaver-sources.ts";
import { atHand } from "../../../shared/log/parts.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { timestampOf } from "../environment.ts";
import { memberNames } from "../queries/parts.ts";
import { rowOf } from "../store/derived/projections.ts";
import { readStore } from "../store/read-store.ts";
import type { ReadStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";

/** More things than anybody has. */
const MOST = 500;
const IN_NAME = `SELECT e.kind, e.id FROM reference r JOIN entity e ON e.e = r.e WHERE r.target = ? LIMIT ${MOST}`;

interface Named {
  kind: string;
  id: string;
}

const dayOf = (ms: number) => (ms > 0 ? timestampOf(ms).slice(0, 10) : "");
const isOver = (status: unknown) => ["resolved", "closed", "archived"].includes(String(status));

/** What of a person is back, closed and missing; null where this laptop knows no such person. */
export function readLeaver(
  store: Store,
  { person, today }: { person: string; today: string },
): LeaverSources | null {
  return leaverIn(readStore(store), store.identity().workspaceName, { person, today });
}

/** The same where only the store's reading side is at hand. */
export function leaverIn(
  store: ReadStore,
  organisation: string,
  { person, today }: { person: string; today: string },
): LeaverSources | null {
  const row = store.source.row(personKind.name, person) as PersonRow | null;
  if (!row) return null;
  const named = store.prepare<[string], Named>(IN_NAME).all(person);
  const statesOf = (kind: string) =>
    named.flatMap((each) => (each.kind === kind ? (store.source.state(kind, each.id) ?? []) : []));
  const memberName = memberNames(store);
  const tickets = statesOf(ticketKind.name);
  const lines = [
    ...assetsOf(store, statesOf(assetKind.name), tickets, person),
    ...statesOf(addressKind.name).map(addressLine),
    ...tickets.flatMap((state) => ticketLine(state, accountsEnded(tickets), memberName)),
  ];
  const known = atHand(row);
  return {
    ...{ organisation, today, name: known.name, employeeNo: known.employeeNo, dept: known.dept },
    day: leavingDay(tickets),
    lines: [...lines].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)),
  };
}

/** What is missing is looked for first. */
const ORDER: readonly LeaverLine["state"][] = ["missing", "back", "closed"];

const packageOf = ({ fields }: EntityState) => (fields.package as PackageSaid | undefined) ?? null;

function leavingDay(tickets: readonly EntityState[]): string {
  const days = tickets.flatMap((state) => packageOf(state) ?? []).filter(({ key }) => key === "leaving");
  return (
    days
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? ""
  );
}

/** What the person holds is missing; what a task of leaving names and somebody else has since is back. */
function assetsOf(
  store: ReadStore,
  held: readonly EntityState[],
  tickets: readonly EntityState[],
  person: string,
): LeaverLine[] {
  const leaving = tickets.filter((state) => packageOf(state)?.key === "leaving");
  const tasked = leaving.flatMap((state) => (rowOf(state) as { assets: string[] }).assets);
  const rows = [...new Set([...held.map(({ id }) => id), ...tasked])].flatMap(
    (id) => (store.source.row(assetKind.name, id) as AssetRow | null) ?? [],
  );
  return rows.flatMap((asset): LeaverLine[] => {
    const has = asset.holderPerson === person;
    if (!has && !tasked.includes(asset.id)) return [];
    return [
      {
        ...{ what: "asset", id: asset.id, number: asset.tag || asset.number },
        title: joined([asset.name, asset.model], " "),
        state: has ? "missing" : "back",
        detail: has ? "" : joined([asset.holder ?? "", asset.place], " "),
        on: has ? "" : dayOf(asset.updatedAt),
      },
    ];
  });
}

function addressLine(state: EntityState): LeaverLine {
  const { ip, port, mac, status, id, until } = rowOf(state) as AddressRow;
  const isBack = status === "released";
  return {
    ...{ what: "address", id, number: ip, title: joined([port, mac], " ") },
    state: isBack ? "back" : "missing",
    detail: until ?? "",
    on: isBack ? dayOf(writtenAt(state, "status")) : "",
  };
}

/** When the last task was done that closes the accounts of somebody; 0 while none was. */
function accountsEnded(tickets: readonly EntityState[]): number {
  const done = tickets.filter((state) => closesAccounts(state) && isOver(state.fields.status));
  return Math.max(0, ...done.map((state) => writtenAt(state, "status")));
}

const closesAccounts = (state: EntityState) =>
  textIn(state, "item") === "account" &&
  (packageOf(state)?.key === "leaving" || mapIn(state, "answers").action === "close");

/** Accounts that were opened for the person, and tasks of packages; what else they once reported is no part of it. */
function ticketLine(state: EntityState, ended: number, memberName: (id: string) => string): LeaverLine[] {
  const item = textIn(state, "item");
  const of = packageOf(state);
  if (item !== "account" && of?.key !== "leaving") return [];
  const at = writtenAt(state, "status");
  // A request for an account that is done has opened one: it ends with the task that closes them all.
  const opened = item === "account" && !closesAccounts(state);
  const closed = opened ? ended >= at : isOver(state.fields.status);
  const assignee = textIn(state, "assignee");
  const system = mapIn(state, "answers").system;
  return [
    {
      ...{ what: item === "account" ? "account" : "ticket", id: state.id, number: textIn(state, "number") },
      title: joined([textIn(state, "title"), typeof system === "string" ? system : ""], " · "),
      state: closed ? "closed" : "missing",
      detail: assignee === "" ? "" : memberName(assignee),
      on: closed ? dayOf(opened ? ended : at) : "",
    },
  ];
}
