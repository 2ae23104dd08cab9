import { clearingOf } from "../../../shared/domain/medium/clearedness.ts";
import { medium as kind } from "../../../shared/domain/medium/medium.ts";
import type { MediumRow } from "../../../shared/domain/medium/medium.ts";
import type { Stay } from "../../../shared/domain/medium/medium-fields.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { entriesOf } from "../../../shared/log/state.ts";
import type { ReadStore } from "../store/read-store.ts";

/** A storage medium that a pack is about. */
export interface PackedMedium {
  id: string;
  /** Its last attempt was accepted: number of the certificate, and the operation that gave it; null otherwise. */
  certificate: { number: string; operation: string } | null;
}

/** The media in these assets, and those that a document names itself. */
export function mediaOf(
  store: Pick<ReadStore, "prepare" | "state">,
  assets: readonly string[],
  named: readonly string[],
): PackedMedium[] {
  const inAsset = store
    .prepare<[string], string>(`SELECT row FROM ${kind.name} WHERE asset = ? ORDER BY number`)
    .pluck();
  const within = (asset: string) => inAsset.all(asset).map((row) => (JSON.parse(row) as MediumRow).id);
  const ids = new Set([...assets.flatMap(within), ...named]);
  return [...ids].flatMap((id) => {
    const state = store.state(entityKeyOf(kind.name, id));
    if (!state?.exists) return [];
    const accepting = clearingOf(state).validations.find(({ value }) => value.number !== null);
    const number = accepting?.value.number;
    return [{ id, certificate: accepting && number ? { number, operation: accepting.mark.op } : null }];
  });
}

/** The machines that a medium was in, as far as it is known. */
export function machinesOf(store: Pick<ReadStore, "state">, id: string): string[] {
  const state = store.state(entityKeyOf(kind.name, id));
  const stays = state ? entriesOf(state, "stays").map(({ value }) => value as unknown as Stay) : [];
  return [...new Set(stays.flatMap(({ asset }) => asset ?? []))];
}
