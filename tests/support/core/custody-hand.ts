import type { Core } from "../../../electron/core/compose.ts";
import type { Hand, UnsignedAtHand } from "../domain/asks.ts";
import { ask } from "./core.ts";

/** After every day on which something may be due back. */
const AFTER_ALL = "9999-12-31";

/** What somebody sees who looks at the lists of custody: what is not signed yet, what is lent, what is sealed. */
export function custodyHand(core: Core): Pick<Hand, "unsigned" | "lent" | "sealed"> {
  return {
    unsigned: () =>
      ask(core, "asset.unsigned", { limit: 20 }).rows.flatMap(
        ({ document, act, from, to }): UnsignedAtHand[] => {
          const { docHash } = ask(core, "operation.later", { id: document });
          const name = act === "return" ? from : to;
          if (docHash === null || name.trim() === "") return [];
          return [{ document, docHash, role: act === "return" ? "giver" : "receiver", name }];
        },
      ),
    lent: () =>
      ask(core, "asset.due", { which: "overdue", today: AFTER_ALL, limit: 20 }).rows.map(({ id }) => id),
    sealed: () =>
      ask(core, "asset.due", { which: "sealed", today: AFTER_ALL, limit: 20 }).rows.map(({ id, seal }) => ({
        asset: id,
        seal: seal ?? "",
      })),
  };
}
