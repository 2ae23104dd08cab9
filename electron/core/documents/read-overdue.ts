import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { toldBy } from "../../../shared/domain/custody/custody-chain.ts";
import { custodyOf } from "../../../shared/domain/custody/custody-state.ts";
import { joined } from "../../../shared/domain/kind/read-state.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { person as personKind } from "../../../shared/domain/person/person.ts";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import type { OverdueSources } from "../../../shared/documents/overdue/overdue.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { dueSql } from "../queries/custody.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";

/** Every loan that should be back before a day, with how its borrower is reached. */
export function readOverdue(store: Store, today: string): OverdueSources {
  const { prepare, source } = readStore(store);
  const rows = prepare<[object], string>(dueSql("overdue")).pluck();
  const loans = rows.all({ from: today, limit: -1, offset: 0 }).map((row) => {
    const asset = source.parsed(assetKind.name, row) as AssetRow;
    const state = store.state(entityKeyOf(assetKind.name, asset.id));
    const told = state ? toldBy(custodyOf(state)) : undefined;
    const known = asset.holderPerson
      ? (source.row(personKind.name, asset.holderPerson) as PersonRow | null)
      : null;
    const borrower = known && atHand(known);
    return {
      dueBack: asset.dueBack ?? "",
      tag: asset.tag,
      number: asset.number,
      name: asset.name || asset.model,
      holder: asset.holder ?? "",
      dept: borrower?.dept ?? "",
      contact: borrower ? joined([borrower.phone, borrower.mail], "\n") : "",
      slip: told?.number ?? "",
      place: asset.place,
    };
  });
  return { organisation: store.identity().workspaceName, today, loans };
}
