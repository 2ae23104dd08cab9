import type { SyncStatus } from "../../shared/ipc/change-batch.ts";
import type { AreaPart } from "../contributions/index.ts";
import type { Area } from "../ui/index.ts";

/** An area of the rail with those that stand within it. */
export interface RailPlace {
  area: AreaPart;
  /** Areas that are its tabs, before its own; none for most. */
  tabs: AreaPart[];
}

/** The rail's places, from the top to the foot. */
export function railOf(areas: readonly AreaPart[]): RailPlace[] {
  return areas
    .filter(({ within }) => within === undefined)
    .map((area) => ({ area, tabs: areas.filter(({ within }) => within === area.id) }));
}

/** The place that an area stands in. */
export function placeOf(rail: readonly RailPlace[], area: Area | null): RailPlace | undefined {
  return rail.find((place) => place.area.id === area || place.tabs.some(({ id }) => id === area));
}

/** How much waits for a person in each area. */
export function countsOf(
  areas: readonly AreaPart[],
  status: Pick<SyncStatus, "needs"> | null,
): Partial<Record<Area, number>> {
  return Object.fromEntries(
    areas.map(({ id, needs = [] }) => [
      id,
      needs.reduce((sum, { need }) => sum + (status?.needs[need] ?? 0), 0),
    ]),
  );
}

/** What is to be looked at in a place and its tabs. */
export function countOf({ area, tabs }: RailPlace, counts: Partial<Record<Area, number>>): number {
  return [area, ...tabs].reduce((sum, { id }) => sum + (counts[id] ?? 0), 0);
}

/** Where choosing a place leads: to the first of its tabs in which there is something to look at. */
export function entryOf({ area, tabs }: RailPlace, counts: Partial<Record<Area, number>>): Area {
  return tabs.find(({ id }) => (counts[id] ?? 0) > 0)?.id ?? area.id;
}
