import { Button, UnstyledButton } from "@mantine/core";
import {
  IconCloudUpload,
  IconPencil,
  IconPlus,
  IconRefreshAlert,
  IconTicket,
  IconTransfer,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { asset } from "../../../shared/domain/asset/asset.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { AssetDetail, HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useNow } from "../../core/index.ts";
import { ActIcon, CustodyEventWords } from "../../custody/custody-event.tsx";
import { breaksIn, standings } from "../../custody/stories.ts";
import { ChangedFields, ownMeta, useHistory } from "../../fields/index.ts";
import type { FieldMeta } from "../../fields/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { UncheckedMark } from "../../records/index.ts";
import { Badge, EmptyState, ErrorNote, StatusMark, UndoLine, openRecord } from "../../ui/index.ts";
import { lifeOf } from "./life-entries.ts";
import type { LifeEntry } from "./life-entries.ts";
import css from "./life-story.module.css";

const TONES = { provisional: "warn", contested: "bad", setAside: "quiet" } as const;

/**
 * What became of an asset: who had it, what was changed, which tickets it had, in one stream, the newest
 * first. Nothing is ever taken out; what was set aside says so.
 */
export function LifeStory({ detail }: { detail: AssetDetail }) {
  const t = useText("assets");
  const { id } = detail.row;
  const { entries, whole, showOlder, loading, error } = useHistory(asset.name, id);
  const life = useMemo(() => lifeOf(entries, detail, whole), [entries, detail, whole]);
  const own = useMemo(() => detail.own.map(({ field }) => ownMeta(asset.name, "own", field)), [detail.own]);
  const standing = useMemo(() => standings(detail.custody), [detail.custody]);
  const breaks = useMemo(() => breaksIn(detail.custody), [detail.custody]);

  if (error) return <ErrorNote error={error} />;
  if (!loading && life.length === 0) {
    return <EmptyState icon={<IconTransfer size="1em" />} title={t("life.none")} />;
  }
  return (
    <>
      <ol className={css.life} aria-label={t("detail.part.life")}>
        {life.map((each) => {
          if (each.is === "ticket") return <Ticket key={each.ticket.id} ticket={each.ticket} />;
          const { operation } = each.entry;
          if (each.is === "change") return <Change key={operation} id={id} own={own} entry={each.entry} />;
          return (
            <Custody
              key={operation}
              {...each}
              stands={standing.get(operation) ?? "valid"}
              brokeOff={breaks.get(operation) ?? null}
            />
          );
        })}
      </ol>
      {showOlder && (
        <Button variant="subtle" color="gray" onClick={showOlder}>
          {t("records:older")}
        </Button>
      )}
    </>
  );
}

interface ItemProps {
  /** When it was, ms. */
  at: number;
  /** Under the pointer: the exact moment, the laptop, the number. */
  facts: readonly (string | null)[];
  icon: ReactNode;
  standing?: string;
  children: ReactNode;
}

function Item({ at, facts, icon, standing, children }: ItemProps) {
  const format = useFormat();
  const now = useNow();
  return (
    <li className={css.item} data-standing={standing}>
      <time
        className={css.when}
        dateTime={new Date(at).toISOString()}
        title={facts.filter((fact) => fact !== null).join(" · ")}
      >
        {format.dateTime(at, now)}
      </time>
      <span className={css.dot} aria-hidden>
        {icon}
      </span>
      <div className={css.body}>{children}</div>
    </li>
  );
}

/** Who recorded it and when, on which laptop, under which number. */
function useRecorded(): (entry: HistoryEntry) => string[] {
  const t = useText("assets");
  const format = useFormat();
  return (entry) => [
    t("custody:slip.recorded", {
      name: entry.actorName,
      device: entry.deviceCode,
      when: format.dateTime(entry.corrected),
    }),
    entry.seq === null ? t("mark.unsent.long") : t("life.seq", { seq: format.number(entry.seq) }),
  ];
}

function Custody({
  entry,
  event,
  stands,
  brokeOff,
}: Extract<LifeEntry, { is: "custody" }> & {
  stands: keyof typeof TONES | "valid";
  brokeOff: string | null;
}) {
  const t = useText("custody");
  const recorded = useRecorded();
  return (
    <Item
      at={Date.parse(event.at)}
      facts={[...recorded(entry), event.verified === true ? t("event.verifiedHint") : null]}
      icon={<ActIcon act={event.act} />}
      standing={stands}
    >
      <p className={css.act}>
        {t(`act.${event.act}`)}
        {stands !== "valid" && <Badge tone={TONES[stands]}>{t(`standing.${stands}`)}</Badge>}
      </p>
      <CustodyEventWords event={event} brokeOff={brokeOff} recorded={false} />
    </Item>
  );
}

function Change({ id, own, entry }: { id: string; own: readonly FieldMeta[]; entry: HistoryEntry }) {
  const t = useText("assets");
  const recorded = useRecorded();
  const Icon = !entry.readable ? IconRefreshAlert : entry.type === "asset.register" ? IconPlus : IconPencil;
  return (
    <Item at={entry.corrected} facts={recorded(entry)} icon={<Icon size="1rem" />}>
      <p className={css.act}>
        <span>{entry.actorName}</span>
        {entry.readable ? (
          <ChangedFields kind={asset.name} entry={entry} own={own} />
        ) : (
          <span>{t("fields:history.unreadable")}</span>
        )}
        {entry.seq === null && (
          <StatusMark tone="note" icon={<IconCloudUpload size="1em" />}>
            {t("mark.unsent.short")}
          </StatusMark>
        )}
        <UncheckedMark checked={entry.checked} />
        <UndoLine kind={asset.name} id={id} entry={entry} />
      </p>
    </Item>
  );
}

function Ticket({ ticket }: { ticket: TicketRow }) {
  const t = useText("assets");
  const format = useFormat();
  return (
    <Item
      at={ticket.openedAt}
      facts={[t("life.opened", { when: format.dateTime(ticket.openedAt) })]}
      icon={<IconTicket size="1rem" />}
    >
      <UnstyledButton className={css.ticket} onClick={() => openRecord("queue", ticket.id)}>
        <span className={css.number}>{ticket.number}</span>
        <span className={css.title}>{ticket.title}</span>
        <span>{t(`ticket:status.${ticket.status}`)}</span>
      </UnstyledButton>
    </Item>
  );
}
