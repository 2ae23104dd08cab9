import { useSyncExternalStore } from "react";

/**
 * What was read of the root, until the window says that sizes are others (`UiProvider` does when zoom or density
 * are). Each reading would bring the whole page's style up to date, in the middle of drawing it.
 */
const known = new Map<string, number>();
if (typeof window !== "undefined") window.addEventListener("resize", () => known.clear(), { capture: true });

function once(name: string, read: (root: CSSStyleDeclaration) => number): number {
  let px = known.get(name);
  if (px === undefined) known.set(name, (px = read(getComputedStyle(document.documentElement))));
  return px;
}

/** The root's font size in CSS pixels: what 1 rem is at the present zoom. */
export function rootFontPx(): number {
  return once("font", (root) => Number.parseFloat(root.fontSize) || 16);
}

function onResize(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

/** A height in CSS pixels that follows zoom and density. @param read measures it now */
export function useHeight(read: () => number): number {
  return useSyncExternalStore(onResize, read);
}

/** A length token (`--row`) in CSS pixels at the present density and zoom. */
export function tokenPx(name: string): number {
  return once(name, (root) => {
    const value = root.getPropertyValue(name).trim();
    const amount = Number.parseFloat(value) || 0;
    return value.endsWith("rem") ? amount * rootFontPx() : amount;
  });
}

/** Width of the window in rem: at twice the zoom it is half as wide. */
export function useWindowWidth(): number {
  return useSyncExternalStore(onResize, () => window.innerWidth / rootFontPx());
}
