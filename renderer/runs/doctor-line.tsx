import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import type { RunDetail } from "../../shared/ipc/diagnostics.ts";
import { useText } from "../i18n/index.ts";
import { doctorTold } from "./doctor-told.ts";
import css from "./run-in-stream.module.css";

const ICONS = { good: IconCheck, broken: IconX, notReached: IconMinus, notAvailable: IconMinus };

/** The chain of the network doctor, the broken link among the others; nothing where it was not asked. */
export function DoctorLine({ detail }: { detail: RunDetail }) {
  const t = useText("findings");
  const links = doctorTold(detail)?.filter(({ state }) => state !== "notAvailable");
  if (!links) return null;
  return (
    <ol className={css.links} aria-label={t("doctor")}>
      {links.map(({ name, state }) => {
        const Icon = ICONS[state];
        return (
          <li key={name} data-state={state}>
            <Icon size="0.875rem" aria-hidden />
            {t(`link.${name}`)}
            <span className="visually-hidden">{t(`linkState.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
