import type { MarkKind } from "../../import/identify.ts";
import type { SheetRegister } from "../../import/sheet-register.ts";
import type { KnownAsset } from "../../import/known-asset.ts";
import { entriesOf } from "../../../../shared/log/state.ts";
import type { EntityState } from "../../../../shared/log/state.ts";
import { assetRow, saidAt } from "../../../../shared/domain/asset/asset-view.ts";
import { DISPOSAL } from "../../../../shared/domain/asset/asset-status.ts";
import { toldBy } from "../../../../shared/domain/custody/custody-chain.ts";
import { custodyOf } from "../../../../shared/domain/custody/custody-state.ts";
import { asset } from "../../../../shared/domain/asset/asset.ts";
import { madeAt, undoingOf } from "../../../../shared/domain/kind/undo-facts.ts";
import { createStanding } from "./standing.ts";
import type { ReadStore } from "../read-store.ts";

/** More records than this with one mark say that it marks nothing. */
const ANSWERED = 20;

/** The register asked for a mark: serial, tag, UUID, address. Merged records answer what they became part of. */
export function createRegister(store: Pick<ReadStore, "prepare" | "state">): SheetRegister {
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
        if (state) found.set(state.id, known(state));
      }
      return [...found.values()];
    },
    asset(id: string): KnownAsset | null {
      const state = standing(asset.name, id);
      return state?.id === id ? known(state) : null;
    },
    standing(id: string): KnownAsset | null {
      const state = standing(asset.name, id);
      return state && known(state);
    },
    shown(id: string) {
      const state = standing(asset.name, id);
      return state?.id === id ? { row: assetRow(state), saidAt: (column) => saidAt(state, column) } : null;
    },
  };
}

function known(state: EntityState): KnownAsset {
  // What was taken in and taken back again was not taken in.
  const entries = [...entriesOf(state, "documents")].filter(
    ({ mark }) => !undoingOf(state, state.marks.at(mark)?.op ?? ""),
  );
  const told = toldBy(custodyOf(state));
  const imports = new Set(entries.map(({ mark }) => mark));
  return {
    id: state.id,
    fields: state.fields,
    gone: told?.reason === DISPOSAL ? (told.number ?? "") : null,
    documents: entries.map(({ value }) => String(value.sha256)),
    followed(field) {
      const by = madeAt(state, field);
      if (by < 0) return false;
      // Who takes what was measured says so in the same act: the field follows the inventories again.
      const taken = `measured.${field}`;
      return imports.has(by) || (madeAt(state, taken) === by && state.fields[taken] === null);
    },
  };
}
