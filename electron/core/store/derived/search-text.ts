import { custodyOf } from "../../../../shared/domain/custody/custody-evolve.ts";
import { headOf } from "../../../../shared/domain/custody/custody-chain.ts";
import type { Medium, Port } from "../../../../shared/domain/asset/asset-fields.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { setElements } from "../../../../shared/log/state.ts";
import { indexForm, pinyinForms } from "../../search/text-forms.ts";

/** What a record is found by: plain text, and names that are also found by pinyin. */
export interface SearchText {
  text: string;
  names: string;
}

/** Ports beyond this are not searched by MAC: a big switch must not drown its own name. */
const SEARCHED_PORTS = 200;

const PLAIN: Record<string, readonly string[]> = {
  ticket: ["number", "title", "contact", "place", "description", "errorText", "solution"],
  asset: ["number", "tag", "serial", "name", "maker", "model", "place", "financeNo", "uuid", "remark"],
  person: ["employeeNo", "phone", "mail", "place"],
};
const NAMES: Record<string, readonly string[]> = {
  ticket: ["requester", "dept"],
  asset: [],
  person: ["name", "dept"],
};

/** The searched text of a record; null for kinds that are not searched. */
export function searchText(state: EntityState): SearchText | null {
  const plain = PLAIN[state.kind];
  if (!plain) return null;
  const parts = plain.map((name) => state.fields[name]);
  const names = (NAMES[state.kind] ?? []).map((name) => state.fields[name]);
  if (state.kind === "ticket") {
    parts.push(...setElements(state, "tags"));
    for (const entry of state.lists.actions ?? []) parts.push(entry.value.text);
  }
  if (state.kind === "asset") {
    names.push(headOf(custodyOf(state))?.holder?.name);
    for (const medium of (state.fields.media as Medium[] | undefined) ?? []) parts.push(medium.serial);
    const ports = (state.fields.ports as Port[] | undefined) ?? [];
    for (const port of ports.slice(0, SEARCHED_PORTS)) parts.push(port.mac);
  }
  return { text: joined(parts), names: joined(names) };
}

function joined(parts: readonly unknown[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join("\n");
}

/** Names recur by the thousand and pinyin is the dearest part of indexing. */
const REMEMBERED = 20_000;
const remembered = new Map<string, string>();

/** The text as it enters the full-text index. */
export function indexedText({ text, names }: SearchText): string {
  let forms = remembered.get(names);
  if (forms === undefined) {
    forms = names === "" ? "" : `${indexForm(names)} ${names.split("\n").map(pinyinForms).join(" ")}`;
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(names, forms);
  }
  return `${indexForm(text)} ${forms}`;
}
