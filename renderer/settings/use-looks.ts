import { useCallback } from "react";
import { useCore, useCoreSession, usePreference } from "../core/index.ts";
import type { Locale } from "../i18n/index.ts";
import { setTextLocale, useLocale } from "../i18n/index.ts";
import type { Density, ThemeChoice } from "../ui/index.ts";

export interface Looks {
  locale: Locale;
  setLocale: (locale: Locale) => void;
  theme: ThemeChoice;
  setTheme: (theme: ThemeChoice) => void;
  density: Density;
  setDensity: (density: Density) => void;
  zoom: number;
  setZoom: (zoom: number) => void;
}

/** Language, theme, density and zoom of this laptop. */
export function useLooks(): Looks {
  const { api } = useCore();
  const { phase } = useCoreSession();
  const locale = useLocale();
  const [theme, setTheme] = usePreference<ThemeChoice>("ui.theme", "system");
  const [density, setDensity] = usePreference<Density>("ui.density", "compact");
  const [zoom, setZoom] = usePreference<number>("ui.zoom", 100);
  const setLocale = useCallback(
    (next: Locale) => {
      setTextLocale(next);
      const now = phase.get();
      if (now) phase.set({ ...now, locale: next });
      void api.setLocale(next);
    },
    [api, phase],
  );
  return { locale, setLocale, theme, setTheme, density, setDensity, zoom, setZoom };
}
