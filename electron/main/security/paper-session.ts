// S1, S21: the window that prints has a session of its own, in memory: it reaches one page and the viewer that
// shows it. Everything else that `session-created` locks, permissions and downloads, stays locked in it too.
import { session } from "electron";
import type { Session } from "electron";
import { APP_SCHEME } from "./app-address.ts";
import { PAPER_URL, mayLoadOnPaper } from "./paper-address.ts";

const PARTITION = "paper";

let made: Session | null = null;

/** @param page the bytes that are being printed; null when nothing is */
export function paperSession(page: () => Uint8Array | null): Session {
  if (made) return made;
  made = session.fromPartition(PARTITION, { cache: false });
  // In the place of the filter that every session gets: nothing of the window's own may be loaded here.
  made.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoadOnPaper(url) }));
  made.protocol.handle(APP_SCHEME, ({ url }) => {
    const bytes = url === PAPER_URL ? page() : null;
    if (!bytes) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
      },
    });
  });
  return made;
}
