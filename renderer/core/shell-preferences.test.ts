import { expect, test } from "vitest";
import { DEFAULT_LOOKS } from "../../shared/ipc/looks.ts";
import { asLooks, asPreferences, isShellPreference, parseLooks } from "./shell-preferences.ts";

test("looks come and go between the shell and the preferences of the same name", () => {
  const looks = parseLooks("dark touch 125");
  expect(looks).toEqual({ theme: "dark", density: "touch", zoom: 125 });
  const back = Object.entries(asPreferences(looks)).map(([key, value]) =>
    isShellPreference(key) ? asLooks(key, value) : {},
  );
  expect(Object.assign({}, ...back)).toEqual(looks);
  expect(isShellPreference("split.queue")).toBe(false);
});

test("a page that was not served by the shell has the defaults", () => {
  for (const text of ["", "__LOOKS__", "dark touch", "dark touch 5000", "pink touch 100"]) {
    expect(parseLooks(text)).toEqual(DEFAULT_LOOKS);
  }
});
