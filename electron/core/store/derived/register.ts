import type { AssetFinder, KnownAsset, MarkKind } from "../../import/identify.ts";
import { entriesOf } from "../../../../shared/log/state.ts";
import { asset } from "../../../../shared/domain/asset/asset.ts";
import { createStanding } from "./standing.ts";
import type { ReadStore } from "../read-store.ts";

/** More records than this with one mark say that it marks nothing. */
const ANSWERED = 20;

/** The register asked for a mark: serial, tag, UUID, address. Merged records answer what they became part of. */
export function createRegister(store: Pick<ReadStore, "prepare" | "state">): AssetFinder {
  const marked = store
    .prepare<[string, string, number], string>(
      `SELECT n.id FROM mark m JOIN entity n ON n.e = m.e
        WHERE m.value = ? AND m.field = ? AND m.kind = '${asset.name}' ORDER BY n.id LIMIT ?`,
    )
    .pluck();

  const standing = createStanding(store);

  return {
    find(by: MarkKind, value: string): KnownAsset[] {
      const found = new Map<string, KnownAsset>();
      for (const id of marked.all(value, by, ANSWERED)) {
        const state = standing(asset.name, id);
        if (!state) continue;
        const documents = entriesOf(state, "documents").map((entry) => String(entry.value.sha256));
        found.set(state.id, { id: state.id, fields: state.fields, documents });
      }
      return [...found.values()];
    },
  };
}
