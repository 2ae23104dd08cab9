/** Zoom in per cent. Smaller would be unreadable in the field, larger breaks the layout (ux.md). */
export const ZOOM_STEPS = [100, 110, 125, 150, 175, 200] as const;
export const THEMES = ["system", "light", "dark"] as const;
export const DENSITIES = ["compact", "touch"] as const;

/**
 * How the window looks on this laptop. Kept by the shell, not in the profile, so that it holds before
 * a profile is open: from the first paint on.
 */
export interface Looks {
  theme: (typeof THEMES)[number];
  density: (typeof DENSITIES)[number];
  zoom: (typeof ZOOM_STEPS)[number];
}

export const DEFAULT_LOOKS: Looks = { theme: "system", density: "compact", zoom: 100 };

/** Where a page finds them when it is served: main writes them over this. */
export const LOOKS_PLACEHOLDER = "__LOOKS__";
