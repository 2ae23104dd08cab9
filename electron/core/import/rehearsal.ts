import { serialForm, uniqueForm, uuidForm } from "../../../shared/domain/kind/unique-form.ts";
import type { Port } from "../../../shared/domain/asset/asset-fields.ts";
import type { AssetFinder, MarkKind } from "./identify.ts";
import type { KnownAsset } from "./known-asset.ts";

/**
 * The register as it would be: a dry run over several files about one machine must answer what the
 * import will do, so the second file has to find what the first one would have registered.
 */
export interface Rehearsal extends AssetFinder {
  /** Notes what a file would write; `id` null registers a new asset. */
  note(id: string | null, set: Readonly<Record<string, unknown>>, sha256: string): void;
  /** Whether an id stands for an asset that is not registered yet. */
  isImagined(id: string): boolean;
}

export function rehearse(register: AssetFinder): Rehearsal {
  const known = new Map<string, KnownAsset>();
  const index = new Map<string, Set<string>>();
  let imagined = 0;
  const prefix = "rehearsed:";

  function enter(asset: KnownAsset): void {
    known.set(asset.id, asset);
    for (const [by, value] of marksOf(asset.fields)) {
      const key = `${by}:${value}`;
      index.set(key, (index.get(key) ?? new Set()).add(asset.id));
    }
  }

  return {
    find(by, value) {
      const found = new Map<string, KnownAsset>();
      for (const asset of register.find(by, value)) found.set(asset.id, known.get(asset.id) ?? asset);
      for (const id of index.get(`${by}:${value}`) ?? []) found.set(id, known.get(id) as KnownAsset);
      // Remembered here, so that `note` can build on it.
      for (const asset of found.values()) if (!known.has(asset.id)) known.set(asset.id, asset);
      return [...found.values()];
    },
    asset: (id) => known.get(id) ?? register.asset(id),
    note(id, set, sha256) {
      const before = id === null ? null : (known.get(id) ?? register.asset(id));
      imagined += 1;
      const { measured = {}, ...written } = set;
      const beside = Object.entries(measured as object).map(([name, value]) => [`measured.${name}`, value]);
      enter({
        id: id ?? `${prefix}${imagined}`,
        fields: { ...before?.fields, ...written, ...(Object.fromEntries(beside) as object) },
        documents: [...(before?.documents ?? []), sha256],
        followed: (field) => Object.hasOwn(written, field) || before?.followed(field) === true,
      });
    },
    isImagined: (id) => id.startsWith(prefix),
  };
}

function marksOf(fields: Readonly<Record<string, unknown>>): [MarkKind, string][] {
  const marks: [MarkKind, string][] = [];
  const serial = serialForm(fields.serial);
  const tag = uniqueForm(fields.tag);
  if (serial) marks.push(["serial", serial]);
  if (tag) marks.push(["tag", tag]);
  const uuid = uuidForm(fields.uuid);
  if (uuid) marks.push(["uuid", uuid]);
  for (const { mac } of (fields.ports as Port[] | undefined) ?? []) if (mac) marks.push(["mac", mac]);
  return marks;
}
