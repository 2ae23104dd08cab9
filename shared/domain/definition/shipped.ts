import { derivedId } from "../../log/derived-id.ts";
import { LEVELS } from "../approval/levels.ts";
import type { Family } from "./families.ts";
import type { Localized } from "./localized.ts";
import type { OwnField } from "./own-field.ts";
import { SHIPPED_LIMITS } from "./report-limit.ts";
import { SHIPPED_ACCESSORIES } from "./shipped-accessories.ts";
import { SHIPPED_AGREEMENT } from "./shipped-agreement.ts";
import { SHIPPED_ITEMS } from "./shipped-items.ts";
import { SHIPPED_PACKAGES } from "./shipped-packages.ts";
import { SHIPPED_CALENDAR, SHIPPED_TARGETS } from "./shipped-service.ts";
import { SHIPPED_MESSAGES, SHIPPED_MODULES } from "./shipped-texts.ts";
import { SHIPPED_TERMS } from "./shipped-terms.ts";
import { SHIPPED_WORDS } from "./shipped-words.ts";

/** A definition that exists without an operation. */
export interface Shipped {
  id: string;
  family: Family;
  key: string;
  title: Localized;
  order: number;
  body: Record<string, unknown>;
}

const own = (field: Pick<OwnField, "key" | "title" | "form"> & { unit?: string }): OwnField => ({
  unit: "",
  choices: [],
  required: false,
  ...field,
});
const IMEI = own({ key: "imei", title: { "zh-CN": "IMEI", en: "IMEI" }, form: "text" });

/** Own fields of the asset kinds that ship. */
const SHIPPED_FIELDS: Readonly<Record<string, readonly OwnField[]>> = {
  printer: [own({ key: "colour", title: { "zh-CN": "彩色", en: "Colour" }, form: "flag" })],
  monitor: [own({ key: "size", title: { "zh-CN": "尺寸", en: "Size" }, form: "number", unit: "inch" })],
  phone: [IMEI],
  tablet: [IMEI],
};

function bodyOf(family: Family, key: string): Record<string, unknown> {
  switch (family) {
    case "category":
      return { group: key.slice(0, key.indexOf(".")) };
    case "assetkind":
      return { fields: SHIPPED_FIELDS[key] ?? [], accessories: SHIPPED_ACCESSORIES[key] ?? [] };
    case "terms":
      return { text: SHIPPED_TERMS };
    case "approval":
      return { levels: LEVELS.disposal.map(({ level, from }) => ({ level, from: from / 100 })) };
    case "agreement":
      return SHIPPED_AGREEMENT;
    case "calendar":
      return SHIPPED_CALENDAR;
    case "target":
      return SHIPPED_TARGETS[key] ?? {};
    case "limit":
      return { ...SHIPPED_LIMITS[key] };
    case "group":
      return { members: [] };
    case "textmodule":
      return { text: SHIPPED_MODULES[key] ?? {} };
    case "message":
      return { text: SHIPPED_MESSAGES[key] ?? {} };
    case "item":
      return { ...SHIPPED_ITEMS[key] };
    case "package":
      return { ...SHIPPED_PACKAGES[key] };
    default:
      return {};
  }
}

/** Between two shipped ones there is room for a team's own. */
const STEP = 10;

function made(): Shipped[] {
  return Object.entries(SHIPPED_WORDS).flatMap(([name, entries]) =>
    entries.map(([key, zh, en], index) => {
      const family = name as Family;
      const title = { "zh-CN": zh, en };
      const order = (index + 1) * STEP;
      return { id: reckoned(family, key), family, key, title, order, body: bodyOf(family, key) };
    }),
  );
}

const wordOf = (family: string, key: string) => `${family} ${key}`;
let all: ReadonlyMap<string, Shipped> | null = null;

/** Reckoned when it is first asked for: the ids take a few milliseconds. */
function byWord(): ReadonlyMap<string, Shipped> {
  all ??= new Map(made().map((each) => [wordOf(each.family, each.key), each]));
  return all;
}

/** Everything that ships, by family and in the order of the lists. */
export function shippedDefinitions(): readonly Shipped[] {
  return [...byWord().values()];
}

export function shippedOf(family: string, key: string): Shipped | undefined {
  return byWord().get(wordOf(family, key));
}

/** The record of a definition, alike on every device: by it a team changes what ships. */
export function definitionId(family: string, key: string): string {
  return shippedOf(family, key)?.id ?? reckoned(family, key);
}

function reckoned(family: string, key: string): string {
  return derivedId("definition", family, key);
}
