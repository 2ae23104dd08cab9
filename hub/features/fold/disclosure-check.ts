import { OVERSEERS } from "../../../shared/domain/audience.ts";
import type { Disclosure, RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { KINDS } from "../../../shared/domain/kinds.ts";
import { read, recordsOf } from "../../../shared/domain/registry.ts";
import { splitEntityKey } from "../../../shared/log/operation.ts";
import { hasSeen } from "../../../shared/log/seen.ts";
import type { AcceptanceCheck } from "../../log/hub-context.ts";
import { bringUp } from "./catch-up.ts";
import { entitiesOf, stateIn } from "./entity-rows.ts";

const DISCLOSURES: ReadonlyMap<string, Disclosure & { kind: string }> = new Map(
  (KINDS as readonly RecordKind[]).flatMap(({ name, disclosure }) =>
    disclosure ? disclosure.acts.map((type) => [type, { ...disclosure, kind: name }] as const) : [],
  ),
);

/**
 * Refuses what would show everybody a record that only some may see, where its author does not see all of them
 * and had seen that it is such a record. Where not, it is taken as a fact; the field holds what was said last.
 */
export const disclosureCheck: AcceptanceCheck = {
  concerns: (type) => DISCLOSURES.has(type),
  async refusal(_context, tx, op, author) {
    if ("role" in author && OVERSEERS.some((each) => each === author.role)) return null;
    const disclosure = DISCLOSURES.get(op.type);
    const reading = read(op);
    if (!disclosure || reading.kind !== "known") return null;
    const against = disclosure.forbidden(reading.payload);
    if (!against) return null;
    await bringUp(tx);
    const keys = recordsOf(op).filter((key) => splitEntityKey(key).kind === disclosure.kind);
    for (const row of (await entitiesOf(tx, keys)).values()) {
      const forbidden = against(stateIn(row), op);
      if (!forbidden?.by.every((mark) => hasSeen(op, mark))) continue;
      return { code: "forbidden", message: forbidden.message, path: disclosure.rule };
    }
    return null;
  },
};
