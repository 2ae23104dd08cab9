import { WHOLE, fit } from "../finding/fit.ts";

export interface ChoiceItem {
  value: string;
  label: string;
}

export interface ChoiceGroup {
  group: string;
  items: readonly ChoiceItem[];
}

export type ChoiceData = readonly (ChoiceItem | ChoiceGroup)[];

/** All that can be chosen, without its groups. */
export function itemsOf(data: ChoiceData): ChoiceItem[] {
  return data.flatMap((each) => ("group" in each ? each.items : [each]));
}

/**
 * What answers to what was typed, the best first; among equals, and with nothing typed, in its own order.
 * A group goes where its best stands; who types the name of a group is shown all of it.
 */
export function fitting(
  data: ChoiceData,
  typed: string,
  readings: (text: string) => string,
): (ChoiceItem | ChoiceGroup)[] {
  if (typed.trim() === "") return [...data];
  const pointsOf = (label: string) => fit(label, readings(label), typed)?.points ?? 0;
  const scored = data.map((each) => {
    if (!("group" in each)) return { each, points: pointsOf(each.label) };
    // Found by the name of its group, it goes behind what is called that itself.
    const byGroup = pointsOf(each.group) / (WHOLE + 1);
    const items = each.items
      .map((item) => ({ item, points: pointsOf(item.label) || byGroup }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points);
    return { each: { ...each, items: items.map(({ item }) => item) }, points: items[0]?.points ?? 0 };
  });
  return scored
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ each }) => each);
}
