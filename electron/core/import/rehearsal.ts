import { serialForm, uniqueForm, uuidForm } from "../../../shared/domain/kind/unique-form.ts";
import type { Port } from "../../../shared/domain/asset/asset-fields.ts";
import type { MarkKind } from "./identify.ts";
import type { KnownAsset } from "./known-asset.ts";
import { BLANK } from "./sheet-columns.ts";
import type { SheetRegister, ShownAsset } from "./sheet-register.ts";

/**
 * The register as it would be: a dry run over several files about one machine must answer what the
 * import will do, so the second file has to find what the first one would have registered.
 */
export interface Rehearsal extends SheetRegister {
  /** Notes what a document would write, or a person's sheet (null); `id` null registers a new asset. Answers its id. */
  note(id: string | null, set: Readonly<Record<string, unknown>>, sha256: string | null): string;
  /** Whether an id stands for an asset that is not registered yet. */
  isImagined(id: string): boolean;
}

export function rehearse(register: SheetRegister): Rehearsal {
  const known = new Map<string, KnownAsset>();
  const shown = new Map<string, ShownAsset>();
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
    standing(id) {
      const found = known.get(id) ?? register.standing(id);
      return found && (known.get(found.id) ?? found);
    },
    shown: (id) => shown.get(id) ?? register.shown(id),
    note(id, set, sha256) {
      const before = id === null ? null : (known.get(id) ?? register.asset(id));
      imagined += 1;
      const { measured = {}, ...written } = set;
      const beside = Object.entries(measured as object).map(([name, value]) => [`measured.${name}`, value]);
      const at = id ?? `${prefix}${imagined}`;
      const was = (id === null ? null : (shown.get(id) ?? register.shown(id))) ?? {
        row: BLANK,
        saidAt: () => 0,
      };
      const row = Object.fromEntries(Object.entries(written).filter(([name]) => Object.hasOwn(BLANK, name)));
      shown.set(at, {
        row: { ...was.row, ...(row as object) },
        saidAt: (column) => (Object.hasOwn(written, column) ? Infinity : was.saidAt(column)),
      });
      enter({
        id: at,
        fields: { ...before?.fields, ...written, ...(Object.fromEntries(beside) as object) },
        gone: before?.gone ?? null,
        documents: [...(before?.documents ?? []), ...(sha256 === null ? [] : [sha256])],
        followed: (field) =>
          Object.hasOwn(written, field) ? sha256 !== null : before?.followed(field) === true,
      });
      return at;
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
