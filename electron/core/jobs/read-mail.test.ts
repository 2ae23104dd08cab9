import { expect, test } from "vitest";
import { memoryCore } from "../../../tests/support/core/core.ts";
import { mailOf, multipart, word } from "../../../tests/support/core/mails.ts";
import type { ReadMail } from "../../../shared/ipc/intake.ts";

const core = memoryCore();
let id = 0;
const job = (name: string, params: object) => core.handle({ id: ++id, kind: "job", name, params });

async function takenIn(bytes: Buffer): Promise<string> {
  const reply = await job("takeIn", { bytes: bytes.toString("base64"), last: true });
  return (reply as { result: { taken: { address: string } } }).result.taken.address;
}
async function read(bytes: Buffer): Promise<ReadMail> {
  const reply = await job("readMail", { blob: await takenIn(bytes) });
  return (reply as { result: ReadMail }).result;
}

test("a mail is read, and what is attached is taken in; what files are not taken of stays in it", async () => {
  const mail = multipart(
    [
      "From: =?utf-8?B?" + Buffer.from("王芳").toString("base64") + "?= <w@example.cn>",
      `Subject: ${word("打印机")}`,
    ],
    [
      ["Content-Type: text/plain; charset=utf-8", "", "卡纸"],
      ["Content-Type: text/plain; name=../a:b.log", "Content-Disposition: attachment", "", "E5"],
      [
        "Content-Type: application/x-msdownload; name=fix.exe",
        "Content-Disposition: attachment",
        "Content-Transfer-Encoding: base64",
        "",
        Buffer.from("MZ\0\0").toString("base64"),
      ],
    ],
  );
  const answer = await read(mail);
  expect(answer).toMatchObject({
    reason: null,
    subject: "打印机",
    from: "王芳 <w@example.cn>",
    text: "卡纸",
    left: ["fix.exe"],
  });
  expect(answer.files.map(({ name }) => name)).toEqual(["_a_b.log"]);
  expect(core.profile.store.blobs.facts(answer.files[0]?.blob ?? "")).toMatchObject({
    type: "text/plain",
    size: 3,
  });
});

test("more attachments than a record has files stay in the mail", async () => {
  const parts = Array.from({ length: 40 }, (_, at) => [
    `Content-Disposition: attachment; filename=${at}.txt`,
    "",
    `x${at}`,
  ]);
  const { files, left } = await read(multipart(["From: a@b.cn", "Subject: x"], parts));
  expect([files.length, left.length]).toEqual([19, 20]);
});

test("an archive that is called a mail is answered, and so is a file that is not here", async () => {
  const archive = Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]);
  expect(await read(archive)).toMatchObject({ reason: "notAMail", files: [], text: "" });
  expect(await job("readMail", { blob: "0".repeat(64) })).toMatchObject({
    ok: false,
    error: { code: "notFound" },
  });
  expect(await read(mailOf("From: a@b.cn", "", "x"))).toMatchObject({ reason: null, text: "x" });
});
