import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { moveState, writeField } from "../../log/write.ts";
import { definitionUses, keepUses, usesOf } from "../definition/definition-use.ts";
import { definitionOf, subnetIn } from "../definition/definition-view.ts";
import { act } from "../kind/act.ts";
import { applyEdits, editsOf, personalEdits, sealedEditsOf } from "../kind/edits.ts";
import { changesSomething, existing, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning, Result } from "../kind/plan.ts";
import { textIn, textOrNull } from "../kind/read-state.ts";
import type { Rule } from "../kind/rule.ts";
import { refersToSomething } from "../kind/setting.ts";
import { undoing } from "../kind/undoing.ts";
import { macForm } from "../kind/unique-form.ts";
import { date, definedKey, ref, text } from "../words.ts";
import { addressFields } from "./address-fields.ts";
import type { AddressRow } from "./address-view.ts";
import { ipForm } from "./ip.ts";
import { liesIn } from "./subnet.ts";

const f = addressFields;
const PERMISSION = "ticket.write";
const UNDO = "address.undo";
const touches = ({ address }: { address: string }) => [entityKeyOf("address", address)];

type Set = z.output<ReturnType<typeof editsOf<typeof f>>>;

/** A rule: a MAC address is one, and nothing ends before it begins. */
function said(setOf: (asked: never) => Set, at = "set."): Rule<never> {
  return (asked) => {
    const { mac, from, until } = setOf(asked);
    if (mac && macForm(mac) === "") {
      return { rule: "mac", path: `${at}mac`, message: "this is no MAC address, e.g. 00:1b:44:11:3a:b7" };
    }
    if (from && until && until < from) {
      return { rule: "endsBeforeItBegins", path: `${at}until`, message: "it ends before it begins" };
    }
    return null;
  };
}

/** In one spelling, whatever was typed. */
const plain = (set: Set): Set => (set.mac ? { ...set, mac: macForm(set.mac) } : set);

const given = {
  subnet: definedKey("subnet").nullable().default(null),
  asset: f.asset.schema.default(null),
  ticket: f.ticket.schema.default(null),
};

const addressTake = act({
  permission: PERMISSION,
  creates: true,
  final: "somebody may have set it already: it is released",
  about:
    "Takes an address out of a subnet's list, for a person, a machine and a port, until a day. Refused where this laptop knows that somebody has it. Answers {id}.",
  payload: z.object({ address: ref, ip: f.ip.schema, ...given, set: sealedEditsOf(f), uses: definitionUses }),
  personal: personalEdits(f),
  touches,
  fold(draft, { ip, subnet, asset, ticket, set, uses }) {
    draft.state.exists = true;
    writeField(draft, f.subnet, "subnet", subnet);
    writeField(draft, f.ip, "ip", ip);
    writeField(draft, f.asset, "asset", asset);
    writeField(draft, f.ticket, "ticket", ticket);
    applyEdits(draft, f, set);
    if (draft.state.fields.status === undefined) writeField(draft, f.status, "status", "held");
    keepUses(draft, uses);
  },
  asks: z.object({ ip: text(45, 2), ...given, set: editsOf(f) }),
  rules: [said(({ set }: { set: Set }) => set) as never],
  plan({ ip, subnet, asset, ticket, set }, planning): Planned {
    const form = ipForm(ip);
    if (form === "") return refused("notAllowed", "this is no IP address", "ip", { rule: "ip" });
    const uses = usesOf(planning, f, { subnet }, "");
    if (!uses.ok) return uses;
    const fits = isFree(planning, subnet, form);
    if (!fits.ok) return fits;
    const found = refersToSomething(planning, f, set);
    if (!found.ok) return found;
    const others = refersToSomething(planning, f, { asset, ticket }, "");
    if (!others.ok) return others;
    const address = planning.newId();
    const payload = { address, ip: form, subnet, asset, ticket, set: plain(set), uses: uses.value };
    return planned({ payload, label: form, id: address, number: null });
  },
});

