import { expect, test } from "vitest";
import { MENU_WORDS } from "./menu-words.ts";

test("what could not be kept is told as it is said of one, and of several", () => {
  const said = (forms: number) => Object.values(MENU_WORDS).map(({ unkept }) => unkept.message(forms));
  expect(said(1)).toEqual(["有 1 处正在填写的内容没能保存", "What is being typed could not be saved"]);
  expect(said(3)).toEqual([
    "有 3 处正在填写的内容没能保存",
    "What is being typed in 3 places could not be saved",
  ]);
});
