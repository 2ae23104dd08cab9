import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PAGE_BYTES, createPageCipher } from "../../electron/core/store/care/pages/page-cipher.ts";
import { recordsIn } from "../../electron/core/store/care/pages/records.ts";
import type { StoredRecord } from "../../electron/core/store/care/pages/records.ts";
import { readWal } from "../../electron/core/store/care/pages/wal-file.ts";

/** Bytes of a file that must be as they were. */
interface Stretch {
  file: "store.db" | "store.db-wal";
  at: number;
  bytes: Buffer;
}

/** A version of a row: readable when of each of these one is as it was. */
type Place = Stretch[][];
export type Places = Place[];

/** The key of the one draft there is. */
export const DRAFT = "写到一半";

const NUMBER_BEFORE = 24;

/**
 * Where each operation and the draft lie in the files of a profile, in all their versions, before anything is
 * damaged: its page and those it goes on in, and of a frame the number of its page.
 */
export function readablePlaces(folder: string, key: Uint8Array, salt: Uint8Array): Map<string, Places> {
  const cipher = createPageCipher(key, salt);
  const images = imagesIn(folder).filter(({ page, bytes }) => cipher.isAuthentic(bytes, page));
  const plain = images.map(({ bytes, page }) => cipher.decrypt(bytes, page));
  const byPage = new Map<number, number[]>();
  for (const [index, { page }] of images.entries()) byPage.set(page, [...(byPage.get(page) ?? []), index]);
  const found = new Map<string, Places>();
  for (const [index, own] of images.entries()) {
    let behind: number[] = [];
    const overflow = (page: number): Buffer | null => {
      const last = byPage.get(page)?.at(-1);
      if (last === undefined) return null;
      behind.push(last);
      return plain[last] as Buffer;
    };
    for (const record of recordsIn(plain[index] as Buffer, overflow)) {
      behind = [];
      const id = nameOf(record);
      if (id === null) continue;
      // The rest of a row may lie in several versions of its pages that say the same.
      const same = (each: number) =>
        byPage.get(images[each]?.page ?? 0)?.filter((other) => plain[other]?.equals(plain[each] as Buffer)) ??
        [];
      const rest = behind.map((each) =>
        same(each).flatMap((other) => images[other]?.stretches.slice(0, 1) ?? []),
      );
      found.set(id, [...(found.get(id) ?? []), [...own.stretches.map((stretch) => [stretch]), ...rest]]);
    }
  }
  return found;
}

/** An operation by its id, a draft by its key; null for every other row. */
function nameOf(record: StoredRecord): string | null {
  if (record.columns === 4) return record.values()?.[0] === DRAFT ? DRAFT : null;
  const values = record.columns >= 18 ? record.values() : null;
  const id = values?.[1];
  return typeof id === "string" && String(values?.[17]).includes(`"id":"${id}"`) ? id : null;
}

function imagesIn(folder: string): { page: number; bytes: Buffer; stretches: Stretch[] }[] {
  const store = readFileSync(join(folder, "store.db"));
  const pages = Array.from({ length: Math.floor(store.length / PAGE_BYTES) }, (_, index) => {
    const bytes = store.subarray(index * PAGE_BYTES, (index + 1) * PAGE_BYTES);
    // The salt is no part of a page.
    const skipped = index === 0 ? 16 : 0;
    const at = index * PAGE_BYTES + skipped;
    return {
      page: index + 1,
      bytes,
      stretches: [{ file: "store.db" as const, at, bytes: bytes.subarray(skipped) }],
    };
  });
  const path = join(folder, "store.db-wal");
  const wal = readWal(path);
  if (!wal) return pages;
  const log = readFileSync(path);
  const frames = wal.frames.map(({ page, at }) => {
    const stretch = (from: number, length: number): Stretch => ({
      file: "store.db-wal",
      at: from,
      bytes: log.subarray(from, from + length),
    });
    const stretches = [stretch(at, PAGE_BYTES), stretch(at - NUMBER_BEFORE, 4)];
    return { page, bytes: log.subarray(at, at + PAGE_BYTES), stretches };
  });
  return [...pages, ...frames];
}

/** Whether some version of a row is as it was in these files. */
export function isReadable(places: Places, files: Record<Stretch["file"], Buffer | null>): boolean {
  const stands = ({ file, at, bytes }: Stretch): boolean =>
    files[file]?.subarray(at, at + bytes.length).equals(bytes) ?? false;
  return places.some((place) => place.every((versions) => versions.some(stands)));
}
