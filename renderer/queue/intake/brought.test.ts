import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import { describe, expect, test } from "vitest";
import { MAX_BLOB_BYTES } from "../../../shared/blob/limits.ts";
import { isBrought, isMail, keepable } from "./brought.ts";

describe("a text that is pasted", () => {
  const chat = "张三 10:32\n打印机卡纸";
  test("of several lines fills the form, but where somebody is writing", () => {
    expect(isBrought(chat, null)).toBe(true);
    expect(isBrought(chat, { tagName: "INPUT", value: "打印机" })).toBe(true);
    expect(isBrought(chat, { tagName: "TEXTAREA", value: " " })).toBe(true);
    expect(isBrought(chat, { tagName: "TEXTAREA", value: "已经写了" })).toBe(false);
  });

  test("of one line is a piece of a field", () => {
    expect(isBrought("打印机卡纸\n\n", null)).toBe(false);
  });
});

test("a mail is one by its name or its type", () => {
  const named = (name: string, type = "") => isMail({ name, type });
  expect([named("报修.EML"), named("a", "message/rfc822"), named("eml.png")]).toEqual([true, true, false]);
});

describe("a mail is kept, whatever it is", () => {
  test("as it is, where files are taken of what it is", async () => {
    const file = new File(["From: a@b.cn\n\nx"], "a.eml");
    expect(await keepable(file)).toEqual({ name: "a.eml", bytes: file });
  });

  test.each([
    ["bytes that are nothing", Uint8Array.of(0, 1, 2, 255, 0)],
    ["a page", new TextEncoder().encode("<html><script>alert(1)</script>")],
  ])("%s are put into an archive, as they are", async (_what, bytes) => {
    const kept = await keepable(new File([bytes], "a.eml"));
    if (typeof kept === "string") throw new Error(kept);
    expect(kept.name).toBe("a.eml.zip");
    const zip = await fromBufferPromise(Buffer.from(await kept.bytes.arrayBuffer()), { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      expect(entry.fileName).toBe("a.eml");
      expect(new Uint8Array(await buffer(await zip.openReadStreamPromise(entry)))).toEqual(bytes);
    }
  });

  test("but for what is too long, empty, or gone", async () => {
    const huge = Object.defineProperty(new File([], "a.eml"), "size", { value: MAX_BLOB_BYTES + 1 });
    expect(await keepable(huge)).toBe("fileTooLarge");
    expect(await keepable(new File([], "a.eml"))).toBe("fileEmpty");
    const gone = new File(["x"], "a.eml");
    gone.slice = () => {
      throw new Error("NotFoundError");
    };
    expect(await keepable(gone)).toBe("notAFile");
  });
});
