import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { PAGE_BYTES, SALT_BYTES, createPageCipher } from "./page-cipher.ts";
import type { PageCipher } from "./page-cipher.ts";
import { readWal } from "./wal-file.ts";
import type { Frame } from "./wal-file.ts";

/** One version of one page. */
interface Image {
  page: number;
  at: number;
  handle: number;
}

/** Every version of every page that can still be had of a store and its write-ahead log. */
export interface PageImages {
  salt: Uint8Array;
  /** Pages the database had, as far as anything says it. */
  count: number;
  /** The number of the schema, which tells a newer program's store however little else is left; 0: nothing says it. */
  schema: number;
  /** A page as it was last committed, or as near to that as a good version of it comes. Encrypted. */
  newest(page: number): Buffer | null;
  /** All good versions of all pages, decrypted, the newest first, each with what it goes on in. */
  all(): Generator<{ page: Buffer; overflow(page: number): Buffer | null }>;
  close(): void;
}

/** So many images mostly show whether a salt is the right one; if none does, all are tried. */
const TRIED = 200;
/** The header's place for the size of the database in pages. */
const COUNT_AT = 28;
/** The header's place for the number of the schema. */
const SCHEMA_AT = 60;

/**
 * @param store the store's file, which nobody has open; its log lies beside it
 * @param salts what may have stood in the first 16 bytes, besides what stands there
 * @returns null when no page can be authenticated: nothing of it is left, or the key is another
 */
export function readImages(store: string, key: Uint8Array, salts: readonly Uint8Array[]): PageImages | null {
  const handles: number[] = [];
  const close = () => handles.splice(0).forEach((handle) => closeSync(handle));
  const opened = (file: string): number | null => {
    try {
      const handle = openSync(file, "r");
      handles.push(handle);
      return handle;
    } catch {
      return null;
    }
  };
  const wal = readWal(`${store}-wal`);
  const log = wal && opened(`${store}-wal`);
  const frames = wal && log !== null ? imagesOf(wal.frames, log) : { committed: [], later: [], older: [] };
  const main = imagesIn(opened(store));
  // In the order in which they were written: what the log held before it was begun anew is in the file.
  const images = [...frames.older, ...main, ...frames.committed];
  const candidates = [...salts, ...saltsIn([...images, ...frames.later].filter(({ page }) => page === 1))];
  const found = rightCipher(key, candidates, [...images, ...frames.later]);
  if (!found) {
    close();
    return null;
  }
  const { cipher, salt } = found;
  const versions = byPage(images);
  const laterVersions = byPage(frames.later);
  const good = new Map<Image, boolean>();
  const isGood = (image: Image): boolean => {
    const known = good.get(image);
    if (known !== undefined) return known;
    const authentic = cipher.isAuthentic(read(image), image.page);
    good.set(image, authentic);
    return authentic;
  };
  const newestOf = (known: Map<number, Image[]>, page: number): Buffer | null => {
    const image = known.get(page)?.findLast(isGood);
    return image ? read(image) : null;
  };
  const newest = (page: number) => newestOf(versions, page);
  const plain = (page: number): Buffer | null => {
    const bytes = newest(page);
    return bytes && cipher.decrypt(bytes, page);
  };
  // What is behind the last commit goes on in what was written with it, where that is there.
  const plainLater = (page: number): Buffer | null => {
    const bytes = newestOf(laterVersions, page);
    return bytes ? cipher.decrypt(bytes, page) : plain(page);
  };
  return {
    salt,
    count: Math.max(
      main.length,
      plain(1)?.readUInt32BE(COUNT_AT) ?? 0,
      ...frames.committed.filter(isGood).map(({ page }) => page),
    ),
    schema: plain(1)?.readUInt32BE(SCHEMA_AT) ?? 0,
    newest,
    *all() {
      for (const [some, overflow] of [
        [frames.later, plainLater],
        [images, plain],
      ] as const) {
        for (const image of some.toReversed()) {
          if (isGood(image)) yield { page: cipher.decrypt(read(image), image.page), overflow };
        }
      }
    },
    close,
  };
}

/**
 * What is behind the last commit belongs to none, as far as can be told: it is not laid over the
 * pages of the file, and only looked through for rows that are nowhere else.
 */
function imagesOf(frames: readonly Frame[], handle: number) {
  const last = frames.findLastIndex(({ current, commits }) => current && commits > 0);
  const imageOf = ({ page, at }: Frame): Image => ({ page, at, handle });
  return {
    older: frames.filter(({ current }) => !current).map(imageOf),
    committed: frames
      .slice(0, last + 1)
      .filter(({ current }) => current)
      .map(imageOf),
    later: frames
      .slice(last + 1)
      .filter(({ current }) => current)
      .map(imageOf),
  };
}

function byPage(images: readonly Image[]): Map<number, Image[]> {
  const versions = new Map<number, Image[]>();
  for (const image of images) {
    const known = versions.get(image.page);
    if (known) known.push(image);
    else versions.set(image.page, [image]);
  }
  return versions;
}

function imagesIn(handle: number | null): Image[] {
  if (handle === null) return [];
  const pages = Math.ceil(fstatSync(handle).size / PAGE_BYTES);
  return Array.from({ length: pages }, (_, index) => ({ page: index + 1, at: index * PAGE_BYTES, handle }));
}

const read = ({ at, handle }: Image): Buffer => {
  const bytes = Buffer.alloc(PAGE_BYTES);
  return bytes.subarray(0, readSync(handle, bytes, 0, PAGE_BYTES, at));
};

const saltsIn = (firstPages: readonly Image[]): Uint8Array[] =>
  firstPages
    .slice(-3)
    .map((image) => read(image).subarray(0, SALT_BYTES))
    .filter(({ length }) => length === SALT_BYTES);

function rightCipher(
  key: Uint8Array,
  salts: readonly Uint8Array[],
  images: readonly Image[],
): { cipher: PageCipher; salt: Uint8Array } | null {
  const step = Math.max(1, Math.floor(images.length / TRIED));
  const few = images.filter((_, index) => index % step === 0);
  for (const tried of [few, images]) {
    for (const salt of salts) {
      const cipher = createPageCipher(key, salt);
      if (tried.some((image) => cipher.isAuthentic(read(image), image.page))) return { cipher, salt };
    }
  }
  return null;
}
