import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCloudUpload,
  IconGavel,
  IconLinkOff,
  IconLock,
  IconPencil,
  IconPencilOff,
  IconShieldCheck,
  IconShieldQuestion,
  IconShieldX,
  IconTransfer,
} from "@tabler/icons-react";
import type { CustodyEntry } from "../../shared/ipc/queries.ts";
import { DISPOSAL } from "../../shared/domain/asset/asset-status.ts";
import { useNow } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { Said } from "../records/index.ts";
import { StatusMark, showCard } from "../ui/index.ts";
import css from "./custody-event.module.css";
import { SavePdfButton } from "./slip/save-pdf-button.tsx";

const ICONS = { handOver: IconTransfer, return: IconArrowBackUp, resolve: IconGavel };

/** Icon of what happened. */
export function ActIcon({ act }: { act: CustodyEntry["act"] }) {
  const Icon = ICONS[act];
  return <Icon size="1rem" aria-hidden />;
}

/** One event of a custody chain in words: who to whom, where, when, on which device, how sure. */
export function CustodyEventWords({
  event,
  brokeOff = null,
  recorded = true,
}: {
  event: CustodyEntry;
  /** Says when it was and who recorded it; not where that stands beside it. */
  recorded?: boolean;
  /** Who had it before and never gave it back, as far as was recorded. */
  brokeOff?: string | null;
}) {
  const t = useText("custody");
  const format = useFormat();
  const now = useNow();
  const reason =
    event.act === "resolve"
      ? null
      : t(event.act === "handOver" ? `purpose.${event.reason}` : `reason.${event.reason}`);
  // What left with a lot has the lot for its document.
  const number = event.reason === DISPOSAL ? null : event.number;
  const facts = [
    event.reason === DISPOSAL ? event.number : null,
    reason,
    event.condition === null ? null : t(`condition.${event.condition}`),
    event.place,
  ].filter((fact) => fact !== null && fact !== "");
  const said = (text: string) => <Said text={text} operation={event.operation} />;
  return (
    <div className={css.words}>
      <p className={css.who}>
        {event.act === "resolve" ? (
          said(t("event.decided", { name: event.holder?.name ?? t("asset:status.inStock") }))
        ) : (
          <>
            {said(event.from ?? "")} <span aria-hidden>→</span>
            <span className="visually-hidden"> {t("event.to")} </span>{" "}
            <strong>{said(event.holder?.name ?? t("asset:status.inStock"))}</strong>
          </>
        )}
      </p>
      <p className={css.facts}>
        {number !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            className={css.slip}
            aria-label={t("slip.open", { number })}
            onClick={() => showCard("slip", event.operation)}
          >
            {number}
          </Button>
        )}
        {said(facts.join(" · "))}
        {number !== null && event.act !== "resolve" && (
          <SavePdfButton
            slip={{
              operation: event.operation,
              act: event.act,
              reason: event.reason,
              seal: event.seal ?? null,
              number,
            }}
            small
          />
        )}
      </p>
      {recorded && (
        <p className={css.facts}>
          <time dateTime={event.at}>{format.dateTime(Date.parse(event.at), now)}</time>
          {" · "}
          {t("event.recorded", { name: event.actorName, device: event.deviceCode })}
        </p>
      )}
      {brokeOff !== null && (
        <p className={css.marks}>
          <StatusMark tone="bad" icon={<IconLinkOff size="1em" />}>
            {t("event.broke")}
          </StatusMark>
          <span className={css.facts}>{said(t("event.brokeHint", { name: brokeOff }))}</span>
        </p>
      )}
      {event.note !== "" && <p className={css.note}>{said(event.note)}</p>}
      <p className={css.marks}>
        <EventMarks event={event} checked={recorded} />
      </p>
    </div>
  );
}

/** @param checked says also that nothing is wrong with it */
function EventMarks({ event, checked }: { event: CustodyEntry; checked: boolean }) {
  const t = useText("custody");
  return (
    <>
      {event.act !== "resolve" &&
        (event.signed ? (
          <StatusMark tone="ok" icon={<IconPencil size="1em" />}>
            {t("event.signed")}
          </StatusMark>
        ) : (
          <StatusMark tone="quiet" icon={<IconPencilOff size="1em" />}>
            {t("event.unsigned")}
          </StatusMark>
        ))}
      {checked && event.verified === true && (
        <StatusMark tone="ok" icon={<IconShieldCheck size="1em" />} title={t("event.verifiedHint")}>
          {t("event.verified")}
        </StatusMark>
      )}
      {event.verified === null && (
        <StatusMark tone="quiet" icon={<IconShieldQuestion size="1em" />}>
          {t("event.unchecked")}
        </StatusMark>
      )}
      {event.verified === false && (
        <StatusMark tone="bad" icon={<IconShieldX size="1em" />} title={t("event.forgedHint")}>
          {t("event.forged")}
        </StatusMark>
      )}
      {event.broken === true && (
        <StatusMark tone="bad" icon={<IconAlertTriangle size="1em" />} title={t("event.brokenHint")}>
          {t("event.broken")}
        </StatusMark>
      )}
      {event.serialDiffers === true && (
        <StatusMark tone="bad" icon={<IconAlertTriangle size="1em" />}>
          {t("serialMatch.differs")}
        </StatusMark>
      )}
      {event.missing && (
        <StatusMark tone="warn" icon={<IconAlertTriangle size="1em" />}>
          {t("lines.missing", { what: event.missing.map(({ name }) => name).join(t("signing.and")) })}
        </StatusMark>
      )}
      {event.daysLate !== undefined && event.daysLate > 0 && (
        <StatusMark tone="warn" icon={<IconAlertTriangle size="1em" />}>
          {t("event.daysLate", { count: event.daysLate })}
        </StatusMark>
      )}
      {event.seal !== undefined && (
        <StatusMark tone="warn" icon={<IconLock size="1em" />}>
          {t("event.seal", { seal: event.seal })}
        </StatusMark>
      )}
      {event.hold === true && (
        <StatusMark tone="warn" icon={<IconLock size="1em" />}>
          {t("hold.yes")}
        </StatusMark>
      )}
      {event.seq === null && (
        <StatusMark tone="note" icon={<IconCloudUpload size="1em" />}>
          {t("event.unsent")}
        </StatusMark>
      )}
    </>
  );
}
