// S16: the window's files come over app://desk/, from inside the application and nowhere else.
import { readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import type { CustomScheme, Protocol } from "electron";
import { APP_SCHEME } from "./app-address.ts";
import { blobAnswer, blobIn } from "./blob-scheme.ts";
import type { ReadBlob } from "./blob-scheme.ts";
import { CODE_READER_POLICY, contentSecurityPolicy, isCodeReader, newNonce, withNonce } from "./csp.ts";
import { PERMISSIONS_POLICY } from "./permissions.ts";

/** Registered before `ready`: an origin of its own, secure, and no right beyond that. */
export const appScheme: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true },
};

/** File types the window consists of. Anything else is not served, whatever lies there. */
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
  mp3: "audio/mpeg",
  wav: "audio/wav",
};

export interface AppFile {
  path: string;
  type: string;
}

/** Which file a URL names; null for everything that is not plainly a file of the window. */
export function resolveAppUrl(root: string, address: string): AppFile | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== "desk") return null;
  if (url.username || url.password) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path === "/") path = "/index.html";
  const parts = path.split("/").slice(1);
  // One rule instead of a list of tricks: every part is a plain name. No empty part, no `..`, no
  // backslash, colon, NUL, percent sign or leading dot can pass it.
  if (!parts.every((part) => /^[A-Za-z0-9_][A-Za-z0-9_.@-]*$/.test(part))) return null;
  const type = TYPES[/\.([a-z0-9]+)$/.exec(path)?.[1] ?? ""];
  if (!type) return null;
  const file = join(root, ...parts);
  return file.startsWith(root.endsWith(sep) ? root : root + sep) ? { path: file, type } : null;
}

const refusal = (status: number): Response =>
  new Response(null, { status, headers: { "Content-Security-Policy": contentSecurityPolicy("") } });

/** The first answer loads all of the runtime's fetch: that is done while the page's process starts. */
export function warmUp(): void {
  void refusal(404).headers;
}

/**
 * Serves the window's files from `root` on one session's protocol.
 * @param page what a page says of this laptop, put into it as it is served
 * @param readBlob bytes of files, which the core gives out
 */
export function serveApp(
  protocol: Protocol,
  root: string,
  page: (html: string) => string,
  readBlob: ReadBlob,
): void {
  protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return refusal(405);
    const blob = blobIn(request.url);
    if (blob !== null) return (await blobAnswer(blob, readBlob)) ?? refusal(404);
    const file = resolveAppUrl(root, request.url);
    if (!file) return refusal(404);
    let bytes: Buffer;
    try {
      bytes = await readFile(file.path);
    } catch {
      return refusal(404);
    }
    const nonce = newNonce();
    const html = file.path.endsWith(".html");
    return new Response(html ? page(withNonce(bytes.toString("utf8"), nonce)) : new Uint8Array(bytes), {
      headers: {
        "Content-Type": file.type,
        "Content-Security-Policy": isCodeReader(file.path)
          ? CODE_READER_POLICY
          : contentSecurityPolicy(html ? nonce : ""),
        "Permissions-Policy": PERMISSIONS_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
      },
    });
  });
}
