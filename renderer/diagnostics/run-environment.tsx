import { environmentTold, takenTold } from "../../shared/domain/run/environment.ts";
import type { RunDetail } from "../../shared/ipc/diagnostics.ts";
import { useText } from "../i18n/index.ts";
import css from "./runner/runner.module.css";

/** The machine as it was known when the run began, who says so, and how often it was looked at by then. */
export function RunEnvironment({ detail: { environment, nth } }: { detail: RunDetail }) {
  const t = useText("diagnostics");
  const told = environment === null ? [] : environmentTold(environment);
  if (environment === null || (told.length === 0 && nth < 2)) return null;
  const when = takenTold(environment);
  const by = when === "" ? t("environment.entered") : t("environment.taken", { when });
  const parts = [
    ...(nth > 1 ? [t("environment.nth", { nth })] : []),
    ...told.map(({ fact, value }) => t(`environment.${fact}`, { value })),
    ...(told.length > 0 ? [by] : []),
  ];
  return <p className={css.soft}>{parts.join(" · ")}</p>;
}
