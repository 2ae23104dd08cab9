import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import { assetRow, modelOf } from "../../../shared/domain/asset/asset-view.ts";
import { textIn, textOrNull } from "../../../shared/domain/kind/read-state.ts";
import { ticket as ticketKind } from "../../../shared/domain/ticket/ticket.ts";
import type { RunSources } from "../../../shared/documents/run/run-sources.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { asAuthorHad } from "../queries/as-author-had.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";

/** Ticket and asset of a run: as they stand, and of a finished one as whoever ended it had them. */
export function runAbout(
  store: Store,
  state: EntityState,
  ending: Operation | undefined,
): Pick<RunSources, "ticket" | "asset" | "serial"> {
  const reading = readStore(store);
  const recordOf = (kind: string, id: string | null): EntityState | null => {
    if (id === null) return null;
    const found = ending ? asAuthorHad(reading, ending, kind, id) : store.state(entityKeyOf(kind, id));
    return found?.exists ? found : null;
  };
  const ticket = recordOf(ticketKind.name, textOrNull(state, "ticket"));
  const asset = recordOf(assetKind.name, textOrNull(state, "asset"));
  const machine = asset && assetRow(asset);
  const joined = (...parts: string[]) => parts.filter((part) => part !== "" && part !== HIDDEN).join("  ");
  return {
    ticket: ticket ? joined(textIn(ticket, "number"), textIn(ticket, "title")) : "",
    asset: machine
      ? joined(machine.tag || machine.number, machine.name === "" ? modelOf(machine) : machine.name)
      : "",
    serial: machine?.serial ?? "",
  };
}
