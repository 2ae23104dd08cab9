import type { EntityState } from "../../log/state.ts";
import { toldBy } from "../custody/custody-chain.ts";
import type { CustodyEvent } from "../custody/custody-chain.ts";
import { custodyOf } from "../custody/custody-state.ts";
import { isSigned } from "../custody/later.ts";
import { missingOf } from "../kind/missing.ts";
import { textIn } from "../kind/read-state.ts";
import type { Missing, ReadRecord } from "../kind/record-kind.ts";
import { missingOwn } from "./own-fields.ts";

/**
 * What is asked of an asset and not said yet: name and kind in the register (domain.md 2.7), and of the
 * last custody act its place, the condition and a signature (2.8).
 */
export function assetMissing(state: EntityState, read: ReadRecord): Missing {
  const told = toldBy(custodyOf(state));
  return missingOf({
    register: [...["name", "kind"].filter((name) => textIn(state, name) === ""), ...missingOwn(state, read)],
    custody: told ? missingIn(told, isSigned(state, told)) : ["keeping"],
  });
}

function missingIn({ place, condition }: CustodyEvent, signed: boolean): string[] {
  const asked = { place: place.trim() !== "", condition: condition !== null, signatures: signed };
  return Object.entries(asked).flatMap(([name, said]) => (said ? [] : [name]));
}
