// S7: the content security policy travels as a response header with every file of the window.
import { randomBytes } from "node:crypto";

/** Stands in `index.html` where the page reads its nonce; replaced on every load. */
export const NONCE_PLACEHOLDER = "__CSP_NONCE__";

export function newNonce(): string {
  return randomBytes(18).toString("base64url");
}

/** The policy. The nonce lets the component library's own `<style>` elements in, nothing else. */
export function contentSecurityPolicy(nonce: string): string {
  const style = nonce ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self'";
  return [
    "default-src 'none'",
    "script-src 'self'",
    style,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACEHOLDER, nonce);
}
