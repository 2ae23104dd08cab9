import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkInArguments, pairingLink } from "../../electron/main/security/deep-link.ts";
import { externalUrl } from "../../electron/main/security/external-url.ts";
import { isAppUrl } from "../../electron/main/security/app-address.ts";
import { mayLoadOnPaper } from "../../electron/main/security/paper-address.ts";
import { mayNavigate } from "../../electron/main/security/navigation.ts";
import { ALLOWED_PERMISSIONS, mayHave } from "../../electron/main/security/permissions.ts";
import { formatPairingCode } from "../../shared/protocol/pairing.ts";

const code = {
  address: "https://hub.example:8443",
  fingerprint: "a".repeat(64),
  secret: "s".repeat(32),
  workspace: "0190a000-0000-7000-8000-000000000001",
};
const link = formatPairingCode(code as Parameters<typeof formatPairingCode>[0]);

describe("S1: what the window that prints may load", () => {
  const viewer = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai";
  test.each(["app://paper/page.pdf", `${viewer}/index.html`, "chrome://resources/js/util.js"])("%s", (url) =>
    expect(mayLoadOnPaper(url)).toBe(true),
  );

  test.each([
    ...[
      "app://desk/",
      "app://desk/index.html",
      "app://paper/",
      "app://paper/page.pdf?x",
      "app://paper/page.pdf#x",
    ],
    ...[
      "https://example.com/",
      "file:///etc/passwd",
      "data:text/html,x",
      "blob:app://paper/1",
      "about:blank",
    ],
    ...[
      `${viewer}.evil/`,
      "chrome-extension://other/index.html",
      "chrome://settings/",
      "devtools://devtools/",
      "",
    ],
  ])("not %s", (url) => expect(mayLoadOnPaper(url)).toBe(false));

  test("and it is nobody that main answers", () => {
    expect(isAppUrl("app://paper/page.pdf")).toBe(false);
    expect(mayNavigate("app://paper/page.pdf")).toBe(false);
  });
});

describe("S11: addresses that may leave the application", () => {
  test.each([
    ["https://example.com/a?b=c#d", "https://example.com/a?b=c#d"],
    ["HTTPS://EXAMPLE.com", "https://example.com/"],
    ["mailto:a@b.example", "mailto:a@b.example"],
    ["mailto:a@b.example?subject=T-K7-0042", "mailto:a@b.example?subject=T-K7-0042"],
  ])("%s", (address, opened) => expect(externalUrl(address)).toBe(opened));

  test.each([
    "",
    "example.com",
    "//example.com",
    "http://example.com",
    "file:///etc/passwd",
    "file://server/share/x.exe",
    "smb://server/share",
    "\\\\server\\share",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " https://example.com",
    "https://example.com\n",
    "https://exam\tple.com",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "ms-msdt:/id PCWDiagnostic",
    "search-ms:query=x",
    "ms-officecmd:{}",
    "calculator:",
    "ssh://host",
    "telnet://host",
    "ftp://host",
    "tel:+4912345",
    // As an address of mail looks, of another scheme.
    "sip:a@b.example",
    "ssh:a@b.example",
    "app://desk/",
    "deskside://pair?x=y",
    "https:",
    "https://",
    "https://user@example.com",
    "https://user:pass@example.com",
    "https://example.com/\\..\\",
    'https://example.com/"%20--gpu-launcher=calc',
    "https://example.com/`id`",
    "https://example.com/<x>",
    "https://example.com/a b",
    "https://[::1",
    "mailto:",
    "mailto:nobody",
    "mailto:a@b.example?attach=/etc/passwd",
    "mailto:a@b.example?Attachment=c:\\x",
    "mailto:a@b.example?bcc=spy@c.example",
    "mailto:a@b.example,c@d.example/../x",
    "mailto:a@b.example'--flag",
    `https://example.com/${"a".repeat(2000)}`,
  ])("refuses %j", (address) => expect(externalUrl(address)).toBeNull());

  test("whatever passes is https: or mailto: and opens unchanged a second time", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.string({ unit: "binary" })), (text) => {
        const opened = externalUrl(text);
        if (opened === null) return;
        expect(["https:", "mailto:"]).toContain(new URL(opened).protocol);
        expect(externalUrl(opened)).toBe(opened);
      }),
      { seed: 11, numRuns: 2000 },
    );
  });
});

