import { describe, expect, test } from "vitest";
import type { KeyPress } from "./shortcut-rules.ts";
import { isComposing, isEscape, mayAct, shortcutOf } from "./shortcut-rules.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "",
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  ...more,
});
const free = { typing: false, layered: false, single: true };

describe("an input method keeps its keys", () => {
  const composing: [string, Partial<KeyPress>][] = [
    ["isComposing", { isComposing: true }],
    ["keyCode 229", { keyCode: 229 }],
    ["key Process", { key: "Process", code: "KeyN" }],
  ];
  test.each(composing)("%s", (_, more) => {
    const event = press("n", more);
    expect(isComposing(event)).toBe(true);
    expect(mayAct(event, free)).toBe(false);
    // Not even with Ctrl: some input methods use it.
    expect(mayAct({ ...event, ctrlKey: true }, free)).toBe(false);
  });
});

test("Escape that ends a composition leaves nothing else", () => {
  expect(isEscape(press("Escape"))).toBe(true);
  expect(isEscape(press("Escape", { isComposing: true }))).toBe(false);
  expect(isEscape(press("Escape", { keyCode: 229 }))).toBe(false);
  expect(isEscape(press("a"))).toBe(false);
});

describe("where single keys act", () => {
  test("never where text is typed", () => {
    for (const key of ["n", "a", "/", "?", "Escape"]) {
      expect(mayAct(press(key), { ...free, typing: true })).toBe(false);
    }
  });
  test("never below a dialog", () => {
    expect(mayAct(press("a"), { ...free, layered: true })).toBe(false);
  });
  test("with Ctrl also where text is typed", () => {
    expect(mayAct(press("Enter", { ctrlKey: true }), { ...free, typing: true, layered: true })).toBe(true);
    expect(mayAct(press("k", { metaKey: true }), { ...free, typing: true })).toBe(true);
    // What takes back typing is the text's own.
    expect(mayAct(press("z", { ctrlKey: true }), { ...free, typing: true })).toBe(false);
    expect(mayAct(press("z", { ctrlKey: true }), free)).toBe(true);
  });
  test("elsewhere always", () => {
    expect(mayAct(press("n"), free)).toBe(true);
  });
});

describe("with single keys switched off", () => {
  const off = { ...free, single: false };
  test.each([
    press("n"),
    press("N", { shiftKey: true }),
    press("т", { code: "KeyN" }),
    press("7", { code: "Numpad7" }),
    press("/", { code: "Slash" }),
    press("?", { code: "Slash", shiftKey: true }),
    press("\uff1f", { code: "Slash", shiftKey: true }),
    press("]", { code: "BracketRight" }),
    press("é"),
  ])("$key alone is no command", (event) => {
    expect(mayAct(event, free)).toBe(true);
    expect(mayAct(event, off)).toBe(false);
  });
  test.each([
    press("Enter"),
    press("Escape"),
    press("ArrowDown"),
    press("F6"),
    press("k", { ctrlKey: true }),
    press("z", { metaKey: true }),
    press("a", { altKey: true }),
    press("Enter", { ctrlKey: true, shiftKey: true }),
  ])("$key is what it was", (event) => {
    expect(mayAct(event, off)).toBe(true);
  });
});

describe("how a key press is called", () => {
  const names: [string, KeyPress][] = [
    ["n", press("n")],
    ["n", press("N", { code: "KeyN" })],
    ["shift+n", press("N", { code: "KeyN", shiftKey: true })],
    ["n", press("т", { code: "KeyN" })],
    ["?", press("?", { code: "Slash", shiftKey: true })],
    ["?", press("\uff1f", { code: "Slash", shiftKey: true })],
    ["/", press("/", { code: "Slash" })],
    ["/", press("\u3001", { code: "Slash" })],
    ["mod+k", press("k", { ctrlKey: true })],
    ["mod+k", press("k", { metaKey: true })],
    ["mod+1", press("&", { code: "Digit1", ctrlKey: true })],
    ["mod+Enter", press("Enter", { ctrlKey: true })],
    ["Escape", press("Escape")],
    ["alt+a", press("a", { altKey: true })],
  ];
  test.each(names)("%s", (name, event) => {
    expect(shortcutOf(event)).toBe(name);
  });
});
