import { Checkbox, Menu } from "@mantine/core";
import type { Visit } from "../../../shared/domain/ticket/ticket-visits.ts";
import { visitOfNext } from "../../../shared/domain/ticket/ticket-visits.ts";
import { WORK_WAYS } from "../../../shared/domain/ticket/ticket-work-words.ts";
import type { WorkWay } from "../../../shared/domain/ticket/ticket-work-words.ts";
import { useNow, useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { HeadMenu } from "./head-menu.tsx";
import css from "./composer.module.css";

const UNSAID = "unsaid";

interface Props {
  way: WorkWay | null;
  consent: boolean;
  /** Why it cannot go so. */
  wrong: string | undefined;
  visits: readonly Visit[];
  onWay: (way: WorkWay | null) => void;
  onConsent: (consent: boolean) => void;
}

/** How it was done: which visit it belongs to, and, from afar, that the user agreed to it. */
export function WorkWayField({ way, consent, wrong, visits, onWay, onConsent }: Props) {
  const t = useText("queue");
  const now = useNow();
  const me = useSession()?.member.id ?? "";
  return (
    <>
      <HeadMenu hint={t("way.label")} mark={way === null ? t("way.label") : t(`ticket:way.${way}`)}>
        <Menu.RadioGroup
          value={way ?? UNSAID}
          onChange={(value) => onWay(WORK_WAYS.find((each) => each === value) ?? null)}
        >
          {[...WORK_WAYS, UNSAID].map((value) => (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick>
              {t(value === UNSAID ? "way.unsaid" : `ticket:way.${value}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </HeadMenu>
      {way === "onSite" ? (
        <span className={css.proposed}>{t("way.visitNo", { count: visitOfNext(visits, me, now) })}</span>
      ) : null}
      {way === "remote" ? (
        <Checkbox
          label={t("way.consent")}
          checked={consent}
          error={wrong}
          onChange={(event) => onConsent(event.currentTarget.checked)}
        />
      ) : null}
    </>
  );
}
