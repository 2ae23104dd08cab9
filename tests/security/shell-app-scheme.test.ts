import { describe, expect, test } from "vitest";
import { resolveAppUrl } from "../../electron/main/security/app-scheme.ts";
import {
  CODE_READER_POLICY,
  contentSecurityPolicy,
  isCodeReader,
  newNonce,
  withNonce,
} from "../../electron/main/security/csp.ts";

const root = "/app/dist/renderer";

describe("S16: app://desk/ serves files of the window only", () => {
  test.each([
    ["app://desk/", "index.html"],
    ["app://desk/index.html", "index.html"],
    ["app://desk/index.html?x=1#/queue", "index.html"],
    ["app://desk/assets/index-B1x_2.js", "assets/index-B1x_2.js"],
    ["app://desk/assets/./a/../b.css", "assets/b.css"],
    ["app://desk/fonts/noto-sans.woff2", "fonts/noto-sans.woff2"],
  ])("%s", (url, file) => {
    expect(resolveAppUrl(root, url)?.path).toBe(`${root}/${file}`);
  });

  // Each lies inside or looks like it: only the rule for the names themselves stops it.
  test.each([
    "app://desk/assets/.hidden.js",
    "app://desk/.well-known/page.html",
    "app://desk/assets%2f..%2findex.html",
    "app://desk/assets/-option.js",
    "app://desk/assets//index.js",
  ])("takes no name like that of %s", (url) => expect(resolveAppUrl(root, url)).toBeNull());

  test.each([
    "app://desk/../main/index.cjs",
    "app://desk/%2e%2e/main/index.js",
    "app://desk/..%2fmain/index.js",
    "app://desk/%2e%2e%2f%2e%2e%2fpackage.json",
    "app://desk/assets/..%5c..%5cmain.js",
    "app://desk/assets\\..\\..\\main.cjs",
    "app://desk/%252e%252e/package.json",
    "app://desk//etc/passwd",
    "app://desk/%2fetc%2fpasswd",
    "app://desk/etc/passwd",
    "app://desk/C:/Windows/win.ini",
    "app://desk/c%3a/windows/system.js",
    "app://desk/index.html%00.png",
    "app://desk/%00",
    "app://desk/index.html/",
    "app://desk/assets/",
    "app://desk/.env",
    "app://desk/assets/.hidden.js",
    "app://desk/index.html::$DATA",
    "app://desk/~/secret.json",
    "app://desk/main/index.cjs",
    "app://desk/program.exe",
    "app://desk/page.htm",
    "app://desk/a b.js",
    "app://desk/%E4%BD%A0.js",
    "app://desk/%ff.js",
    "app://other/index.html",
    "app://desk.evil/index.html",
    "app://desk:80/index.html",
    "app://user@desk/index.html",
    "app://user:pass@desk/index.html",
    "app:///index.html",
    "app:index.html",
    "file:///etc/passwd",
    "https://desk/index.html",
    "",
    "desk/index.html",
    `app://desk/${"a/".repeat(50_000)}`,
  ])("refuses %s", (url) => {
    const found = resolveAppUrl(root, url);
    // The URL parser itself resolves plain `..`; what is left then must lie inside, or be refused.
    if (found) expect(found.path.startsWith(`${root}/`)).toBe(true);
    else expect(found).toBeNull();
    expect(found?.path ?? "").not.toMatch(/passwd|package\.json|index\.cjs|win\.ini/);
  });

  test("a type is always one of ours", () => {
    expect(resolveAppUrl(root, "app://desk/a.svg")?.type).toBe("image/svg+xml");
    expect(resolveAppUrl(root, "app://desk/a.html")?.type).toBe("text/html; charset=utf-8");
    expect(resolveAppUrl(root, "app://desk/noextension")).toBeNull();
  });
});

describe("S7: the content security policy", () => {
  const parse = (header: string): Record<string, string> =>
    Object.fromEntries(
      header.split("; ").map((part) => {
        const [name = "", ...values] = part.split(" ");
        return [name, values.join(" ")];
      }),
    );

  test("is exactly the checklist's", () => {
    expect(parse(contentSecurityPolicy("abc"))).toEqual({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": "'self' 'nonce-abc'",
      "img-src": "'self' blob: data:",
      "font-src": "'self'",
      "connect-src": "'none'",
      "form-action": "'none'",
      "frame-ancestors": "'none'",
      "base-uri": "'none'",
    });
  });

  test("S7a: the reader of codes alone may run WebAssembly, and reaches nothing", () => {
    expect(parse(CODE_READER_POLICY)).toEqual({
      "default-src": "'none'",
      "script-src": "'self' 'wasm-unsafe-eval'",
      "connect-src": "'none'",
    });
    expect(isCodeReader("/app/renderer/assets/codes.worker-Ab_3-x.js")).toBe(true);
    expect(isCodeReader("C:\\app\\assets\\codes.worker-Ab_3-x.js")).toBe(true);
    for (const other of [
      "/app/assets/picture.worker-Ab3.js",
      "/app/assets/codes.worker.js",
      "/app/assets/xcodes.worker-Ab3.js",
      "/app/assets/codes.worker-Ab3.js.html",
      "/app/index.html",
    ]) {
      expect(isCodeReader(other)).toBe(false);
    }
  });

  test("has no nonce where there is no page", () => {
    expect(parse(contentSecurityPolicy(""))["style-src"]).toBe("'self'");
  });

  test("a nonce is fresh, long and put wherever the page asks for it", () => {
    const nonces = new Set(Array.from({ length: 100 }, newNonce));
    expect(nonces.size).toBe(100);
    for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9_-]{24}$/);
    expect(withNonce("<a __CSP_NONCE__><b __CSP_NONCE__>", "n")).toBe("<a n><b n>");
  });
});
