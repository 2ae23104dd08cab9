import type { SubnetBody } from "../address/subnet-form.ts";
import type { EntityState } from "../../log/state.ts";
import type { LevelRule } from "../approval/levels.ts";
import { mapIn, textIn } from "../kind/read-state.ts";
import { FAMILIES, definitionTitle, isFamily } from "./families.ts";
import type { ReadRecord } from "../kind/record-kind.ts";
import type { BodyOf, Family } from "./families.ts";
import type { CatalogueItem } from "./catalogue-item.ts";
import type { OwnField } from "./own-field.ts";
import type { Localized } from "./localized.ts";
import type { ServiceTarget } from "./service-target.ts";
import type { TaskPackage } from "./task-package.ts";
import { SHIPPED_CALENDAR } from "./shipped-service.ts";
import type { TeamCalendar } from "../../sla/team-calendar.ts";
import { definitionId, shippedDefinitions, shippedOf } from "./shipped.ts";
import type { Shipped } from "./shipped.ts";

/** A definition as lists show it and as records copy it. */
export interface DefinitionRow {
  id: string;
  family: string;
  key: string;
  title: Localized;
  order: number;
  retired: boolean;
  /** What its family says beside the title; always of the family's form. */
  body: Record<string, unknown>;
  /** 1 as it ships or as it was made, one more with every change since. */
  version: number;
  /** It came with the program; the team may have changed it. */
  shipped: boolean;
  pending: number;
  needsUpdate: boolean;
}

/** A team's own comes behind what ships, unless it says its place. */
const LAST = 100_000;

/** A definition with what the team has changed of it. */
export function definitionRow(state: EntityState): DefinitionRow {
  const family = textIn(state, "family");
  const key = textIn(state, "key");
  const ships = shippedOf(family, key);
  const title = definitionTitle.safeParse(mapIn(state, "title"));
  const order = state.fields.order;
  return {
    id: state.id,
    family,
    key,
    title: { ...ships?.title, ...(title.success ? title.data : {}) },
    order: typeof order === "number" ? order : (ships?.order ?? LAST),
    retired: state.fields.retired === true,
    body: bodyIn(family, state.fields.body) ?? ships?.body ?? bodyIn(family, {}) ?? {},
    version: state.marks.length + (ships ? 1 : 0),
    shipped: ships !== undefined,
    pending: state.pending,
    needsUpdate: state.unread.length > 0,
  };
}

/** A body as this program knows its family's form; null when it does not fit. */
function bodyIn(family: string, body: unknown): Record<string, unknown> | null {
  if (!isFamily(family)) return null;
  const read = FAMILIES[family].safeParse(body);
  return read.success ? read.data : null;
}

function asShipped({ id, family, key, title, order, body }: Shipped): DefinitionRow {
  const standing = { retired: false, version: 1, shipped: true, pending: 0, needsUpdate: false };
  return { id, family, key, title, order, body, ...standing };
}

/** A definition as it stands; null when nobody has defined it. Pure, over whatever states are at hand. */
export function definitionOf(family: string, key: string, read: ReadRecord): DefinitionRow | null {
  const state = read("definition", definitionId(family, key));
  if (state?.exists) return definitionRow(state);
  const ships = shippedOf(family, key);
  return ships ? asShipped(ships) : null;
}

/**
 * All definitions of a family in their order, the retired ones too: what ships, with the team's
 * changes and its own over it.
 *
 * @param changed rows of the definitions that operations have made or changed
 */
export function definitionsOf(family: Family, changed: readonly DefinitionRow[]): DefinitionRow[] {
  const team = changed.filter((row) => row.family === family);
  const untouched = shippedDefinitions()
    .filter((each) => each.family === family && !team.some(({ id }) => id === each.id))
    .map(asShipped);
  return [...untouched, ...team].sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
}

const bodyOf = <F extends Family>({ body }: Pick<DefinitionRow, "body">) => body as Partial<BodyOf<F>>;

/** The fields that an asset kind adds to its assets. */
export function ownFieldsOf(row: Pick<DefinitionRow, "body">): readonly OwnField[] {
  return bodyOf<"assetkind">(row).fields ?? [];
}

/** What goes with every asset of a kind. */
export function kindAccessoriesOf(
  row: Pick<DefinitionRow, "body">,
): readonly BodyOf<"assetkind">["accessories"][number][] {
  return bodyOf<"assetkind">(row).accessories ?? [];
}

/** That a signature binds, and what is kept of who signs. */
export function agreementOf(row: Pick<DefinitionRow, "body">): { text: Localized; kept: Localized } {
  const { text = {}, kept = {} } = bodyOf<"agreement">(row);
  return { text, kept };
}

/** Levels that a matter needs, with values in cents. */
export function approvalLevelsOf(row: Pick<DefinitionRow, "body">): LevelRule[] {
  return (bodyOf<"approval">(row).levels ?? []).map(({ level, from, kinds }) => ({
    ...{ level, from: Math.round(from * 100) },
    ...(kinds ? { kinds } : {}),
  }));
}

/** What a receiver agrees to. */
export function termsTextOf(row: Pick<DefinitionRow, "body">): Localized {
  return bodyOf<"terms">(row).text ?? {};
}

/** Working time, by the calendar's row; of one that says nothing readable, what ships. */
export function calendarIn({ body }: Pick<DefinitionRow, "body">): TeamCalendar {
  return "week" in body ? (body as TeamCalendar) : SHIPPED_CALENDAR;
}

/** What is promised, and of which tickets; null where it says nothing readable. */
export function targetIn({ body }: Pick<DefinitionRow, "body">): ServiceTarget | null {
  return "minutes" in body ? (body as ServiceTarget) : null;
}

/** Key of the group a category stands in, '' for none. */
export function groupOf(row: Pick<DefinitionRow, "body">): string {
  return bodyOf<"category">(row).group ?? "";
}

/** What is asked about an item of the catalogue, and who allows it; null where it says nothing readable. */
export function itemIn({ body }: Pick<DefinitionRow, "body">): CatalogueItem | null {
  return "fields" in body ? (body as CatalogueItem) : null;
}

/** A network whose addresses are given out; null where it says nothing readable. */
export function subnetIn({ body }: Pick<DefinitionRow, "body">): SubnetBody | null {
  return "network" in body ? (body as SubnetBody) : null;
}

/** What is to be done for a person; null where it says nothing readable. */
export function packageIn({ body }: Pick<DefinitionRow, "body">): TaskPackage | null {
  return "tasks" in body ? (body as TaskPackage) : null;
}