/** It lies in its subnet, is not its gateway, and nobody has it as far as this laptop knows. */
function isFree(planning: Planning, subnet: string | null, ip: string): Result<null> {
  const row = subnet === null ? null : definitionOf("subnet", subnet, planning.state);
  const body = row && subnetIn(row);
  if (row?.retired) {
    return refused("notAllowed", "nothing is given out of this subnet any more", "subnet", {
      rule: "retired",
    });
  }
  if (body && !liesIn(body, ip)) {
    return refused("notAllowed", "this address lies outside the subnet", "ip", { rule: "outside" });
  }
  if (body?.gateway === ip) {
    return refused("notAllowed", "this is the gateway of the subnet", "ip", { rule: "gateway" });
  }
  const rows = planning.rows("address") as readonly AddressRow[];
  const taken = rows.find((each) => each.ip === ip && each.status === "held");
  if (!taken) return planned(null);
  return refused("notAllowed", "somebody has this address", "ip", { rule: "taken", by: taken.id });
}

/** An address that is held; what was released is another's, or free. */
function held(planning: Planning, id: string): Result<EntityState> {
  const found = existing(planning, "address", id, "address");
  if (!found.ok || found.value.fields.status !== "released") return found;
  return refused("notAllowed", "this address was released: it is taken anew", "address", {
    status: "released",
  });
}

const change = (asked: { address: string } & Record<string, unknown>, state: EntityState): Planned =>
  planned({ payload: { ...asked }, label: textIn(state, "ip"), id: asked.address, number: null });

const addressEdit = act({
  permission: PERMISSION,
  undo: UNDO,
  about: "Changes at least one field of an address that is held.",
  payload: z.object({ address: ref, set: sealedEditsOf(f) }),
  personal: personalEdits(f),
  touches,
  fold(draft, { set }) {
    applyEdits(draft, f, set);
  },
  asks: z.object({ address: ref, set: editsOf(f) }),
  rules: [said(({ set }: { set: Set }) => set) as never],
  plan(asked, planning) {
    const some = changesSomething(asked.set);
    if (!some.ok) return some;
    const state = held(planning, asked.address);
    if (!state.ok) return state;
    const found = refersToSomething(planning, f, asked.set);
    return found.ok ? change({ ...asked, set: plain(asked.set) }, state.value) : found;
  },
});

const extended = z.object({ address: ref, until: date.nullable() });

const addressExtend = act({
  permission: PERMISSION,
  undo: UNDO,
  about: "Lets somebody keep an address until another day, or for good (`until` null).",
  payload: extended,
  touches,
  fold(draft, { until }) {
    writeField(draft, f.until, "until", until);
  },
  asks: extended,
  plan(asked, planning) {
    const state = held(planning, asked.address);
    if (!state.ok) return state;
    const from = textIn(state.value, "from");
    if (asked.until !== null && from !== "" && asked.until < from) {
      return refused("notAllowed", "it ends before it begins", "until", { rule: "endsBeforeItBegins" });
    }
    return change(asked, state.value);
  },
});

const releasing = z.object({ address: ref });

const addressRelease = act({
  permission: PERMISSION,
  undo: UNDO,
  about: "Gives an address back to its subnet: the next may have it.",
  payload: releasing,
  touches,
  fold(draft) {
    if (!moveState(draft, "status", ["held"], "released")) return;
    writeField(draft, f.released, "released", draft.mark.op);
  },
  asks: releasing,
  plan(asked, planning) {
    const state = held(planning, asked.address);
    return state.ok ? change(asked, state.value) : state;
  },
});

const addressUndo = undoing("address", f, {
  permission: PERMISSION,
  except: ["subnet", "ip", "asset", "ticket"],
  ways: [{ from: "released", to: "held" }],
  // Somebody may have taken it since.
  allowed: (state, { moved }, planning) =>
    moved ? isFree(planning, textOrNull(state, "subnet"), textIn(state, "ip")) : planned(null),
});

export const addressActs = {
  "address.take": addressTake,
  "address.edit": addressEdit,
  "address.extend": addressExtend,
  "address.release": addressRelease,
  "address.undo": addressUndo,
};
