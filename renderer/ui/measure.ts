import { useSyncExternalStore } from "react";

/** The root's font size in CSS pixels: what 1 rem is at the present zoom. */
export function rootFontPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
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
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const amount = Number.parseFloat(value) || 0;
  return value.endsWith("rem") ? amount * rootFontPx() : amount;
}

/** Width of the window in rem: at twice the zoom it is half as wide. */
export function useWindowWidth(): number {
  return useSyncExternalStore(onResize, () => window.innerWidth / rootFontPx());
}
