import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { Permission } from "../../shared/domain/permission/permission.ts";
import { may } from "../../shared/domain/permission/permission.ts";
import { latePartsOf, useContributions } from "../contributions/index.ts";
import { useCoreSession, useSession, useSyncStatus } from "../core/index.ts";
import { useHydrated } from "../desk/index.ts";
import { TakingIn } from "../files/taking-in.tsx";
import { useText } from "../i18n/index.ts";
import { CheatSheet } from "../palette/cheat-sheet.tsx";
import { Palette } from "../palette/palette.tsx";
import { followRecent } from "../palette/recent.ts";
import { ScanTray } from "../scan/scan-tray.tsx";
import type { Action } from "../ui/index.ts";
import { AppFrame, ListTabs, Undoing, goBack, showArea, useActions, useNav } from "../ui/index.ts";
import { Banners } from "./banners.tsx";
import { Drafts } from "./drafts.tsx";
import { KeptScreens } from "./kept-screens.tsx";
import { countOf, countsOf, entryOf, placeOf, railOf } from "./rail.ts";
import { RecordCard } from "./record-card.tsx";
import { StatusBar } from "./status-bar.tsx";

/** The window once a profile is open. */
export function DeskFrame({ restarting }: { restarting: boolean }) {
  const t = useText("app");
  const contributions = useContributions();
  const { areas } = contributions;
  const rail = railOf(areas);
  const area = useNav((state) => state.area);
  const [layer, setLayer] = useState<"palette" | "keys" | "drafts" | null>(null);
  const counts = countsOf(areas, useSyncStatus());
  const hydrated = useHydrated();

  useEffect(() => {
    if (!hydrated) return;
    // Once the first screen stands: later steps then take one frame.
    const waiting = requestIdleCallback(() => latePartsOf(contributions).forEach((part) => part.preload()));
    return () => cancelIdleCallback(waiting);
  }, [hydrated, contributions]);

  useEffect(() => followRecent(contributions), [contributions]);

  useActions([
    ...rail.map(({ area: { id } }, index): Action => ({
      id: `go.${id}`,
      group: "go",
      shortcuts: [`mod+${index + 1}`],
      run: () => showArea(id),
    })),
    ...rail.flatMap(({ tabs }) =>
      tabs.map(({ id }): Action => ({ id: `go.${id}`, group: "go", shortcuts: [], run: () => showArea(id) })),
    ),
    { id: "go.back", group: "go", shortcuts: ["Escape"], hidden: true, run: goBack },
    {
      id: "palette",
      group: "general",
      shortcuts: ["mod+k"],
      hidden: true,
      // It stands before the next key: what a hand types right behind is meant for it.
      run: () => flushSync(() => setLayer("palette")),
    },
    { id: "drafts", group: "general", shortcuts: [], run: () => setLayer("drafts") },
    { id: "keys", group: "general", shortcuts: ["?", "mod+/"], run: () => setLayer("keys") },
    ...useContributedActs(),
  ]);

  const place = placeOf(rail, area);
  return (
    <>
      <AppFrame
        railLabel={t("areas")}
        rail={rail.map((each, index) => {
          const { id, Icon, foot } = each.area;
          const count = countOf(each, counts);
          return {
            id,
            foot: foot ?? false,
            label: t(`area.${id}`),
            icon: <Icon size="1em" />,
            keys: t("keys", { key: index + 1 }),
            count,
            countLabel: t("open", { count }),
          };
        })}
        current={place?.area.id ?? null}
        onArea={(id) => {
          const chosen = placeOf(rail, id);
          if (chosen) showArea(entryOf(chosen, counts));
        }}
        tabs={
          place && place.tabs.length > 0 ? (
            <ListTabs
              label={t(`area.${place.area.id}`)}
              tabs={[...place.tabs, place.area].map(({ id, needs }) => ({
                id,
                label: t(id === place.area.id ? `tab.${id}` : `area.${id}`),
                // Nothing that needs attention is no number: "0" beside what waits to be sent would read as none waiting.
                count: needs && counts[id] ? counts[id] : null,
              }))}
              shown={area ?? place.area.id}
              onShow={showArea}
            />
          ) : null
        }
        status={<StatusBar onDrafts={() => setLayer("drafts")} />}
        // What it asks for first counts the whole store: after what is worked from.
        banner={hydrated || restarting ? <Banners restarting={restarting} /> : null}
      >
        <ScanTray>{hydrated ? <KeptScreens areas={areas} shown={area} /> : null}</ScanTray>
      </AppFrame>
      {layer === "palette" ? <Palette onClose={() => setLayer(null)} /> : null}
      <RecordCard />
      <TakingIn />
      <Undoing />
      {layer === "drafts" ? <Drafts onClose={() => setLayer(null)} /> : null}
      {layer === "keys" ? <CheatSheet onClose={() => setLayer(null)} /> : null}
    </>
  );
}

/** What can be done from anywhere, without the screen of whoever contributes it. */
function useContributedActs(): Action[] {
  const { acts } = useContributions();
  const core = useCoreSession();
  const role = useSession()?.member.role;
  const here = useNav((state) => state.area);
  const allowed = (permission: Permission) => role !== undefined && may(role, permission);
  return acts
    .filter(({ screen }) => screen === undefined || screen !== here)
    .map(({ id, group, permission, anywhere, run }) => ({
      id,
      group,
      shortcuts: anywhere === undefined ? [] : [anywhere],
      inDialogs: anywhere !== undefined,
      disabled: permission !== undefined && !allowed(permission),
      run: () => run(core),
    }));
}
