// ux.md: 100 to 200 %. Smaller would be unreadable in the field, larger breaks the layout.

export const ZOOM_STEPS: readonly number[] = [1, 1.1, 1.25, 1.5, 1.75, 2];

/** The neighbouring step of a zoom factor; `direction` 0 is back to 100 %. */
export function nextZoom(current: number, direction: -1 | 0 | 1): number {
  if (direction === 0) return 1;
  const near = ZOOM_STEPS.reduce(
    (best, step, index) =>
      Math.abs(step - current) < Math.abs((ZOOM_STEPS[best] ?? 1) - current) ? index : best,
    0,
  );
  return ZOOM_STEPS[Math.min(ZOOM_STEPS.length - 1, Math.max(0, near + direction))] ?? 1;
}
