import { boundedMap } from "../store/bounded-map.ts";

/** Pages as they were sent, for whoever asks for the same one: a crowd that comes back reads one log. */
export interface KeptPages {
  /** @param head of the log when it was asked for; a page is kept only as long as nothing is accepted */
  get(head: string, page: string): Buffer | undefined;
  set(head: string, page: string, packed: Buffer): void;
}

export function makeKeptPages(mostBytes: number): KeptPages {
  const pages = boundedMap<Buffer>(mostBytes);
  let head = "";
  return {
    get: (now, page) => (now === head ? pages.get(page) : undefined),
    set(now, page, packed) {
      if (now !== head) pages.clear();
      head = now;
      pages.set(page, packed, packed.length);
    },
  };
}
