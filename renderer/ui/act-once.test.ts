import { afterAll, expect, test, vi } from "vitest";
import { actOnce } from "./act-once.ts";

/** An element of which only is known what it is. */
class Named extends EventTarget {
  readonly #is: string[];
  constructor(...is: string[]) {
    super();
    this.#is = is;
  }
  closest = (what: string) => (what.split(", ").some((each) => this.matches(each)) ? this : null);
  matches = (what: string) => this.#is.includes(what);
}
vi.stubGlobal("Element", Named);
afterAll(() => void vi.unstubAllGlobals());

function goesOn(type: string, element: Named, more: object): boolean {
  const target = new EventTarget();
  actOnce(target as Window);
  let heard = false;
  target.addEventListener(type, () => (heard = true));
  const event = Object.assign(new Event(type, { cancelable: true }), more);
  for (const [name, value] of Object.entries({ target: element, ...more })) {
    Object.defineProperty(event, name, { value });
  }
  target.dispatchEvent(event);
  return heard && !event.defaultPrevented;
}

test("the second click of a double click is none, on a button", () => {
  const button = new Named("button");
  expect(goesOn("click", button, { detail: 1 })).toBe(true);
  expect(goesOn("click", button, { detail: 2 })).toBe(false);
  // Pressed with a key it has no count.
  expect(goesOn("click", button, { detail: 0 })).toBe(true);
  expect(goesOn("click", new Named("button", "[data-again]"), { detail: 2 })).toBe(true);
  // A word is chosen by a double click, a row is opened by one.
  expect(goesOn("click", new Named("p"), { detail: 2 })).toBe(true);
});

test("Enter that is held presses a button, or sends a form, once", () => {
  for (const what of ["button", "input"]) {
    expect(goesOn("keydown", new Named(what), { key: "Enter", repeat: false })).toBe(true);
    expect(goesOn("keydown", new Named(what), { key: "Enter", repeat: true })).toBe(false);
    expect(goesOn("keydown", new Named(what), { key: "ArrowDown", repeat: true })).toBe(true);
  }
  // In a box of several lines it goes on to the next.
  expect(goesOn("keydown", new Named("textarea"), { key: "Enter", repeat: true })).toBe(true);
});
