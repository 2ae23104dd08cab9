import type { Looks } from "../../shared/ipc/looks.ts";
import { DEFAULT_LOOKS, DENSITIES, THEMES, ZOOM_STEPS } from "../../shared/ipc/looks.ts";

/** Preferences that must hold before a profile is open: kept by the shell, all others by the core. */
const LOOKS = { "ui.theme": "theme", "ui.density": "density", "ui.zoom": "zoom" } as const;
type ShellPreference = keyof typeof LOOKS;

export function isShellPreference(key: string): key is ShellPreference {
  return key in LOOKS;
}

export function asLooks(key: ShellPreference, value: unknown): Partial<Looks> {
  return { [LOOKS[key]]: value };
}

export function asPreferences({ theme, density, zoom }: Looks): Record<ShellPreference, string | number> {
  return { "ui.theme": theme, "ui.density": density, "ui.zoom": zoom };
}

/** The looks as main wrote them into the page: `dark touch 125`. */
export function parseLooks(text: string): Looks {
  const [theme, density, zoom] = text.split(" ");
  const known = {
    theme: THEMES.find((each) => each === theme),
    density: DENSITIES.find((each) => each === density),
    zoom: ZOOM_STEPS.find((each) => each === Number(zoom)),
  };
  return known.theme && known.density && known.zoom ? (known as Looks) : DEFAULT_LOOKS;
}

export function looksOfPage(): Looks {
  return parseLooks(document.querySelector<HTMLMetaElement>('meta[name="looks"]')?.content ?? "");
}
