import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { guardTypingOn } from "./typing-on.ts";

vi.stubGlobal("HTMLElement", class {});
afterAll(() => void vi.unstubAllGlobals());

const place = (tagName: string) => ({
  tagName,
  type: "text",
  isConnected: true,
  disabled: false,
  getAttribute: () => null,
  matches(this: { disabled: boolean }) {
    return this.disabled;
  },
});

let field: ReturnType<typeof place>;
let list: ReturnType<typeof place>;
let focus: ReturnType<typeof place>;
let target: EventTarget;
/** Letters that went on to the shortcuts. */
let commands: string[];
let time = 0;

beforeEach(() => {
  [field, list, target, commands] = [place("INPUT"), place("DIV"), new EventTarget(), []];
  focus = field;
  guardTypingOn(target as Window, () => focus as unknown as Element);
  target.addEventListener("keydown", (event) => {
    if (focus.tagName !== "INPUT") commands.push((event as KeyboardEvent).key);
  });
});

function happens(type: string, more: object = {}, after = 60): void {
  time += after;
  const event = new Event(type, { cancelable: true });
  Object.defineProperty(event, "timeStamp", { value: time });
  target.dispatchEvent(Object.assign(event, more));
}
const key = (letter: string, after?: number) => happens("keydown", { key: letter, ctrlKey: false }, after);
const goes = (how: "isConnected" | "disabled") => {
  field[how] = how === "disabled";
  focus = list;
};

test.each(["isConnected", "disabled"] as const)(
  "letters typed on when the field has gone (%s) do nothing",
  (how) => {
    key("a");
    goes(how);
    for (const letter of ["r", "Shift", "R", "n"]) key(letter);
    expect(commands.filter((each) => each !== "Shift")).toEqual([]);
  },
);

test("what an input method makes of keys is typed too", () => {
  happens("keydown", { key: "Process", keyCode: 229, isComposing: true });
  goes("isConnected");
  for (const letter of ["r", "n"]) key(letter);
  expect(commands).toEqual([]);
});

test("a hand that has rested means its letters again", () => {
  key("a");
  goes("isConnected");
  key("r");
  key("n", 1100);
  key("j");
  expect(commands).toEqual(["n", "j"]);
});

test.each([
  ["a key that is no letter", () => key("Escape")],
  ["a chord", () => happens("keydown", { key: "Enter", ctrlKey: true })],
  ["a pointer", () => happens("pointerdown")],
])("a field that was left with %s has no letters behind it", (_what, leave) => {
  key("a");
  leave();
  goes("isConnected");
  key("j");
  expect(commands).toEqual(["j"]);
});

test("a field that is still there was left on purpose, and letters on no field were none", () => {
  key("a");
  focus = list;
  key("j");
  goes("isConnected");
  key("k");
  expect(commands).toEqual(["j", "k"]);
});
