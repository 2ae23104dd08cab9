// S1, S21: the window's session lives in memory and reaches nothing but app://desk/.
import { session } from "electron";
import type { Session } from "electron";
import { isAppUrl } from "./app-address.ts";
import { lockPermissions } from "./permissions.ts";

/** S21: without the `persist:` prefix a partition is kept in memory only. */
const PARTITION = "desk";

export function deskSession(): Session {
  return session.fromPartition(PARTITION, { cache: false });
}

/** What a page may load. `blob:` and `data:` are images made in the page; the policy says where. */
export function mayLoad(url: string): boolean {
  return isAppUrl(url) || url.startsWith("blob:app://desk/") || url.startsWith("data:image/");
}

/** Applied to every session the application ever has, on `session-created`. */
export function lockSession(target: Session, developerTools: boolean): void {
  lockPermissions(target);
  // S16: no session reads files by address; requests for them pass by the filter below.
  target.protocol.handle("file", () => new Response(null, { status: 403 }));
  // Both: merely switched off, Chromium still fetched a dictionary from its makers at first start.
  target.setSpellCheckerLanguages([]);
  target.setSpellCheckerEnabled(false);
  target.webRequest.onBeforeRequest((details, answer) => {
    const tools = developerTools && details.url.startsWith("devtools://");
    answer({ cancel: !tools && !mayLoad(details.url) });
  });
  target.on("will-download", (event) => event.preventDefault());
}
