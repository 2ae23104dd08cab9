/** Pages as they were sent, for whoever asks for the same one: a crowd that comes back reads one log. */
export interface KeptPages {
  /** @param head of the log when it was asked for; a page is kept only as long as nothing is accepted */
  get(head: string, page: string): Buffer | undefined;
  set(head: string, page: string, packed: Buffer): void;
}

export function makeKeptPages(mostBytes: number): KeptPages {
  const pages = new Map<string, Buffer>();
  let head = "";
  let bytes = 0;
  return {
    get: (now, page) => (now === head ? pages.get(page) : undefined),
    set(now, page, packed) {
      if (now !== head) {
        pages.clear();
        bytes = 0;
        head = now;
      }
      if (pages.has(page)) return;
      pages.set(page, packed);
      bytes += packed.length;
      for (const [oldest, text] of pages) {
        if (bytes <= mostBytes) return;
        pages.delete(oldest);
        bytes -= text.length;
      }
    },
  };
}
