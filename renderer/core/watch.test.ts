import { expect, test } from "vitest";
import { allDeclared } from "./all-declared.ts";
import { isTouched, watched } from "./watch.ts";

test("until it is known what a query shows, every commit may have changed it; then only its own does", async () => {
  const touched = () => isTouched(watched("site.get", { id: "1" }), ["ticket:7"]);
  expect(touched()).toBe(true);
  await allDeclared();
  expect(touched()).toBe(false);
});
