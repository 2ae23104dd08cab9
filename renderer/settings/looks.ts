import type { CoreSession } from "../core/index.ts";
import type { Locale } from "../i18n/index.ts";
import { LOCALES, setTextLocale } from "../i18n/index.ts";
import type { Density } from "../ui/index.ts";
import { SINGLE_KEYS } from "../ui/index.ts";

/** Language of this laptop: in the window as soon as its words are there, and kept by the shell. */
export async function setLocale({ client, phase, acts }: CoreSession, next: Locale): Promise<void> {
  const outcome = await setTextLocale(next);
  if (outcome === "failed") acts.say("settings:languages.failed");
  if (outcome !== "shown") return;
  const now = phase.get();
  if (now) phase.set({ ...now, locale: next });
  void client.api.setLocale(next);
}

export function toggleLocale(core: CoreSession): void {
  const now = core.phase.get()?.locale;
  const next = LOCALES.find((each) => each !== now);
  if (next) void setLocale(core, next);
}

/** From what is shown now, by choice or by the system's. */
export function toggleTheme(core: CoreSession): void {
  const dark = document.documentElement.dataset.mantineColorScheme === "dark";
  void core.setPreference("ui.theme", dark ? "light" : "dark");
}

export function toggleDensity(core: CoreSession): void {
  const now = core.preferences.get()["ui.density"];
  const next: Density = now === "touch" ? "compact" : "touch";
  void core.setPreference("ui.density", next);
}

export function toggleSingleKeys(core: CoreSession): void {
  void core.setPreference(SINGLE_KEYS, core.preferences.get()[SINGLE_KEYS] === false);
}
