import { IconCheck, IconCircleDashed, IconMinus, IconX } from "@tabler/icons-react";
import type { ExaminedLink } from "../../shared/domain/checklist/doctor.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../i18n/index.ts";
import css from "./doctor-chain.module.css";

const ICONS = { good: IconCheck, broken: IconX, notReached: IconMinus, notAvailable: IconCircleDashed };

/** The links from the cable to the internet, one behind the other; the first broken one is told in words. */
export function DoctorChain({ links }: { links: readonly ExaminedLink[] }) {
  const t = useText("diagnostics");
  const locale = useLocale();
  const broken = links.find(({ state }) => state === "broken");
  const nameOf = (name: ExaminedLink["name"]) => t(`link.${name}`);
  if (links.length === 0) return null;
  return (
    <div>
      <p className={css.said} data-state={broken ? "broken" : "good"}>
        {broken ? t("brokenAt", { name: nameOf(broken.name) }) : t("allGood")}
      </p>
      <ol className={css.chain} aria-label={t("chain")}>
        {links.map(({ name, state, text }) => {
          const Icon = ICONS[state];
          return (
            <li
              key={name}
              className={css.link}
              data-state={state}
              title={inLanguage(text, locale) || undefined}
            >
              <Icon size="1em" aria-hidden />
              {nameOf(name)}
              <span className={css.state}>{t(`linkState.${state}`)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
