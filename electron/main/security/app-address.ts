// The one address of the window, and what belongs to it.

export const APP_SCHEME = "app";
export const APP_ORIGIN = "app://desk";
export const APP_URL = "app://desk/";

/** Is this address the window's own page? (`URL.origin` of a custom scheme is the string "null".) */
export function isAppUrl(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(APP_URL);
}