describe("S9: where the window may go", () => {
  test.each(["app://desk/", "app://desk/#/queue", "app://desk/?a"])("%s is the page", (url) =>
    expect(mayNavigate(url)).toBe(true),
  );
  test.each([
    "app://desk/assets/a.svg",
    "app://desk/index.html",
    "app://deskx/",
    "app://desk.evil/",
    "app://other/",
    "https://example.com/",
    "https://app//desk/",
    "file:///etc/passwd",
    "data:text/html,x",
    "blob:app://desk/1",
    "javascript:1",
    "about:blank",
    "chrome://gpu",
    "devtools://devtools/bundled/inspector.html",
    "view-source:app://desk/",
  ])("%s is not", (url) => expect(mayNavigate(url)).toBe(false));

  test("the origin ends where the host ends", () => {
    expect(isAppUrl("app://desk")).toBe(true);
    expect(isAppUrl("app://desk/x")).toBe(true);
    for (const url of [
      "app://desk.evil",
      "app://deskside/",
      "app://desk:1/",
      "APP://desk/",
      "",
      "x app://desk/",
    ]) {
      expect(isAppUrl(url)).toBe(false);
    }
  });
});

describe("S5: permissions", () => {
  test("only the allow-list, only for the page's main frame", () => {
    expect([...ALLOWED_PERMISSIONS]).toEqual(["clipboard-sanitized-write", "fullscreen"]);
    for (const permission of ALLOWED_PERMISSIONS) {
      expect(mayHave(permission, "app://desk/", true)).toBe(true);
      expect(mayHave(permission, "app://desk/", false)).toBe(false);
      expect(mayHave(permission, "https://example.com/", true)).toBe(false);
      expect(mayHave(permission, "", true)).toBe(false);
    }
    for (const permission of [
      "media",
      "geolocation",
      "clipboard-read",
      "notifications",
      "serial",
      "usb",
      "hid",
      "unknown",
    ]) {
      expect(mayHave(permission, "app://desk/", true)).toBe(false);
    }
  });
});

describe("S19: deep links are a stranger's text", () => {
  test("a pairing link is offered as rebuilt from its checked parts", () => {
    expect(pairingLink(link)).toBe(link);
    expect(pairingLink(`${link}&extra=<script>`)).toBe(link);
    expect(linkInArguments(["app", "--flag", link])).toBe(link);
  });

  test.each([
    "",
    "deskside:",
    "deskside://pair",
    "deskside://pair?",
    "deskside://pair?address=https://hub",
    "deskside://run?cmd=calc",
    "deskside://../../etc/passwd",
    link.replace("deskside:", "DESKSIDE:"),
    link.replace("https%3A%2F%2F", "http%3A%2F%2F"),
    link.replace("https%3A", "javascript%3A"),
    link.replace("https%3A", "file%3A"),
    link.replace("a".repeat(64), "A".repeat(64)),
    link.replace("a".repeat(64), "a".repeat(63)),
    link.replace("s".repeat(32), "s".repeat(10)),
    link.replace("s".repeat(32), "%00".repeat(32)),
    link.replace("s".repeat(32), "%E0%A4%A"),
    `${link}&${"x".repeat(1000)}=1`,
    `${link}&`,
    `${link}&=1`,
    `x${link}`,
    `"${link}"`,
  ])("refuses %j", (text) => expect(pairingLink(text)).toBeNull());

  test("keys of the prototype do no harm", () => {
    expect(pairingLink(`${link}&__proto__=1&constructor=2`)).toBe(link);
    expect(({} as Record<string, unknown>)["address"]).toBeUndefined();
  });

  test("other arguments are no links, and the program's own path is not one", () => {
    expect(linkInArguments([link])).toBeNull();
    expect(linkInArguments(["app", `--profile=${link}`, "deskside:x"])).toBeNull();
    expect(linkInArguments(["app", "deskside://pair?bad", link])).toBe(link);
  });

  test("no text makes it throw, and what it lets through reads back the same", () => {
    const part = fc.oneof(fc.string(), fc.constantFrom(...link.split(/[=&]/), "%", "%00", "&", "="));
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 1200 }),
      fc.array(part, { maxLength: 12 }).map((parts) => `deskside://pair?${parts.join("&")}`),
      fc
        .tuple(fc.nat(link.length), fc.string({ maxLength: 5 }))
        .map(([at, text]) => link.slice(0, at) + text + link.slice(at)),
      fc.tuple(fc.nat(link.length), fc.nat(link.length)).map(([a, b]) => link.slice(0, a) + link.slice(b)),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const offered = pairingLink(text);
        if (offered !== null) expect(pairingLink(offered)).toBe(offered);
      }),
      { seed: 19, numRuns: 5000 },
    );
  });
});
