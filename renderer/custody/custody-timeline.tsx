import { IconTransfer } from "@tabler/icons-react";
import type { AssetDetail } from "../../shared/ipc/queries.ts";
import { breaksIn, standings } from "./stories.ts";
import { useText } from "../i18n/index.ts";
import { Badge, EmptyState } from "../ui/index.ts";
import { ActIcon, CustodyEventWords } from "./custody-event.tsx";
import css from "./custody-timeline.module.css";

const TONES = { provisional: "warn", contested: "bad", setAside: "quiet" } as const;

/** Who had the asset, newest first. Nothing is ever taken out; what was set aside says so. */
export function CustodyTimeline({ custody }: { custody: AssetDetail["custody"] }) {
  const t = useText("custody");
  const standing = standings(custody);
  const breaks = breaksIn(custody);
  if (custody.events.length === 0) {
    return (
      <EmptyState icon={<IconTransfer size="1em" />} title={t("none")}>
        {t("noneHint")}
      </EmptyState>
    );
  }
  return (
    <ol className={css.timeline} aria-label={t("title")}>
      {custody.events.toReversed().map((event) => {
        const stands = standing.get(event.id) ?? "valid";
        return (
          <li key={event.id} className={css.event} data-standing={stands}>
            <span className={css.dot}>
              <ActIcon act={event.act} />
            </span>
            <div className={css.body}>
              <p className={css.act}>
                {t(`act.${event.act}`)}
                {stands !== "valid" && <Badge tone={TONES[stands]}>{t(`standing.${stands}`)}</Badge>}
              </p>
              <CustodyEventWords event={event} brokeOff={breaks.get(event.id) ?? null} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
