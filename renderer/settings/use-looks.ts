import { useCallback } from "react";
import { useCoreSession, usePreference } from "../core/index.ts";
import type { Locale } from "../i18n/index.ts";
import { useLocale } from "../i18n/index.ts";
import type { Density, ThemeChoice } from "../ui/index.ts";
import { SINGLE_KEYS } from "../ui/index.ts";
import { setLocale } from "./looks.ts";

export interface Looks {
  locale: Locale;
  setLocale: (locale: Locale) => void;
  theme: ThemeChoice;
  setTheme: (theme: ThemeChoice) => void;
  density: Density;
  setDensity: (density: Density) => void;
  zoom: number;
  setZoom: (zoom: number) => void;
  singleKeys: boolean;
  setSingleKeys: (on: boolean) => void;
}

/** Language, theme, density, zoom and single keys of this laptop. */
export function useLooks(): Looks {
  const core = useCoreSession();
  const locale = useLocale();
  const [theme, setTheme] = usePreference<ThemeChoice>("ui.theme", "system");
  const [density, setDensity] = usePreference<Density>("ui.density", "compact");
  const [zoom, setZoom] = usePreference<number>("ui.zoom", 100);
  const [singleKeys, setSingleKeys] = usePreference<boolean>(SINGLE_KEYS, true);
  const choose = useCallback((next: Locale) => void setLocale(core, next), [core]);
  return {
    locale,
    setLocale: choose,
    theme,
    setTheme,
    density,
    setDensity,
    zoom,
    setZoom,
    singleKeys,
    setSingleKeys,
  };
}
