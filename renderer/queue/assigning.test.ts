import { expect, test } from "vitest";
import { chooseAssignee, chosenBefore, forgetChosen } from "./assigning.ts";

test("whom somebody chose for a ticket stands in the dialog of that ticket, and in no other and no later one", () => {
  expect(chosenBefore("t1")).toBeNull();
  chooseAssignee("t1", "m1");
  expect([chosenBefore("t2"), chosenBefore("t1")]).toEqual([null, "m1"]);
  chooseAssignee("t2", "m2");
  expect([chosenBefore("t1"), chosenBefore("t2")]).toEqual([null, "m2"]);
  forgetChosen();
  expect(chosenBefore("t2")).toBeNull();
});
