import { describe, expect, test } from "vitest";
import { gbk, mailOf, multipart, word } from "../../../tests/support/core/mails.ts";
import { textOfHtml } from "./html-text.ts";
import { bytesRead, readMail } from "./read-mail.ts";

const FROM = "From: =?gb2312?B?" + gbk("朱镕基").toString("base64") + "?= <zhu@example.cn>";
const HEAD = [FROM, `Subject: ${word("打印机卡纸")}`, "Date: Sat, 28 Nov 2026 10:32:11 +0800"];

describe("letters", () => {
  test("GB2312 that holds GBK is read as what it is, in head and text", async () => {
    const subject = word("", "gb2312", gbk("镕字显示不出来"));
    const mail = mailOf(
      ...[
        FROM,
        `Subject: ${subject}`,
        "Content-Type: text/plain; charset=GB2312",
        "Content-Transfer-Encoding: 8bit",
        "",
      ],
      gbk("喆、镕、瑄 都打不出来"),
    );
    expect(await readMail(mail)).toMatchObject({
      ...{
        reason: null,
        from: "朱镕基 <zhu@example.cn>",
        subject: "镕字显示不出来",
        text: "喆、镕、瑄 都打不出来",
      },
    });
  });

  test("a head and a text that do not say in which letters they are written", async () => {
    const raw = mailOf(gbk("From: 王芳 <wang@example.cn>"), gbk("Subject: 键盘失灵"), "", gbk("键盘镕化了"));
    expect(await readMail(raw)).toMatchObject({
      from: "王芳 <wang@example.cn>",
      subject: "键盘失灵",
      text: "键盘镕化了",
    });
    const utf8 = mailOf("From: 王芳 <wang@example.cn>", "Subject: 键盘", "", "键盘失灵");
    expect(await readMail(utf8)).toMatchObject({ from: "王芳 <wang@example.cn>", text: "键盘失灵" });
  });

  test("quoted-printable and base64", async () => {
    const quoted = [...gbk("镜")].map((byte) => `=${byte.toString(16).toUpperCase()}`).join("");
    for (const [encoding, text] of [
      ["quoted-printable", quoted],
      ["base64", gbk("镜").toString("base64")],
    ] as const) {
      const mail = mailOf(
        ...HEAD,
        "Content-Type: text/plain; charset=gbk",
        `Content-Transfer-Encoding: ${encoding}`,
        "",
        text,
      );
      expect((await readMail(mail)).text).toBe("镜");
    }
  });
});

describe("parts", () => {
  const plain = ["Content-Type: text/plain; charset=utf-8", "", "三楼打印机卡纸"];
  const html = [
    "Content-Type: text/html; charset=utf-8",
    "",
    "<p>三楼<b>打印机</b>卡纸</p><script>alert(1)</script>",
  ];

  test("the plain text goes before its HTML, and HTML alone becomes plain text", async () => {
    expect((await readMail(multipart(HEAD, [plain, html], "alternative"))).text).toBe("三楼打印机卡纸");
    expect((await readMail(mailOf(...HEAD, ...html))).text).toBe("三楼打印机卡纸");
    expect(
      (await readMail(multipart(HEAD, [["Content-Type: text/plain", "", ""], html], "alternative"))).text,
    ).toBe("三楼打印机卡纸");
  });

  test("attachments with names in Chinese, folded and of RFC 2231; pictures of a signature are none", async () => {
    const picture = ["Content-Type: image/png; name=image001.png", "Content-ID: <a@b>", "", "x"];
    const related = multipart([], [plain, picture], "related").toString("latin1").split("\r\n");
    const mail = multipart(HEAD, [
      ["Content-Type: multipart/related; boundary=in", "", "--in", ...plain, "--in", ...picture, "--in--"],
      [
        "Content-Type: application/octet-stream;",
        `\tname="${word("报错", "gb2312", gbk("报错"))}`,
        `\t${word("截图.txt", "gb2312", gbk("截图.txt"))}"`,
        "Content-Disposition: attachment",
        "Content-Transfer-Encoding: base64",
        "",
        Buffer.from("0x80070005").toString("base64"),
      ],
      [
        "Content-Type: text/plain",
        `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent("日志 1.log")}`,
        "",
        "log",
      ],
    ]);
    expect(related.length).toBeGreaterThan(1);
    const { attachments } = await readMail(mail);
    expect(attachments.map(({ name }) => name)).toEqual(["报错截图.txt", "日志 1.log"]);
    expect(Buffer.from(attachments[0]?.bytes ?? []).toString()).toBe("0x80070005");
  });

  test("what was forwarded within it is text of it", async () => {
    const inner = mailOf(
      "From: Li Lei <li@example.cn>",
      `Subject: ${word("VPN 断线")}`,
      "",
      "VPN keeps dropping",
    );
    const mail = multipart(HEAD, [plain, ["Content-Type: message/rfc822", "", inner]]);
    const { text } = await readMail(mail);
    expect(text).toContain("三楼打印机卡纸");
    expect(text).toContain("VPN keeps dropping");
  });
});

