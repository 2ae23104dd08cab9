// S5: what a page may ask the system for. Everything is denied but two harmless things, and those
// only to the window's own page.
import type { Session } from "electron";
import { isAppUrl } from "./app-address.ts";

/** Copying a number or a name; the plain full-screen signing view. */
export const ALLOWED_PERMISSIONS: readonly string[] = ["clipboard-sanitized-write", "fullscreen"];

/**
 * Told to the page itself as a response header: these interfaces are closed before a request ever
 * reaches the browser process (where the old runtime fell over one for USB).
 */
export const PERMISSIONS_POLICY = [
  "accelerometer",
  "bluetooth",
  "camera",
  "clipboard-read",
  "display-capture",
  "encrypted-media",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "xr-spatial-tracking",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

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
}
