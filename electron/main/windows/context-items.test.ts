import { expect, test, vi } from "vitest";
import { contextItems } from "./context-items.ts";
import type { ContextParams } from "./context-items.ts";
import { MENU_WORDS } from "./menu-words.ts";

const page = () => ({
  undo: vi.fn(),
  redo: vi.fn(),
  cut: vi.fn(),
  copy: vi.fn(),
  paste: vi.fn(),
  selectAll: vi.fn(),
});
const nothing = {
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: false,
  canDelete: false,
  canSelectAll: false,
  canEditRichly: false,
};
const at = (params: Partial<ContextParams>): ContextParams => ({
  isEditable: false,
  selectionText: "",
  editFlags: nothing,
  ...params,
});

test("each act of a text box is done to the page, once, and by its own name in both languages", () => {
  for (const words of Object.values(MENU_WORDS)) {
    const edited = page();
    const items = contextItems(at({ isEditable: true }), words, edited);
    for (const act of ["undo", "redo", "cut", "copy", "paste", "selectAll"] as const) {
      const item = items.find(({ label }) => label === words[act]);
      (item?.click as () => void)();
      expect(edited[act]).toHaveBeenCalledTimes(1);
    }
  }
});

test("what cannot be done now is grey", () => {
  const editFlags = { ...nothing, canPaste: true, canSelectAll: true };
  const items = contextItems(at({ isEditable: true, editFlags }), MENU_WORDS.en, page());
  const live = items.filter(({ enabled }) => enabled).map(({ label }) => label);
  expect(live).toEqual(["Paste", "Select all"]);
});

test("selected text can be copied and not changed; where there is nothing to do no menu comes", () => {
  const editFlags = { ...nothing, canCopy: true };
  const items = contextItems(at({ selectionText: "CN0K3V7", editFlags }), MENU_WORDS["zh-CN"], page());
  expect(items.map(({ label }) => label)).toEqual(["复制"]);
  expect(contextItems(at({ selectionText: "  " }), MENU_WORDS["zh-CN"], page())).toEqual([]);
});
