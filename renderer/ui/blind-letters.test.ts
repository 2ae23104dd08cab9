import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { guardBlindLetters } from "./blind-letters.ts";

vi.stubGlobal("HTMLElement", class {});
afterAll(() => void vi.unstubAllGlobals());

interface Place {
  tagName: string;
  type: string;
  isConnected: boolean;
  disabled: boolean;
  getAttribute: () => null;
  matches: () => boolean;
  focus: () => void;
}
let focus: Place;
function place(tagName: string): Place {
  const made: Place = {
    tagName,
    type: "text",
    isConnected: true,
    disabled: false,
    getAttribute: () => null,
    matches: () => made.disabled,
    focus: () => void (focus = made),
  };
  return made;
}

let field: Place;
let list: Place;
let target: EventTarget;
/** Letters that went on to the shortcuts. */
let commands: string[];
let time = 0;

beforeEach(() => {
  [field, list, target, commands] = [place("INPUT"), place("DIV"), new EventTarget(), []];
  focus = field;
  guardBlindLetters(target as Window, () => focus as unknown as Element);
  target.addEventListener("keydown", (event) => {
    if (focus.tagName !== "INPUT") commands.push((event as KeyboardEvent).key);
  });
});

/** @param after ms since what happened before */
function happens(type: string, more: object = {}, after = 60): Event {
  time += after;
  const event = new Event(type, { cancelable: true });
  Object.defineProperty(event, "timeStamp", { value: time });
  target.dispatchEvent(Object.assign(event, more));
  return event;
}
const key = (letter: string, after?: number) => happens("keydown", { key: letter, ctrlKey: false }, after);
const GONE = ["isConnected", "disabled"] as const;
function goes(how: (typeof GONE)[number] = "isConnected"): void {
  field[how] = how === "disabled";
  focus = list;
}

describe("a hand that types on when the window comes back", () => {
  /** To another window and back, while something happens here. */
  function away(meanwhile: () => void = () => undefined): void {
    happens("blur");
    meanwhile();
    happens("focus", {}, 5000);
  }

  test("has the focus in its field again, however it was taken", () => {
    away(() => (focus = list));
    expect(focus).toBe(field);
  });

  test("writes into the field, before that has its focus again, and commands nothing", () => {
    away();
    focus = list;
    key("a");
    expect(focus).toBe(field);
    expect(commands).toEqual([]);
  });

  test.each(GONE)("does nothing where the field is gone (%s), until it rests", (how) => {
    away(() => goes(how));
    for (const letter of "area n, accepted and more words than one second holds") {
      expect(key(letter, 90).defaultPrevented).toBe(true);
    }
    key("j", 1500);
    expect(commands).toEqual(["j"]);
  });

  test("with an input method writes into the field, or nowhere when that is gone", () => {
    const process = { key: "Process", keyCode: 229, isComposing: false };
    away();
    focus = list;
    happens("keydown", process);
    expect(focus).toBe(field);
    away(goes);
    happens("keydown", process);
    key("j");
    expect(commands).toEqual([]);
  });

  test("is not held up where it points somewhere, or was in no field", () => {
    away(goes);
    happens("pointerdown");
    key("j");
    focus = list;
    away();
    key("k");
    expect(commands).toEqual(["j", "k"]);
  });

  test("goes on with keys that write nothing", () => {
    away(goes);
    key("ArrowDown");
    expect(commands).toEqual(["ArrowDown"]);
  });
});

describe("a hand that types on", () => {
  test.each(GONE)("does nothing when its field has gone (%s)", (how) => {
    key("a");
    goes(how);
    for (const letter of ["r", "Shift", "R", "n"]) key(letter);
    expect(commands.filter((each) => each !== "Shift")).toEqual([]);
  });

  test("does nothing with an input method either", () => {
    happens("keydown", { key: "Process", keyCode: 229, isComposing: true });
    goes();
    for (const letter of ["r", "n"]) key(letter);
    expect(commands).toEqual([]);
  });

  test("means its letters again when it has rested", () => {
    key("a");
    goes();
    key("r");
    key("n", 1100);
    key("j");
    expect(commands).toEqual(["n", "j"]);
  });

  test.each([
    ["a key that is no letter", () => key("Escape")],
    ["a chord", () => happens("keydown", { key: "Enter", ctrlKey: true })],
    ["a pointer", () => happens("pointerdown")],
  ])("has left its field with %s, and means what comes next", (_what, leave) => {
    key("a");
    leave();
    goes();
    key("j");
    expect(commands).toEqual(["j"]);
  });

  test("has left a field that is still there on purpose, and was in none before", () => {
    key("a");
    focus = list;
    key("j");
    goes();
    key("k");
    expect(commands).toEqual(["j", "k"]);
  });
});
