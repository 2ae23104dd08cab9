import type { Contributions } from "../contributions/index.ts";
import { ContributionsContext } from "../contributions/index.ts";
import type { CoreSession } from "../core/index.ts";
import { CoreContext, useAppPhase, usePreference } from "../core/index.ts";
import type { WindowDesk } from "../desk/index.ts";
import { DeskContext } from "../desk/index.ts";
import { InLocale } from "../i18n/index.ts";
import type { Density, ThemeChoice } from "../ui/index.ts";
import { UiProvider } from "../ui/index.ts";
import { DeskFrame } from "./desk-frame.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Opening, OpeningFailed } from "./opening.tsx";
import { Onboarding, Unlock } from "./phases.ts";
import { TitleBar } from "./title-bar.tsx";
import css from "./title-bar.module.css";

interface Props {
  core: CoreSession;
  desk: WindowDesk;
  contributions: Contributions;
}

export function App({ core, desk, contributions }: Props) {
  return (
    <CoreContext value={core}>
      <DeskContext value={desk}>
        <ContributionsContext value={contributions}>
          <InLocale>
            <Looks />
          </InLocale>
        </ContributionsContext>
      </DeskContext>
    </CoreContext>
  );
}

function Looks() {
  const [theme] = usePreference<ThemeChoice>("ui.theme", "system");
  const [density] = usePreference<Density>("ui.density", "compact");
  const [zoom] = usePreference<number>("ui.zoom", 100);
  return (
    <UiProvider theme={theme} density={density} zoom={zoom}>
      <div className={css.window}>
        <TitleBar />
        <ErrorBoundary>
          <Phase />
        </ErrorBoundary>
      </div>
    </UiProvider>
  );
}

function Phase() {
  const phase = useAppPhase();
  switch (phase?.phase) {
    case undefined:
      return null;
    case "firstRun":
      return <Onboarding />;
    case "locked":
      return <Unlock />;
    case "opening":
      return <Opening />;
    case "failed":
      return <OpeningFailed code={phase.code} message={phase.message} />;
    case "restarting":
    case "ready":
      return <DeskFrame restarting={phase.phase === "restarting"} />;
  }
}
