import { describe, expect, test } from "vitest";
import { EMPTY_CHAIN, decide, follow, tipsOf } from "../../shared/domain/custody/custody-chain.ts";
import { inPool, withPerson } from "../../shared/domain/custody/keeping.ts";
import type { CustodyChain, CustodyEvent } from "../../shared/domain/custody/custody-chain.ts";
import type { AssetDetail, CustodyEntry } from "../../shared/ipc/queries.ts";
import { HIDDEN } from "../../shared/log/parts.ts";
import { breaksIn, standings, storiesOf } from "./stories.ts";

function event(
  id: string,
  prev: string | null,
  holder: string | null,
  act: CustodyEvent["act"] = "handOver",
) {
  return {
    id,
    hash: `hash-${id}`,
    prev,
    prevHash: prev === null ? null : `hash-${prev}`,
    act,
    mark: 0,
    to: holder === null ? inPool("") : withPerson(null, holder),
    holder: holder === null ? null : { person: null, name: holder },
    number: `H-K7-${id}`,
    from: "IT",
    place: "",
    at: "2026-11-23T09:00:00.000+08:00",
    reason: "issue",
    condition: "good",
    signed: true,
    note: "",
  } satisfies CustodyEvent;
}

/** What `asset.get` answers for a chain; events without a sequence wait in this laptop's outbox. */
function custodyOf(
  chain: CustodyChain,
  unsent: string[] = [],
  rest: Partial<CustodyEntry> = {},
): AssetDetail["custody"] {
  return {
    events: chain.events.map((each, index) => ({
      ...each,
      operation: each.id,
      actorName: "王技术",
      deviceCode: "K7",
      seq: unsent.includes(each.id) ? null : index + 1,
      verified: true,
      ...rest,
    })),
    branches: chain.branches,
    head: null,
  };
}

const start = follow(EMPTY_CHAIN, event("1", null, "陈敏"));
const forked = [event("2", "1", "李雷"), event("3", "1", "韩梅"), event("4", "3", null, "return")].reduce(
  follow,
  start,
);

describe("stories of a contested asset", () => {
  test("an uncontested asset has none, and all its events are valid", () => {
    const chain = custodyOf(follow(start, event("2", "1", "李雷")));
    expect(storiesOf(chain)).toEqual({ before: null, stories: [] });
    expect([...standings(chain).values()]).toEqual(["valid", "valid"]);
  });

  test("two stories stand beside each other, with the event they share", () => {
    const { before, stories } = storiesOf(custodyOf(forked));
    expect(before?.id).toBe("1");
    expect(stories.map((story) => [story.tip, story.holder, story.recordedFirst])).toEqual([
      ["2", "李雷", true],
      ["4", null, false],
    ]);
    expect(stories[1]?.events.map((each) => each.id)).toEqual(["3", "4"]);
  });

  test("a story that only this laptop knows is never called recorded first", () => {
    const { stories } = storiesOf(custodyOf(forked, ["2"]));
    expect(stories.map((story) => story.waiting)).toEqual([true, false]);
    expect(stories.some((story) => story.recordedFirst)).toBe(false);
  });

  test("stories that part before the first hand-over share nothing", () => {
    const chain = follow(start, event("9", null, "韩梅"));
    const { before, stories } = storiesOf(custodyOf(chain));
    expect(before).toBeNull();
    expect(stories).toHaveLength(2);
  });

  test("a signature that does not check makes the story doubtful", () => {
    const { stories } = storiesOf(custodyOf(forked, [], { verified: false }));
    expect(stories.every((story) => story.doubtful)).toBe(true);
  });

  test("standings: provisional, contested, and after the decision set aside", () => {
    const open = standings(custodyOf(forked));
    expect(Object.fromEntries(open)).toEqual({
      1: "valid",
      2: "provisional",
      3: "contested",
      4: "contested",
    });
    const decided = decide(forked, event("5", "4", null, "resolve"), tipsOf(forked));
    expect(Object.fromEntries(standings(custodyOf(decided)))).toEqual({
      1: "valid",
      2: "setAside",
      3: "valid",
      4: "valid",
      5: "valid",
    });
  });
});

describe("a break in the custody of an asset", () => {
  const handed = (id: string, prev: string | null, from: string, to: string | null) => ({
    ...event(id, prev, to),
    from,
  });
  const breaks = (...events: CustodyEvent[]) => breaksIn(custodyOf({ ...EMPTY_CHAIN, events }));

  test("is a hand-over by somebody who did not have it, while another person did", () => {
    const first = handed("a", null, "林静", "张晓雯");
    expect([...breaks(first, handed("b", "a", "林静", "周子涵"))]).toEqual([["b", "张晓雯"]]);
    expect([...breaks(first, handed("b", "a", " 张晓雯", "周子涵"))]).toEqual([]);
  });

  test("is none after a return, from a pool, or where a name is not at hand", () => {
    const first = handed("a", null, "林静", "张晓雯");
    const back = event("b", "a", null, "return");
    expect([...breaks(first, back, handed("c", "b", "林静", "周子涵"))]).toEqual([]);
    expect([...breaks(first, handed("b", "a", HIDDEN, "周子涵"))]).toEqual([]);
    expect([...breaks(handed("a", null, "林静", HIDDEN), handed("b", "a", "林静", "周子涵"))]).toEqual([]);
  });
});
