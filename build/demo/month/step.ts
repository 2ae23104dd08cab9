/** Members of the invented department, by key. */
export const CREW_KEYS = ["lead", "colleague", "tang", "fang", "assets", "manager"] as const;
export type CrewKey = (typeof CREW_KEYS)[number];

/**
 * A record that an earlier step has made, by the word it was given there (`as`); after the name of a kind and a
 * colon it stands for the key of that record. A package follows from its person: `@package/arrival/2026-12-01/@person/E1`.
 */
export type Handle = `@${string}`;

/**
 * One act of one member at one moment. The whole month is a list of these, and the story of a ticket a part
 * of it: data, which `stage.ts` plays. A new act is another `does`; nothing here knows which acts there are.
 */
export interface Step {
  /** ms since the epoch. */
  at: number;
  by: CrewKey;
  /** A command as the core takes it; handles stand where ids go. */
  does: { type: string } & Record<string, unknown>;
  /** The word by which later steps mean the record that this one makes. */
  as?: Handle;
  /** From here on this console is without a network, until everybody gathers at the end. */
  apart?: true;
  /** Only where its ticket is drawn for a callback: that follows from an id, which a story does not know. */
  ifDrawn?: true;
}

/** Nobody objected for three working days: the hub closes it, by its own clock. The member named hears of it then. */
export const BY_RULE = "ticket.closeByRule";

/** In the order of their moments; what was told at one moment keeps its order. */
export function inOrder(steps: readonly Step[]): Step[] {
  return [...steps].sort((a, b) => a.at - b.at);
}
