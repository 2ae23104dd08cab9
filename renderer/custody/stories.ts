import { sameName } from "../../shared/domain/person/same-person.ts";
import { HIDDEN } from "../../shared/log/parts.ts";
import type { AssetDetail, CustodyEntry } from "../../shared/ipc/queries.ts";

/** One telling of who has the asset, as it is shown beside the others. */
export interface Story {
  /** Last event of the story: what a decision names. */
  tip: string;
  /** The events after the point where the stories part, oldest first. */
  events: CustodyEntry[];
  /** Who has the asset if this story holds; null when it is in stock. */
  holder: string | null;
  /** The hub received this story first: its holder is the provisional one, not the true one. */
  recordedFirst: boolean;
  /** Part of it still waits on this laptop and has not been seen by the hub. */
  waiting: boolean;
  /** An event whose signature or link does not check. */
  doubtful: boolean;
}

export interface Stories {
  /** The last event all stories share; null when they part before the first hand-over. */
  before: CustodyEntry | null;
  stories: Story[];
}

/** The open stories of a contested asset, the one recorded first in front. */
export function storiesOf(custody: AssetDetail["custody"]): Stories {
  const byId = new Map(custody.events.map((event) => [event.id, event]));
  const stories = custody.branches.flatMap((branch, index): Story[] => {
    const events = branch.flatMap((id) => byId.get(id) ?? []);
    const tip = events.at(-1);
    if (!tip) return [];
    return [
      {
        tip: tip.id,
        events,
        holder: tip.holder?.name ?? null,
        recordedFirst: index === 0 && tip.seq !== null,
        waiting: events.some((event) => event.seq === null),
        doubtful: events.some((event) => event.broken === true || event.verified === false),
      },
    ];
  });
  const parted = stories[0]?.events[0]?.prev ?? null;
  return { before: (parted && byId.get(parted)) || null, stories };
}

/**
 * Hand-overs by somebody who did not have the asset: it was with another person, and nothing says that it
 * came back. By the event's id, who had it.
 */
export function breaksIn({ events }: Pick<AssetDetail["custody"], "events">): Map<string, string> {
  const byId = new Map(events.map((event) => [event.id, event]));
  return new Map(
    events.flatMap(({ id, act, prev, from }): [string, string][] => {
      const before = prev === null ? undefined : byId.get(prev);
      const had = before?.to?.holder === "person" ? before.to.name : "";
      // Of a name that is not at hand nothing can be said.
      const unsaid = from === null || had === "" || had === HIDDEN || from === HIDDEN;
      return act === "handOver" && !unsaid && !sameName(had, from) ? [[id, had]] : [];
    }),
  );
}

/** How an event of the custody history stands. */
export type EventStanding = "valid" | "provisional" | "contested" | "setAside";

/** Where each event of an asset's history stands, by event id. */
export function standings(custody: AssetDetail["custody"]): Map<string, EventStanding> {
  const [first = [], ...others] = custody.branches;
  const provisional = new Set(first);
  const contested = new Set(others.flat());
  return new Map(
    custody.events.map((event) => {
      if (event.setAside !== undefined) return [event.id, "setAside"];
      if (provisional.has(event.id)) return [event.id, "provisional"];
      return [event.id, contested.has(event.id) ? "contested" : "valid"];
    }),
  );
}
