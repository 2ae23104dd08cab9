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

/** Of the one script that reads codes in pictures: it may run WebAssembly, and reaches nothing (S7a). */
export const CODE_READER_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'none'",
].join("; ");

/** Whether a file of the window is that script; the bundler puts its content's hash behind the name. */
export const isCodeReader = (file: string): boolean => /[/\\]codes\.worker-[\w-]+\.js$/.test(file);

export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACEHOLDER, nonce);
}