describe("what cannot be read is answered with its reason", () => {
  const many = Array.from({ length: 2000 }, () => [
    "Content-Disposition: attachment; filename=a.txt",
    "",
    "x",
  ]);
  const nested = Array.from({ length: 400 }, (_, at) => [
    `Content-Type: multipart/mixed; boundary=b${at + 1}`,
    "",
    `--b${at + 1}`,
  ]).flat();
  test.each<[string, Buffer, string | null]>([
    ["nothing", Buffer.alloc(0), "notAMail"],
    ["zeros", Buffer.alloc(5000), "notAMail"],
    ["an archive", Buffer.from("PK\x03\x04 From: a@b.cn"), "notAMail"],
    ["a page", Buffer.from("<html>\nFrom: a@b.cn"), "notAMail"],
    ["a text", Buffer.from("王芳 10:32\n电脑坏了"), "notAMail"],
    ["a head without anything", mailOf("From: a@b.cn", "Subject: ", ""), "nothingToRead"],
    [
      "HTML of a picture alone",
      mailOf("From: a@b.cn", "Content-Type: text/html", "", "<img src=x>"),
      "nothingToRead",
    ],
    [
      "a head beyond all bounds",
      mailOf("From: a@b.cn", "X-A: b\r\n".repeat(200_000).trimEnd(), "", "x"),
      "damaged",
    ],
    ["parts within parts", mailOf("From: a@b.cn", ...nested), "damaged"],
    ["parts without end", multipart(HEAD, many), null],
    ["an end that never comes", multipart(HEAD, []).subarray(0, 200), null],
    ["letters nobody knows", mailOf(...HEAD, "Content-Type: text/plain; charset=klingon", "", "x"), null],
    ["spoilt encoding", mailOf(...HEAD, "Content-Transfer-Encoding: base64", "", "%%%=="), null],
  ])("%s", async (_what, bytes, reason) => {
    expect((await readMail(bytes)).reason).toBe(reason);
  });

  test("of a long one the beginning is read, and it says so", async () => {
    const text = ["Content-Type: text/plain; charset=utf-8", "", "附件是录屏"];
    const film = ["Content-Type: video/mp4; name=a.mp4", "Content-Transfer-Encoding: base64", "", "AAAA"];
    const size = 50 * 1024 * 1024;
    expect([bytesRead(size), bytesRead(5_000_000)]).toEqual([1024 * 1024, 5_000_000]);
    const read = await readMail(multipart(HEAD, [text, film]), size);
    expect(read).toMatchObject({
      reason: "long",
      subject: "打印机卡纸",
      text: "附件是录屏",
      attachments: [],
    });
  });

  test("random bytes behind a head", async () => {
    let state = 7;
    const bytes = Buffer.from(
      Array.from({ length: 20_000 }, () => (state = (state * 75 + 74) % 65537) & 255),
    );
    for (const type of ["text/plain", "text/html", "multipart/mixed; boundary=a", "message/rfc822"]) {
      const read = await readMail(Buffer.concat([mailOf(...HEAD, `Content-Type: ${type}`, ""), bytes]));
      expect(read.subject).toBe("打印机卡纸");
    }
  });
});

describe("HTML becomes text", () => {
  test.each([
    ["<p>a</p><p>b&nbsp;&lt;c&gt;&#x4e2d;&#25991;</p>", "a\nb <c>中文"],
    ["<style>p{}</style>x<!-- y -->z", "xz"],
    ["1 < 2 and <b>3</b> > 2", "1 < 2 and 3 > 2"],
    ["<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"],
    ["<script>never closed", ""],
    ["<img src=x onerror=alert(1)", ""],
    ["&#0;&#xd800;&unknown;&amp;lt;", "\ufffd\ufffd&unknown;&lt;"],
  ])("%s", (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  test("a megabyte of anything comes to an end", () => {
    for (const piece of ["<", "<a ", "<!--", "<script>", "</p", "&#1", "<p>", " "]) {
      expect(textOfHtml(piece.repeat(1_000_000 / piece.length)).length).toBeLessThanOrEqual(1_000_000);
    }
  });
});

test("what turns the order of letters around, and controls, are left out", async () => {
  const mail = mailOf("From: a@b.cn", `Subject: ${word("账单\u202egpj.exe\u0007")}`, "", "x");
  expect((await readMail(mail)).subject).toBe("账单gpj.exe");
});
