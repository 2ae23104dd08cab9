import { describe, expect, test } from "vitest";
import { blobAnswer, blobIn } from "../../electron/main/security/blob-scheme.ts";
import type { ReadBlob } from "../../electron/main/security/blob-scheme.ts";
import type { MediaType } from "../../shared/blob/media-type.ts";

const ADDRESS = "0123456789abcdef".repeat(4);
const CONTENT = Buffer.from("x".repeat(2500));

/** A core that gives out a thousand bytes at a time. */
function core(type: string, content = CONTENT, upTo = content.length): ReadBlob {
  return (address, offset) => {
    if (address !== ADDRESS || offset >= upTo) return Promise.resolve(null);
    const bytes = content.subarray(offset, offset + 1000).toString("base64");
    return Promise.resolve({ type: type as MediaType, size: content.length, bytes });
  };
}

describe("S22: bytes of files over app://desk/blob/", () => {
  test("a URL names a blob by its address alone", () => {
    expect(blobIn(`app://desk/blob/${ADDRESS}`)).toBe(ADDRESS);
  });

  test.each([
    `app://desk/blob/${ADDRESS}?x`,
    `app://desk/blob/${ADDRESS}#x`,
    `app://desk/blob/${ADDRESS}/`,
    `app://desk/blob/${ADDRESS}.html`,
    `app://desk/blob/${ADDRESS.toUpperCase()}`,
    `app://desk/blob/${ADDRESS.slice(1)}`,
    `app://desk/blob/../blob/${ADDRESS}`,
    `app://desk/blob/%30${ADDRESS.slice(1)}`,
    `app://other/blob/${ADDRESS}`,
    `https://desk/blob/${ADDRESS}`,
    "app://desk/blob/",
    "app://desk/index.html",
  ])("%s is none", (url) => expect(blobIn(url)).toBeNull());

  test("a picture comes whole, as what it is, never guessed at, cached or run", async () => {
    const answer = await blobAnswer(ADDRESS, core("image/jpeg"));
    expect(answer?.status).toBe(200);
    expect(Object.fromEntries(answer?.headers ?? [])).toMatchObject({
      "content-type": "image/jpeg",
      "content-length": "2500",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "cross-origin-resource-policy": "same-origin",
    });
    const policy = answer?.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/; sandbox$/);
    expect(Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)).equals(CONTENT)).toBe(true);
  });

  test.each(["application/pdf", "text/plain", "text/csv", "application/zip"])(
    "%s is saved and never opened as a page",
    async (type) => {
      const answer = await blobAnswer(ADDRESS, core(type));
      expect(answer?.headers.get("content-disposition")).toBe("attachment");
    },
  );

  test.each(["image/svg+xml", "text/html", "application/xhtml+xml", "text/javascript", ""])(
    "%j is not served, whatever the core says",
    async (type) => expect(await blobAnswer(ADDRESS, core(type))).toBeNull(),
  );

  test("what is not at hand is not found, and what ends in the middle is no whole answer", async () => {
    expect(await blobAnswer("f".repeat(64), core("image/jpeg"))).toBeNull();
    const cut = await blobAnswer(ADDRESS, core("image/jpeg", CONTENT, 2000));
    await expect(cut?.arrayBuffer()).rejects.toThrow();
  });
});
