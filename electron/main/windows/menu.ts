import { Menu } from "electron";
import type { MenuItemConstructorOptions } from "electron";
import type { AppPhase } from "../../../shared/ipc/desk-channels.ts";
import { MENU_WORDS } from "./menu-words.ts";

/**
 * The application menu. Zoom is ours and the same as in the settings; reloading and, in a
 * release, developer tools have no place in it.
 */
export function setMenu(
  locale: AppPhase["locale"],
  onZoom: (direction: -1 | 0 | 1) => void,
  developerTools: boolean,
): void {
  const words = MENU_WORDS[locale];
  const zoom = (direction: -1 | 0 | 1) => () => onZoom(direction);
  const template: MenuItemConstructorOptions[] = [
    { label: words.file, submenu: [{ role: "quit", label: words.quit }] },
    {
      label: words.edit,
      submenu: [
        { role: "undo", label: words.undo },
        { role: "redo", label: words.redo },
        { type: "separator" },
        { role: "cut", label: words.cut },
        { role: "copy", label: words.copy },
        { role: "paste", label: words.paste },
        { role: "selectAll", label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        { label: words.zoomIn, accelerator: "CommandOrControl+Plus", click: zoom(1) },
        alias(words.zoomIn, "CommandOrControl+=", zoom(1)),
        alias(words.zoomIn, "CommandOrControl+numadd", zoom(1)),
        { label: words.zoomOut, accelerator: "CommandOrControl+-", click: zoom(-1) },
        alias(words.zoomOut, "CommandOrControl+numsub", zoom(-1)),
        { label: words.zoomReset, accelerator: "CommandOrControl+0", click: zoom(0) },
        { type: "separator" },
        { role: "togglefullscreen", label: words.fullScreen },
        ...(developerTools ? [{ role: "toggleDevTools" as const, label: words.developerTools }] : []),
      ],
    },
  ];
  // macOS puts the application's own menu first, whatever it is called.
  if (process.platform === "darwin") template.unshift({ role: "appMenu" });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Other keys for the same. */
function alias(label: string, accelerator: string, click: () => void): MenuItemConstructorOptions {
  return { label, accelerator, click, visible: false, acceleratorWorksWhenHidden: true };
}
