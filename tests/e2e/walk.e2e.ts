import { expect, test } from "@playwright/test";
import { walk } from "../walk/walk.ts";
import { runFolder } from "./support/run-folder.ts";

test("a hundred acts of a random walk lead to no screen that a person could not go on with", async () => {
  test.setTimeout(300_000);
  const { failures } = await walk({ acts: 100, locale: "zh-CN", seed: 1, folder: runFolder("walk") });
  expect(failures).toEqual([]);
});
