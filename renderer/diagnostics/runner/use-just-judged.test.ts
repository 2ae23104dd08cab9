import { expect, test } from "vitest";
import { justJudged } from "./use-just-judged.ts";

test("Enter right behind a judgement is the end of it, unless something was entered in the next step", () => {
  let now = 0;
  const judged = justJudged(() => now);
  expect(judged.ends("ping", false)).toBe(false);
  judged.note("ping");
  now = 150;
  expect(judged.ends("port", false)).toBe(true);
  // A fast machine has measured the next step by then.
  expect(judged.ends("port", true)).toBe(false);
  // What was typed for the step that was judged is not the next one's.
  expect(judged.ends("ping", true)).toBe(true);
  now = 400;
  expect(judged.ends("port", false)).toBe(false);
});
