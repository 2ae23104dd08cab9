import {
  IconAlertTriangle,
  IconArchive,
  IconArrowRight,
  IconCircleCheck,
  IconPencil,
  IconRefreshAlert,
  IconRotate,
} from "@tabler/icons-react";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { ClockWasOff } from "../../clock/corrected.tsx";
import { ChangedFields, useFieldText } from "../../fields/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Said, UncheckedMark } from "../../records/index.ts";
import { UndoLine } from "../../ui/index.ts";
import { deliveryParts, deliveryProse } from "../delivery/delivery-told.ts";
import { useTicket } from "./ticket-context.ts";
import { When } from "./when.tsx";
import css from "./timeline.module.css";

const ICONS: Record<string, typeof IconPencil> = {
  "ticket.edit": IconPencil,
  "ticket.resolve": IconCircleCheck,
  "ticket.close": IconCircleCheck,
  "ticket.reopen": IconRotate,
  "ticket.archive": IconArchive,
  "conflict.resolve": IconAlertTriangle,
};

interface Props {
  entry: HistoryEntry;
  /** The day that begins with it; null for another one of the same day. */
  day: string | null;
}

/** One thing that happened: what somebody wrote stands in full, an act is one grey line. */
export function TimelineEntry({ entry, day }: Props) {
  const spoken = entry.readable && ["ticket.note", "ticket.told", "ticket.resolve"].includes(entry.type);
  return (
    <>
      {day ? <li className={css.day}>{day}</li> : null}
      {spoken ? <Spoken entry={entry} /> : <Act entry={entry} />}
    </>
  );
}

function Marks({ entry }: { entry: HistoryEntry }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  return (
    <>
      {entry.seq === null ? <span>{t("mark.unsent")}</span> : null}
      <ClockWasOff at={entry.at} corrected={entry.corrected} />
      <UncheckedMark checked={entry.checked} />
      <UndoLine kind="ticket" id={row.id} label={`${row.number} ${row.title}`} entry={entry} />
    </>
  );
}

/** A note, or how it was solved. */
function Spoken({ entry }: { entry: HistoryEntry }) {
  const t = useText("queue");
  const reading = useFieldText();
  const { payload, operation } = entry;
  const solved = entry.type === "ticket.resolve";
  const text = solved ? payload.solution : payload.text;
  const wayWords = useWayWords(entry);
  const toldWords = useToldWords();
  const facts = solved
    ? [
        t("ticket:act.resolve"),
        reading("resolutionCode", payload.resolutionCode),
        reading("rootCause", payload.rootCause),
      ]
    : [
        typeof payload.way === "string" && entry.type === "ticket.note" ? wayWords(payload.way) : "",
        typeof payload.minutes === "number" && payload.minutes > 0
          ? t("entry.minutes", { count: payload.minutes })
          : "",
        payload.to === "user" ? t("entry.toUser") : "",
        ...(entry.type === "ticket.told" ? toldWords(payload) : []),
      ];
  const about = facts.filter(Boolean).join(" · ");
  return (
    <li className={css.entry}>
      <When at={entry.corrected} entry={entry} />
      <span className={css.face} aria-hidden>
        {[...entry.actorName][0]}
      </span>
      <div className={css.what}>
        <div className={css.who}>
          <strong>{entry.actorName}</strong>
          {about ? <span>{about}</span> : null}
          <Marks entry={entry} />
        </div>
        <p className={css.prose}>
          <Said text={String(text ?? "")} operation={operation} {...(solved ? { field: "solution" } : {})} />
        </p>
      </div>
    </li>
  );
}

/** How something was done: of what was done on site, at which visit. */
function useWayWords({ operation }: HistoryEntry) {
  const t = useText("queue");
  const { visits } = useTicket().detail;
  const visit = visits.find(({ operations }) => operations.includes(operation));
  return (way: string) =>
    visit
      ? t("way.visitNo", { count: visit.no })
      : t([`ticket:way.${way}`, "domain:entered.asIs"], { value: way });
}

/** How the user was told, and until when he hears of it next. */
function useToldWords() {
  const t = useText("queue");
  const format = useFormat();
  return ({ way, nextUpdate }: HistoryEntry["payload"]) => [
    t("entry.told", { way: t([`ticket:telling.${String(way)}`, "domain:entered.asIs"], { value: way }) }),
    typeof nextUpdate === "string" ? t("entry.next", { when: format.dateTime(Date.parse(nextUpdate)) }) : "",
  ];
}

function Act({ entry }: { entry: HistoryEntry }) {
  const t = useText("queue");
  const Icon = entry.readable ? (ICONS[entry.type] ?? IconArrowRight) : IconRefreshAlert;
  const { note, text, reason: why } = entry.payload;
  // The reason of a pause is one of a few words, and stands in the line.
  const reason = note ?? text ?? (entry.type === "ticket.pause" ? null : why);
  return (
    <li className={`${css.entry} ${css.act}`}>
      <When at={entry.corrected} entry={entry} />
      <span className={css.sign} aria-hidden>
        <Icon size="1rem" />
      </span>
      <div className={css.what}>
        <div className={css.line}>
          <span>{entry.actorName}</span>
          {entry.readable ? (
            <ChangedFields kind="ticket" entry={entry} atOnce={{ assignee: t("assign.nobody") }} />
          ) : (
            <span>{t("fields:history.unreadable")}</span>
          )}
          {entry.readable ? <Beside entry={entry} /> : null}
          <Marks entry={entry} />
        </div>
        {typeof reason === "string" && reason !== "" ? (
          <p className={css.prose}>
            <Said
              text={reason}
              operation={entry.operation}
              {...(typeof note === "string" ? { field: "note" } : {})}
            />
          </p>
        ) : null}
        {deliveryProse(entry, t).map(({ label, text: said, field }) => (
          <p key={field} className={css.prose}>
            {label}
            <Said text={said} operation={entry.operation} field={field} />
          </p>
        ))}
      </div>
    </li>
  );
}

/** What an act of the clock says beside its name: for what it waits, which step was when, how urgent it is now. */
function Beside({ entry: { type, payload, operation, corrected } }: { entry: HistoryEntry }) {
  const t = useText("ticket");
  const { visits } = useTicket().detail;
  const visit = visits.find(({ operations }) => operations[0] === operation);
  const format = useFormat();
  const { times } = useTicket().detail.row;
  const solved = times.find(({ kind }) => kind === "resolved");
  const tooLate = solved !== undefined && solved.at * 1000 < corrected;
  const others = Array.isArray(payload.alongside) ? payload.alongside.length : 0;
  const when = (said: unknown) => (typeof said === "string" ? format.dateTime(Date.parse(said)) : "");
  const parts = {
    "ticket.arrive": () => [
      visit ? t("queue:way.visitNo", { count: visit.no }) : "",
      others > 0 ? t("queue:way.together", { count: others }) : "",
    ],
    "ticket.attempt": () => [t(`reaching.${String(payload.way)}`), t(`outcome.${String(payload.outcome)}`)],
    "ticket.pause": () => [t(`reason.${String(payload.reason)}`), payload.reference, when(payload.until)],
    "ticket.happened": () => [t(`step.${String(payload.step)}`), when(payload.at)],
    ...deliveryParts(payload, t, when, tooLate),
    "ticket.prioritise": () => (payload.priority ? [t(`priority.${String(payload.priority)}`)] : []),
  };
  const told = Object.hasOwn(parts, type) ? parts[type as keyof typeof parts]() : [];
  const words = told.filter((each) => typeof each === "string" && each !== "");
  return words.length > 0 ? <span>{words.join(" · ")}</span> : null;
}
