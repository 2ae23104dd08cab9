/** The root's font size in CSS pixels: what 1 rem is at the present zoom. */
export function rootFontPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** A length token (`--row`) in CSS pixels at the present density and zoom. */
export function tokenPx(name: string): number {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const amount = Number.parseFloat(value) || 0;
  return value.endsWith("rem") ? amount * rootFontPx() : amount;
}
