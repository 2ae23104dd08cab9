import { Button } from "@mantine/core";
import { DISPOSAL } from "../../../shared/domain/asset/asset-status.ts";
import type { TicketCustody } from "../../../shared/ipc/queries.ts";
import { ActIcon } from "../../custody/custody-event.tsx";
import { useText } from "../../i18n/index.ts";
import { SaidInLine } from "../../records/index.ts";
import { openRecord, showCard } from "../../ui/index.ts";
import { useTicket } from "./ticket-context.ts";
import { When } from "./when.tsx";
import css from "./timeline.module.css";

interface Props {
  event: TicketCustody;
  /** The day that begins with it; null for another one of the same day. */
  day: string | null;
}

/** One of the ticket's assets changed hands meanwhile: from whom to whom, and its document. */
export function TimelineCustody({ event, day }: Props) {
  const t = useText("queue");
  const { assets } = useTicket().detail;
  const asset = assets.find(({ id }) => id === event.asset);
  const { number } = event;
  return (
    <>
      {day ? <li className={css.day}>{day}</li> : null}
      <li className={`${css.entry} ${css.act}`}>
        <When at={event.recordedAt} entry={event} />
        <span className={css.sign} aria-hidden>
          <ActIcon act={event.act} />
        </span>
        <div className={css.what}>
          <div className={css.line}>
            <span>{event.actorName}</span>
            <span>{t(`custody:act.${event.act}`)}</span>
            <Button
              variant="subtle"
              size="compact-sm"
              className={css.link}
              onClick={() => openRecord("assets", event.asset)}
            >
              {asset?.name || asset?.number || t("custodyAsset")}
            </Button>
            <span>
              <SaidInLine text={event.from ?? ""} /> <span aria-hidden>→</span>
              <span className="visually-hidden"> {t("custody:event.to")} </span>{" "}
              <SaidInLine text={event.holder?.name ?? t("asset:status.inStock")} />
            </span>
            {number === null || event.reason === DISPOSAL ? null : (
              <Button
                variant="subtle"
                size="compact-sm"
                className={css.link}
                aria-label={t("custody:slip.open", { number })}
                onClick={() => showCard("slip", event.operation)}
              >
                {number}
              </Button>
            )}
            {event.named ? null : <span title={t("custodyOfAssetHint")}>{t("custodyOfAsset")}</span>}
            {event.seq === null ? <span>{t("mark.unsent")}</span> : null}
          </div>
        </div>
      </li>
    </>
  );
}
