import { expect, test, vi } from "vitest";
import { checklistForm } from "./checklist-form.ts";
import { keptChecklist } from "./kept-checklist.ts";

const title = { en: "Look" };
const DOCUMENT = {
  ...{ section: "hardware", title },
  steps: [{ key: "look", kind: "confirm", title, go: [{ to: "end" }] }],
  conclusions: [{ key: "end", title, verdict: "unknown", next: "solved", action: title }],
};
const copy = (): object => JSON.parse(JSON.stringify(DOCUMENT)) as object;

test("a checklist that is kept is read in full form, whatever it came from", () => {
  expect(keptChecklist(copy())).toEqual(checklistForm.parse(DOCUMENT));
});

test.each([
  ...[undefined, null, 7, "checklist", [], {}, [DOCUMENT], { ...DOCUMENT, steps: "many" }],
  { ...DOCUMENT, sound: "of a newer program" },
  { ...DOCUMENT, steps: [{ ...DOCUMENT.steps[0], kind: "smell" }] },
  JSON.parse('{"__proto__":{"steps":[]}}'),
])("what is none that this program can read is null, each time: %j", (document) => {
  expect([keptChecklist(document), keptChecklist(document)]).toEqual([null, null]);
  expect(keptChecklist(copy())).not.toBeNull();
});

test("what was read is not read again, neither the same object nor another of the same text", () => {
  const kept = copy();
  const first = keptChecklist(kept);
  const reads = vi.spyOn(checklistForm, "safeParse");
  try {
    expect(keptChecklist(kept)).toBe(first);
    expect(keptChecklist(copy())).toBe(first);
    expect(reads).not.toHaveBeenCalled();
    expect(keptChecklist({ ...copy(), gate: "block" })).toMatchObject({ gate: "block" });
    expect(reads).toHaveBeenCalledTimes(1);
  } finally {
    reads.mockRestore();
  }
});
