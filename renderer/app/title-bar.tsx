import { IconMinus, IconSearch, IconSquare, IconX } from "@tabler/icons-react";
import type { WindowAct } from "../../shared/ipc/window-controls.ts";
import { useAppPhase, useCore } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { KeyHint, runAction } from "../ui/index.ts";
import { BrandIcon } from "./brand-icon.tsx";
import css from "./title-bar.module.css";

/** Buttons that the page draws where the system lays none over it; main wrote which (index.html). */
const OWN = document.documentElement.dataset.controls === "own";
const ACTS = [
  ["minimise", IconMinus],
  ["maximise", IconSquare],
  ["close", IconX],
] as const satisfies readonly (readonly [WindowAct, unknown])[];

/** The head of the window: what it is, the way to everything once the desk is open, and the window's buttons. */
export function TitleBar() {
  const t = useText("app");
  const { api } = useCore();
  const phase = useAppPhase()?.phase;
  const isOpen = phase === "ready" || phase === "restarting";
  return (
    <section className={css.bar} aria-label={t("window.name")}>
      <span className={css.brand}>
        <BrandIcon />
        Deskside
      </span>
      {isOpen ? (
        <button
          type="button"
          className={css.command}
          aria-keyshortcuts="Control+K"
          onClick={() => runAction("palette")}
        >
          <IconSearch size="0.875rem" aria-hidden />
          <span className={css.words}>{t("command")}</span>
          <KeyHint shortcut="mod+k" />
        </button>
      ) : null}
      <div className={css.end}>
        {OWN
          ? ACTS.map(([act, Icon]) => (
              <button
                key={act}
                type="button"
                className={css.button}
                data-act={act}
                aria-label={t(`window.${act}`)}
                title={t(`window.${act}`)}
                // Reached by the system's own keys; Tab belongs to the work.
                tabIndex={-1}
                onClick={() => void api.actOnWindow(act)}
              >
                <Icon size="1rem" stroke={1.5} aria-hidden />
              </button>
            ))
          : null}
      </div>
    </section>
  );
}
