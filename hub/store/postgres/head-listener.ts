import pg from "pg";

export const HEAD_CHANNEL = "deskside_head";
const RETRY_MS = 1000;

export interface HeadListener {
  onHead(listener: () => void): () => void;
  close(): Promise<void>;
}

/**
 * Listens on a connection of its own, from the first listener on. When it breaks it is opened
 * anew; listeners are called then too, since what was said meanwhile is lost.
 */
export function listenForHeads(url: string, onFailure: (error: unknown) => void): HeadListener {
  const listeners = new Set<() => void>();
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let closed = false;
  let opening: Promise<void> = Promise.resolve();

  const tell = () => {
    for (const listener of listeners) listener();
  };

  async function open(): Promise<void> {
    if (closed || client) return;
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    client = next;
    next.on("notification", tell);
    next.on("error", (error) => lost(next, error));
    next.on("end", () => lost(next, null));
    try {
      await next.connect();
      await next.query(`listen ${HEAD_CHANNEL}`);
      tell();
    } catch (error) {
      lost(next, error);
    }
  }

  function lost(which: pg.Client, error: unknown): void {
    if (client !== which || closed) return;
    client = null;
    if (error) onFailure(error);
    which.end().catch(() => {});
    retry = setTimeout(() => {
      opening = open();
    }, RETRY_MS);
  }

  return {
    onHead(listener) {
      listeners.add(listener);
      if (!client && !retry) opening = open();
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      if (retry) clearTimeout(retry);
      listeners.clear();
      await opening;
      await client?.end().catch(() => {});
    },
  };
}
