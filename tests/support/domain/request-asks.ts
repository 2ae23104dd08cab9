import fc from "fast-check";
import type { Payload } from "./payloads.ts";

/** What of a hand addresses are given out with, and requests answered. */
interface RequestsAtHand {
  ids(kind: string | null): readonly string[];
  words: fc.Arbitrary<string>;
}

type Asked = fc.Arbitrary<Payload> | null;

const maybe = (ids: readonly string[]) => fc.constantFrom(null, ...ids);
const day = fc.constantFrom(null, "2026-12-31", "2099-01-01");
const machine = (hand: RequestsAtHand) => ({
  ...{ mac: fc.constantFrom("", "00:1b:44:11:3a:b7"), holder: hand.words, port: hand.words },
  ...{ person: maybe(hand.ids("person")), until: day },
});

function takes(hand: RequestsAtHand): Asked {
  // Few addresses, so that two take the same one.
  const ip = fc.integer({ min: 2, max: 40 }).map((last) => `10.20.3.${last}`);
  return fc.record({
    ip,
    subnet: fc.constant(null),
    asset: maybe(hand.ids("asset")),
    set: fc.record(machine(hand)),
  });
}

function edits(hand: RequestsAtHand): Asked {
  const addresses = hand.ids("address");
  if (addresses.length === 0) return null;
  const set = fc.record({ ...machine(hand), note: hand.words }, { requiredKeys: ["holder"] });
  return fc.record({ address: fc.constantFrom(...addresses), set });
}

/** Of whatever is asked for: what no item asks for can be emptied, and a complaint says what it is about. */
function answers(hand: RequestsAtHand): Asked {
  const tickets = hand.ids("ticket");
  if (tickets.length === 0) return null;
  const said = fc.oneof(
    fc.constant({ about: null }),
    hand.words.map((about) => ({ about })),
    hand.words.map((wanted) => ({ wanted, answer: null })),
  );
  return fc.record({ ticket: fc.constantFrom(...tickets), set: said.map((answers) => ({ answers })) });
}

export const REQUEST_ASKS: Readonly<Record<string, (hand: RequestsAtHand) => Asked>> = {
  "address.take": takes,
  "address.edit": edits,
  "ticket.answer": answers,
};
