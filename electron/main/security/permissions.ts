// S5: what a page may ask the system for. Everything is denied but two harmless things, and those
// only to the window's own page.
import type { Session } from "electron";
import { isAppUrl } from "./navigation.ts";

/** Copying a number or a name; the plain full-screen signing view. */
export const ALLOWED_PERMISSIONS: readonly string[] = ["clipboard-sanitized-write", "fullscreen"];

export function mayHave(permission: string, url: string, mainFrame: boolean): boolean {
  return ALLOWED_PERMISSIONS.includes(permission) && mainFrame && isAppUrl(url);
}

export function lockPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayHave(permission, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayHave(permission, details.requestingUrl ?? origin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  // Asked separately from permissions; without an answer the page would see a chooser.
  session.on("select-serial-port", (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer("");
  });
  session.on("select-hid-device", (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on("select-usb-device", (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
}
