import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import type { MenuWords } from "./menu-words.ts";

/** What the acts of the menu are done to. */
export interface EditedPage {
  undo(): void;
  redo(): void;
  cut(): void;
  copy(): void;
  paste(): void;
  selectAll(): void;
}

export type ContextParams = Pick<ContextMenuParams, "isEditable" | "selectionText" | "editFlags">;

/**
 * The menu of the right mouse button: of a box where text is typed all that is done to text, of selected
 * text that it is copied, elsewhere none. What cannot be done now is shown and grey.
 */
export function contextItems(
  { isEditable, selectionText, editFlags: can }: ContextParams,
  words: MenuWords,
  page: EditedPage,
): MenuItemConstructorOptions[] {
  const copy: MenuItemConstructorOptions = {
    label: words.copy,
    enabled: can.canCopy,
    click: () => page.copy(),
  };
  if (!isEditable) return selectionText.trim() === "" ? [] : [copy];
  return [
    { label: words.undo, enabled: can.canUndo, click: () => page.undo() },
    { label: words.redo, enabled: can.canRedo, click: () => page.redo() },
    { type: "separator" },
    { label: words.cut, enabled: can.canCut, click: () => page.cut() },
    copy,
    { label: words.paste, enabled: can.canPaste, click: () => page.paste() },
    { type: "separator" },
    { label: words.selectAll, enabled: can.canSelectAll, click: () => page.selectAll() },
  ];
}
