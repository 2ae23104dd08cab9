import { useEffect, useState } from "react";
import { startAssetTask } from "../assets/task.ts";
import { useDesk, useHydrated } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import { CheatSheet } from "../palette/cheat-sheet.tsx";
import { Palette } from "../palette/palette.tsx";
import type { Action } from "../ui/index.ts";
import { AREAS, AppFrame, goBack, showArea, useActions, useNav } from "../ui/index.ts";
import { useLooks } from "../settings/use-looks.ts";
import { AREA_PARTS, PersonCard, preloadScreens } from "./areas.tsx";
import { Banners } from "./banners.tsx";
import { Drafts } from "./drafts.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { StatusBar } from "./status-bar.tsx";

/** Whether the page is dark now, by choice or by the system's. */
const computedDark = () => document.documentElement.dataset.mantineColorScheme === "dark";

/** The window once a profile is open. */
export function DeskFrame({ restarting }: { restarting: boolean }) {
  const t = useText("app");
  const area = useNav((state) => state.area);
  const [layer, setLayer] = useState<"palette" | "keys" | "drafts" | null>(null);
  const conflicts = useDesk((db) => db.conflict.count(), []) ?? 0;
  const person = useNav((state) => state.person);
  const hydrated = useHydrated();
  const looks = useLooks();

  useEffect(() => {
    if (!hydrated) return;
    const waiting = requestIdleCallback(preloadScreens);
    return () => cancelIdleCallback(waiting);
  }, [hydrated]);

  useActions([
    ...AREAS.map((each, index): Action => ({
      id: `go.${each}`,
      group: "go",
      shortcuts: [`mod+${index + 1}`],
      run: () => showArea(each),
    })),
    { id: "go.back", group: "go", shortcuts: ["Escape"], hidden: true, run: goBack },
    {
      id: "palette",
      group: "general",
      shortcuts: ["mod+k"],
      hidden: true,
      run: () => setLayer("palette"),
    },
    {
      id: "directory.open",
      group: "general",
      shortcuts: [],
      run: () => startAssetTask({ kind: "directory" }),
    },
    { id: "drafts", group: "general", shortcuts: [], run: () => setLayer("drafts") },
    { id: "keys", group: "general", shortcuts: ["?"], run: () => setLayer("keys") },
    {
      id: "theme.toggle",
      group: "general",
      shortcuts: [],
      run: () => looks.setTheme(computedDark() ? "light" : "dark"),
    },
    {
      id: "language.toggle",
      group: "general",
      shortcuts: [],
      run: () => looks.setLocale(looks.locale === "en" ? "zh-CN" : "en"),
    },
    {
      id: "density.toggle",
      group: "general",
      shortcuts: [],
      run: () => looks.setDensity(looks.density === "touch" ? "compact" : "touch"),
    },
  ]);

  const { Screen } = AREA_PARTS[area];
  return (
    <>
      <AppFrame
        railLabel={t("areas")}
        rail={AREAS.map((each, index) => ({
          id: each,
          label: t(`area.${each}`),
          icon: AREA_PARTS[each].icon,
          keys: t("keys", { key: index + 1 }),
          ...(each === "conflicts" ? { count: conflicts, countLabel: t("open", { count: conflicts }) } : {}),
        }))}
        current={area}
        onArea={showArea}
        status={<StatusBar onDrafts={() => setLayer("drafts")} />}
        banner={<Banners restarting={restarting} />}
      >
        {hydrated ? (
          <ErrorBoundary key={area}>
            <Screen />
          </ErrorBoundary>
        ) : null}
      </AppFrame>
      {layer === "palette" ? <Palette onClose={() => setLayer(null)} /> : null}
      {person ? <PersonCard key={person} id={person} /> : null}
      {layer === "drafts" ? <Drafts onClose={() => setLayer(null)} /> : null}
      {layer === "keys" ? <CheatSheet onClose={() => setLayer(null)} /> : null}
    </>
  );
}
