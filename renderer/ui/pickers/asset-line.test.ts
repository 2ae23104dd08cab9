import { expect, test } from "vitest";
import { assetLine } from "./asset-line.ts";

const asset = { name: "", maker: "", model: "", serial: "", holder: null as string | null };

test.each([
  [{ name: "MatePad 11.5", model: "MatePad 11.5", serial: "QK1" }, ["MatePad 11.5", "QK1"]],
  [{ name: "会议室 MatePad 11.5", model: "matepad 11.5" }, ["会议室 MatePad 11.5"]],
  [{ model: "T14", serial: "PF5", holder: "林静" }, ["T14", "PF5", "林静"]],
  [{ maker: "Dell" }, ["Dell"]],
  [{}, []],
])("%j is told by %j", (more, line) => {
  expect(assetLine({ ...asset, ...more })).toEqual(line);
});
