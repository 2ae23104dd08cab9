import { beforeAll, expect, test, vi } from "vitest";
import { leaveFieldsOnEscape } from "./leave-field.ts";

// `takesText` asks what can be written into besides fields.
beforeAll(() => void vi.stubGlobal("HTMLElement", class {}));

/** As much of a window as Escape meets: one field that has the focus, inside a dialog or not. */
function windowWith({ expanded = false, dialog = false, tag = "TEXTAREA" } = {}) {
  const capture: ((event: KeyboardEvent) => void)[] = [];
  const bubble: ((event: KeyboardEvent) => void)[] = [];
  const field = {
    tagName: tag,
    type: "text",
    getAttribute: (name: string) => (name === "aria-expanded" ? String(expanded) : null),
    closest: () => (dialog ? {} : null),
    blur: () => (page.activeElement = null),
  };
  const page: { activeElement: object | null } = { activeElement: field };
  const target = {
    document: page,
    addEventListener: (_: string, listen: (event: KeyboardEvent) => void, options?: object) =>
      (options ? capture : bubble).push(listen),
    removeEventListener: () => {},
  };
  leaveFieldsOnEscape(target as unknown as Window);
  return {
    /** One key press; `taken` as a field would that has use for it. */
    press(key: string, { taken = false, closes = false, composing = false } = {}) {
      const event = { key, keyCode: 0, isComposing: composing, defaultPrevented: false } as KeyboardEvent;
      capture.forEach((listen) => listen(event));
      if (closes) expanded = false;
      bubble.forEach((listen) => listen({ ...event, defaultPrevented: taken }));
      return page.activeElement === null;
    },
  };
}

test.each(["TEXTAREA", "INPUT"])("Escape leaves a field (%s)", (tag) => {
  expect(windowWith({ tag }).press("Escape")).toBe(true);
  expect(windowWith({ tag }).press("a")).toBe(false);
});

test("the first Escape closes a drop-down, the second leaves", () => {
  const page = windowWith({ expanded: true, tag: "INPUT" });
  expect(page.press("Escape", { closes: true })).toBe(false);
  expect(page.press("Escape")).toBe(true);
});

test("not that of an input method, not one that was taken, and a dialog closes by itself", () => {
  expect(windowWith().press("Escape", { composing: true })).toBe(false);
  expect(windowWith().press("Escape", { taken: true })).toBe(false);
  expect(windowWith({ dialog: true }).press("Escape")).toBe(false);
});
