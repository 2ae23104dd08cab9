import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { guardComingBack } from "./coming-back.ts";

vi.stubGlobal("HTMLElement", class {});
afterAll(() => void vi.unstubAllGlobals());

interface Place {
  tagName: string;
  type: string;
  isConnected: boolean;
  getAttribute: () => null;
  focus: () => void;
}
let focus: Place;
const place = (tagName: string): Place => {
  const made = {
    tagName,
    type: "text",
    isConnected: true,
    getAttribute: () => null,
    focus: () => void (focus = made),
  };
  return made;
};

let field: Place;
let list: Place;
let target: EventTarget;
/** Letters that went on to the shortcuts. */
let commands: string[];
let time = 0;

beforeEach(() => {
  [field, list, target, commands] = [place("INPUT"), place("DIV"), new EventTarget(), []];
  focus = field;
  guardComingBack(target as Window, () => focus as unknown as Element);
  target.addEventListener("keydown", (event) => {
    if (focus.tagName !== "INPUT") commands.push((event as KeyboardEvent).key);
  });
});

function happens(type: string, more: object = {}): Event {
  const event = new Event(type, { cancelable: true });
  Object.defineProperty(event, "timeStamp", { value: time });
  target.dispatchEvent(Object.assign(event, more));
  return event;
}
const key = (letter: string) => happens("keydown", { key: letter, ctrlKey: false });
/** To another window and back, while something happens here. */
function away(meanwhile: () => void = () => undefined): void {
  happens("blur");
  meanwhile();
  time += 5000;
  happens("focus");
  time += 60;
}

test("the field that was typed in has the focus again, however it was taken", () => {
  away(() => (focus = list));
  expect(focus).toBe(field);
});

test("a letter before the field has its focus again goes there and is no command", () => {
  away();
  focus = list;
  key("a");
  expect(focus).toBe(field);
  expect(commands).toEqual([]);
});

test("letters typed on blindly, since the field is gone, do nothing until the hand rests", () => {
  away(() => {
    field.isConnected = false;
    focus = list;
  });
  for (const letter of "area n, accepted and more words than one second holds") {
    expect(key(letter).defaultPrevented).toBe(true);
    time += 90;
  }
  time += 1500;
  key("j");
  expect(commands).toEqual(["j"]);
});

test("a key of the input method goes on into the field, or nowhere when that is gone", () => {
  const process = { key: "Process", keyCode: 229, isComposing: false };
  away();
  focus = list;
  happens("keydown", process);
  expect(focus).toBe(field);
  away(() => {
    field.isConnected = false;
    focus = list;
  });
  happens("keydown", process);
  key("j");
  expect(commands).toEqual([]);
});

test("whoever points somewhere, or was in no field, is not held up", () => {
  away(() => {
    field.isConnected = false;
    focus = list;
  });
  happens("pointerdown");
  key("j");
  focus = list;
  away();
  key("k");
  expect(commands).toEqual(["j", "k"]);
});

test("keys that write nothing go on", () => {
  away(() => {
    field.isConnected = false;
    focus = list;
  });
  key("ArrowDown");
  expect(commands).toEqual(["ArrowDown"]);
});
