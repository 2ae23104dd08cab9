import type { Core } from "../../electron/core/compose.ts";
import { RESOLUTION_CODES } from "../../shared/domain/ticket/ticket-fields.ts";
import type { QueryName, QueryParams, QueryResults } from "../../shared/ipc/queries.ts";
import { must } from "./hub-site.ts";
import type { Random } from "./random.ts";

export type Command = { type: string } & Record<string, unknown>;

/**
 * What a technician might do next, looking at what this laptop shows. Null when there is nothing to act on.
 *
 * @param crowded all work on the same few records, so that a third comes in while two are being told apart
 */
export function nextAct(core: Core, random: Random, count: number, crowded: boolean): Command | null {
  const ask = <N extends QueryName>(name: N, params: QueryParams<N>) =>
    must(core.query(name, params as Record<string, unknown>)) as QueryResults[N];
  const tickets = ask("ticket.page", { scope: "all", limit: crowded ? 1 : 20 }).rows;
  const assets = ask("asset.page", { limit: crowded ? 3 : 20 }).rows.filter(({ mergedInto }) => !mergedInto);
  const conflicts = ask("conflict.page", { limit: 50 }).rows;
  /** New words most of the time, now and then what somebody else may have written as well. */
  const words = (kind: string) => (random.chance(0.15) ? `${kind} as agreed` : `${kind} number ${count}`);
  const ticket = () => random.pick(tickets).id;

  const acts: Record<string, () => Command | null> = {
    open: () => ({
      type: "ticket.open",
      set: { title: words("ticket"), place: words("place"), description: words("description") },
      tags: random.chance(0.5) ? ["vip"] : [],
    }),
    edit: () => ({
      type: "ticket.edit",
      ticket: ticket(),
      set: random.pick([
        ...(crowded ? Array.from({ length: 12 }, () => ({ description: words("description") })) : []),
        { title: words("title") },
        { place: words("place") },
        { dept: words("dept"), contact: words("contact") },
        { description: words("description") },
        { description: words("description"), errorText: words("error") },
        { impact: random.pick(["high", "medium", "low"]) },
      ]),
      ...tagged(random),
    }),
    assign: () => {
      const members = ask("member.list", {});
      const assignee = members.length > 0 && random.chance(0.8) ? random.pick(members).id : null;
      return { type: "ticket.assign", ticket: ticket(), assignee };
    },
    accept: () => ({ type: "ticket.accept", ticket: ticket() }),
    note: () => ({ type: "ticket.note", ticket: ticket(), text: words("note") }),
    resolve: () => ({
      type: "ticket.resolve",
      ticket: ticket(),
      resolutionCode: random.pick(RESOLUTION_CODES),
      solution: words("solution"),
    }),
    reopen: () => ({ type: "ticket.reopen", ticket: ticket(), reason: words("reason") }),
    close: () => ({
      type: "ticket.close",
      ticket: ticket(),
      confirmation: "verbal",
      rating: 1 + random.below(5),
    }),
    archive: () => ({ type: "ticket.archive", ticket: ticket() }),
    register: () => ({
      type: "asset.register",
      set: {
        kind: "laptop",
        name: words("asset"),
        tag: `IT-${random.below(6)}`,
        serial: `SN${random.below(8)}`,
      },
    }),
    editAsset: () =>
      assets.length === 0
        ? null
        : {
            type: "asset.edit",
            asset: random.pick(assets).id,
            set: random.pick([
              { place: words("place") },
              { remark: words("remark") },
              { tag: `IT-${random.below(6)}` },
              { serial: `SN${random.below(8)}` },
            ]),
          },
    merge: () => {
      // Either way round, so that people merge what others merge the other way.
      const chance = random.below(6);
      const [one, other] = [assets[0], assets[1 + (chance >> 1)]];
      if (!one || !other) return null;
      const [asset, drop] = chance % 2 === 0 ? [one, other] : [other, one];
      return { type: "asset.merge", asset: asset.id, drop: drop.id };
    },
    handOver: () => {
      const held = distinct(random, assets);
      return held.length === 0
        ? null
        : {
            type: "custody.handOver",
            purpose: "issue",
            giverName: "Storeroom",
            receiver: null,
            receiverName: words("person"),
            place: "",
            handedAt: "2026-11-23T08:00:00.000Z",
            lines: held.map(({ id }) => ({ asset: id, condition: "good" })),
          };
    },
    takeBack: () => {
      const held = distinct(random, assets).filter(({ status }) => status === "inUse");
      return held.length === 0
        ? null
        : {
            type: "custody.return",
            reason: "idle",
            returnerName: words("person"),
            place: "",
            returnedAt: "2026-11-23T08:00:00.000Z",
            lines: held.map(({ id }) => ({ asset: id, condition: "good" })),
          };
    },
    decide: () => {
      const contested = assets.filter(({ contested }) => contested);
      if (contested.length === 0) return null;
      const { id } = random.pick(contested);
      const tips = ask("asset.get", { id }).custody.branches.map((branch) => branch.at(-1) as string);
      return { type: "custody.resolve", asset: id, adopt: random.pick(tips), tips, note: words("decision") };
    },
    settle: () => {
      const open = conflicts.filter((each) => each.class === "text" || each.class === "state");
      if (open.length === 0) return null;
      const conflict = random.pick(open);
      const { value } = random.pick(conflict.sides);
      return {
        type: "conflict.resolve",
        kind: conflict.kind,
        entity: conflict.entity,
        field: conflict.field,
        sides: conflict.sides.map(({ op }) => op),
        value:
          typeof value === "string" && (conflict.class === "state" || random.chance(0.5))
            ? value
            : words("text"),
      };
    },
    person: () => {
      const people = ask("person.page", { limit: 20 }).rows;
      const set = { name: words("person"), employeeNo: `${1000 + random.below(4)}` };
      return people.length > 0 && random.chance(0.7)
        ? { type: "person.set", person: random.pick(people).id, set }
        : { type: "person.set", set };
    },
    site: () => {
      const sites = ask("site.list", {});
      return sites.length > 0
        ? { type: "site.set", site: random.pick(sites).id, set: { name: words("site") } }
        : { type: "site.set", set: { name: words("site"), code: "N1" } };
    },
  };
  const weights = {
    open: 1,
    edit: 10,
    assign: 2,
    accept: 2,
    note: 3,
    resolve: 2,
    reopen: 1,
    close: 1,
    archive: 0.5,
    register: 1,
    editAsset: 3,
    merge: 0.5,
    handOver: 5,
    takeBack: 3,
    decide: 3,
    settle: 3,
    person: 1,
    site: 0.5,
  };
  const needsTicket = new Set(["edit", "assign", "accept", "note", "resolve", "reopen", "close", "archive"]);
  const kind = random.weighted(crowded ? { ...weights, ...CROWDED } : weights);
  if (tickets.length === 0 && needsTicket.has(kind)) return null;
  return acts[kind]?.() ?? null;
}

const CROWDED = {
  open: 0,
  register: 0.2,
  person: 0.2,
  merge: 2,
  edit: 14,
  handOver: 10,
  decide: 10,
  settle: 16,
};

function tagged(random: Random): Record<string, unknown> {
  const tag = random.pick(["vip", "floor 3", "__proto__"]);
  const change = random.weighted({ none: 3, add: 2, remove: 2 });
  return change === "none" ? {} : { [change]: { tags: [tag] } };
}

function distinct<T>(random: Random, list: readonly T[]): T[] {
  return list.filter(() => random.chance(0.4)).slice(0, 3);
}
