import { expect, test } from "vitest";
import { broughtIn, carriesSome } from "./brought-anywhere.ts";

const CHAT = "王芳 10:32\n打印机老是卡纸";
const carried = (text: string, files: File[] = []) => ({
  ...{ types: [], files, getData: () => text },
});
const picture = new File(["x"], "image.png", { type: "image/png" });

test("a chat, a mail and a picture begin a ticket; a word that somebody copied begins none", () => {
  expect(broughtIn(carried(CHAT))).toEqual({ text: CHAT, files: [] });
  expect(broughtIn(carried("", [picture]))).toEqual({ text: "", files: [picture] });
  expect(broughtIn(carried("IT-2024-00137"))).toBeNull();
  expect(broughtIn(carried(""))).toBeNull();
});

test("of words that came with their own picture the words are taken", () => {
  expect(broughtIn(carried(CHAT, [picture]))).toEqual({ text: CHAT, files: [] });
  expect(broughtIn(carried("一行", [picture]))).toBeNull();
});

test("only what may be taken is held out a place for", () => {
  expect(carriesSome({ types: ["Files"] })).toBe(true);
  expect(carriesSome({ types: ["text/uri-list"] })).toBe(false);
  expect(carriesSome(null)).toBe(false);
});
