import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import { timestampOf } from "../environment.ts";
import { failure, success } from "../outcome.ts";
import { fromInventory } from "../probes/machine/from-inventory.ts";
import { assetDocumentQueries } from "../queries/asset-document.ts";
import { readStore } from "../store/read-store.ts";
import type { Job } from "./job.ts";

const NONE = "no inventory is kept with this asset";

/** What an inventory that somebody took in says of the asset's machine: the latest whose bytes are here. */
export const inventoryReadings: Job<"inventoryReadings"> = ({ asset }, { profile: { store } }) => {
  const state = store.state(entityKeyOf(assetKind.name, asset));
  if (!state?.exists) return Promise.resolve(failure("notFound", "there is no asset with this id", "asset"));
  // Reading it for a run is no look at a file that should keep it on this laptop.
  const { "asset.document": document } = assetDocumentQueries({
    store: readStore(store),
    onFileRead: () => {},
  });
  const kept = entriesOf(state, "documents").map(({ value, mark }) => ({
    sha256: value.sha256 as string,
    at: state.marks.at(mark)?.at ?? 0,
  }));
  for (const { sha256, at } of kept.toSorted((a, b) => b.at - a.at)) {
    const read = document({ id: asset, sha256 });
    const found = read.ok ? fromInventory(parsed(read.value.text)) : null;
    if (!read.ok || !found) continue;
    const { machine, takenAt, answers } = found;
    return Promise.resolve(
      success({
        ...{ machine, name: read.value.name, tookMs: 0 },
        takenAt: takenAt === null ? timestampOf(at) : clockOf(takenAt),
        answers: answers.map(({ probe, answer: { end, reason, values, text } }) => ({
          ...{ probe, end, reason, values, text, raw: "", rawAs: "text" as const, rawCut: false },
        })),
      }),
    );
  }
  return Promise.resolve(failure("notFound", NONE, "asset", { rule: "noInventory" }));
};

/** The machine's clock says no offset: it stands where this laptop does. */
const clockOf = (local: string) => timestampOf(Date.parse(local));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
