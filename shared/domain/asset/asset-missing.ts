import { HIDDEN } from "../../log/parts.ts";
import type { EntityState } from "../../log/state.ts";
import { eventOf, toldBy } from "../custody/custody-chain.ts";
import type { CustodyChain, CustodyEvent } from "../custody/custody-chain.ts";
import { custodyOf } from "../custody/custody-state.ts";
import { conditionOf, isSigned } from "../custody/later.ts";
import { samePerson } from "../person/same-person.ts";
import { missingOf } from "../kind/missing.ts";
import { textIn } from "../kind/read-state.ts";
import type { Missing, ReadRecord } from "../kind/record-kind.ts";
import { missingOwn } from "./own-fields.ts";

/**
 * What is asked of an asset and not said yet: name and kind in the register (domain.md 2.7), and of the
 * last custody act its place, the condition and a signature (2.8); where another than its holder handed it
 * over, why.
 */
export function assetMissing(state: EntityState, read: ReadRecord): Missing {
  const chain = custodyOf(state);
  const told = toldBy(chain);
  return missingOf({
    register: [...["name", "kind"].filter((name) => textIn(state, name) === ""), ...missingOwn(state, read)],
    custody: told
      ? missingIn(
          { ...told, condition: conditionOf(state, told) },
          isSigned(state, told),
          holderBefore(chain, told),
        )
      : ["keeping"],
  });
}

/** Who had it just before, where a story says so. */
function holderBefore(chain: CustodyChain, told: CustodyEvent): CustodyEvent["holder"] {
  return eventOf(chain, told.prev)?.holder ?? null;
}

function missingIn(told: CustodyEvent, signed: boolean, before: CustodyEvent["holder"]): string[] {
  const { act, place, condition, from, excused = false } = told;
  const byAnother = act === "handOver" && before !== null && !isOne(before, from ?? "");
  const asked = {
    place: place.trim() !== "",
    condition: condition !== null,
    signatures: signed,
    otherGiver: !byAnother || excused,
  };
  return Object.entries(asked).flatMap(([name, said]) => (said ? [] : [name]));
}

const isOne = (before: NonNullable<CustodyEvent["holder"]>, from: string) =>
  [before.name, from].includes(HIDDEN) || samePerson(before, { person: null, name: from });
