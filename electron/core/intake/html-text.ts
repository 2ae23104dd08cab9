/** Elements of which nothing is text. */
const UNSEEN = /^(?:script|style|head|title|template|noscript|svg|math|object|iframe|select)$/;
const LINES =
  /^(?:p|div|br|tr|li|ul|ol|table|h[1-6]|blockquote|pre|section|article|header|footer|hr|dd|dt|address|form)$/;
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", copy: "©", reg: "®", middot: "·" },
  ...{
    ldquo: "“",
    rdquo: "”",
    lsquo: "‘",
    rsquo: "’",
    hellip: "…",
    mdash: "—",
    ndash: "–",
    times: "×",
    yen: "¥",
  },
};

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === "string") return NAMED[name.toLowerCase()] ?? whole;
    const code = hex ? parseInt(String(hex), 16) : Number(decimal);
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
      ? "\ufffd"
      : String.fromCodePoint(code);
  });
}

/**
 * The plain text of a mail's HTML, read once from its beginning to its end. What comes out is text and is shown
 * as text: a tag in it is a tag that somebody wrote about.
 */
export function textOfHtml(html: string): string {
  let text = "";
  for (let at = 0; at < html.length;) {
    const open = html.indexOf("<", at);
    if (open === -1) return tidy(text + decoded(html.slice(at)));
    text += decoded(html.slice(at, open).replace(/\s+/g, " "));
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      at = end === -1 ? html.length : end + 3;
      continue;
    }
    const [tag = "", slash = "", name = ""] =
      /^<(\/?)([a-z][a-z\d:-]{0,20})?/i.exec(html.slice(open, open + 24)) ?? [];
    if (name === "" && !/^<[!?/]/.test(html.slice(open, open + 2))) {
      text += "<";
      at = open + 1;
      continue;
    }
    const close = html.indexOf(">", open + tag.length);
    at = close === -1 ? html.length : close + 1;
    const element = name.toLowerCase();
    if (slash === "" && UNSEEN.test(element)) at = endOf(html, element, at);
    else if (element === "br" || (LINES.test(element) && !text.endsWith("\n"))) text += "\n";
    else if (/^t[dh]$/.test(element)) text += " ";
  }
  return tidy(text);
}

/** Behind the end of an element; what is never closed takes the rest with it. */
function endOf(html: string, element: string, from: number): number {
  const end = new RegExp(`</${element}[^>]{0,200}>`, "gi");
  end.lastIndex = from;
  return end.exec(html) === null ? html.length : end.lastIndex;
}

function tidy(text: string): string {
  const lines = text.split("\n").map((line) => line.replace(/[ \t\u00a0]+/g, " ").trim());
  return lines
    .filter((line, at) => line !== "" || (lines[at - 1] ?? "") !== "")
    .join("\n")
    .trim();
}
