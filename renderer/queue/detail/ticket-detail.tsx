import { IconHandClick } from "@tabler/icons-react";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { passedDownTo } from "../../../shared/domain/ticket/passed-down.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { Asked, CommandArgs } from "../../core/index.ts";
import { useCommand, useCoreQuery, useCoreSession, useMay, usePreference } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import type { RecordFields } from "../../fields/index.ts";
import { FieldsOf, ownMeta, takenIn } from "../../fields/index.ts";
import { useFiles } from "../../files/attached-file.ts";
import { useAttaching } from "../../files/use-attaching.ts";
import { useText } from "../../i18n/index.ts";
import { HiddenIn, isHidden } from "../../records/index.ts";
import {
  EmptyState,
  ErrorNote,
  NoticePlace,
  Soon,
  useActions,
  useKeyOf,
  useWindowWidth,
} from "../../ui/index.ts";
import { Composer, useWriting } from "./composer.tsx";
import { ContextLine, ContextPane, ContextParts } from "./context-pane.tsx";
import { OpenConflicts } from "./open-conflicts.tsx";
import { OnBehalfEditor } from "./on-behalf-editor.tsx";
import { RequesterEditor } from "./requester-editor.tsx";
import { SecurityNote } from "./security-note.tsx";
import type { ArgsOfTicket, OpenTicket, TicketCommand } from "./ticket-context.ts";
import { TicketContext, useTicket } from "./ticket-context.ts";
import { TicketHeader } from "./ticket-header.tsx";
import { useTicketSteps } from "./ticket-steps.tsx";
import { Timeline } from "./timeline.tsx";
import drop from "../../files/drop-pane.module.css";
import css from "./detail.module.css";

/** Least width of the window for the context beside the work, rem. */
const BESIDE = 80;

export default function TicketDetailPane({ id }: { id: string | null }) {
  const t = useText("queue");
  const keyOf = useKeyOf();
  if (id === null) {
    return (
      <EmptyState icon={<IconHandClick size="1em" />} title={t("choose.title")}>
        {t(keyOf("a") ? "choose.text" : "choose.textKeysOff")}
      </EmptyState>
    );
  }
  return <Ticket id={id} />;
}

/** Of a ticket that is not read yet; it has no callers. */
const UNKNOWN = { securityFlag: true };

function Ticket({ id }: { id: string }) {
  const found = useCoreQuery("ticket.get", { id });
  const files = useFiles(`ticket:${id}`);
  const members = useDeskRows("member");
  const mayWrite = useMay("ticket.write");
  const { runAll, error } = useCommand();
  const { now } = useCoreSession();
  const { data } = found;
  const passDown = useCallback(
    ([type, args]: Asked) =>
      passedDownTo([type, args], data?.row ?? UNKNOWN, data?.callers ?? [], now()).map(
        (ticket) => [type, { ...args, ticket }] as unknown as Asked,
      ),
    [data, now],
  );
  const ask = useCallback(
    async (asked: Asked) => (await runAll([asked, ...passDown(asked)])).ok,
    [runAll, passDown],
  );
  const act = useCallback(
    <N extends TicketCommand>(type: N, args: ArgsOfTicket<N>) =>
      ask([type, { ticket: id, ...args } as CommandArgs<N>] as unknown as Asked),
    [ask, id],
  );
  // The frame in which the list's cursor moves is not the one in which all of this is drawn.
  const detail = useDeferredValue(found.data, undefined);
  const open = useMemo<OpenTicket | null>(
    () =>
      // What is in it stands at once: nothing moves when its files come.
      detail && files
        ? {
            detail,
            members,
            files,
            editable: mayWrite && detail.row.status !== "archived",
            act,
            passDown,
            error,
          }
        : null,
    [detail, members, files, mayWrite, act, passDown, error],
  );
  if (found.error && !detail) {
    return (
      <div className={css.pad}>
        <ErrorNote error={found.error} />
      </div>
    );
  }
  if (!open) return null;
  return (
    <TicketContext value={open}>
      <HiddenIn detail={open.detail}>
        <FieldsOf of={fieldsOf(open, ask)}>
          <Panes />
        </FieldsOf>
      </HiddenIn>
    </TicketContext>
  );
}

const EDITORS = { requester: RequesterEditor, onBehalf: OnBehalfEditor };

/** Its fields as they are shown: who has it is no edit, but said again by the act that says it. */
function fieldsOf({ detail, editable }: OpenTicket, act: RecordFields["act"]): RecordFields {
  const { id } = detail.row;
  return {
    kind: ticket,
    id,
    values: detail.fields,
    own: detail.answers.map(({ field, asked }) => ({
      ...ownMeta(ticket.name, "answers", field),
      edited: asked,
    })),
    taken: takenIn(detail.uses),
    overwritten: detail.overwritten,
    editable,
    again: (field, value) =>
      field === "assignee" ? ["ticket.assign", { ticket: id, assignee: value as string | null }] : null,
    act,
    editors: EDITORS,
  };
}

/** The work in the middle: what it is, what happened, and the place to write; the context beside or above it. */
function Panes() {
  const t = useText("queue");
  const { detail, error } = useTicket();
  const article = useRef<HTMLElement>(null);
  const lastNote =
    detail.actions.filter(({ act, text }) => act === "note" && !isHidden(text)).at(-1)?.text ?? "";
  const { writing, setWriting, solve } = useWriting(lastNote);
  const steps = useTicketSteps(solve);
  const context = useContextPlace();
  const attaching = useAttaching({
    kind: "ticket",
    id: detail.row.id,
    open: useMay("file.write") && detail.row.status !== "archived",
    pane: article,
  });
  const parts = { onErase: steps.erase, attaching };
  const leave = () => article.current?.querySelector<HTMLElement>("[data-stream]")?.focus();
  return (
    <article
      ref={article}
      className={`${css.panes} ${drop.pane}`}
      aria-label={detail.row.number}
      data-drop={t("files:drop", { name: detail.row.number })}
    >
      <div className={css.work}>
        <TicketHeader steps={steps} />
        {context.beside ? null : <ContextLine open={context.unfolded} onToggle={context.toggle} {...parts} />}
        {error ? <ErrorNote error={error} /> : null}
        <SecurityNote onReport={steps.report} />
        <OpenConflicts />
        <Timeline />
        <NoticePlace />
        <Soon>
          <Composer steps={steps} writing={writing} onWriting={setWriting} onLeave={leave} />
        </Soon>
      </div>
      {context.beside ? (
        <ContextPane>
          <Soon>
            <ContextParts {...parts} />
          </Soon>
        </ContextPane>
      ) : null}
      {steps.dialog}
    </article>
  );
}

/** Where the context stands: beside the work, unless the window is too narrow or it was put away. */
function useContextPlace() {
  const wide = useWindowWidth() >= BESIDE;
  const [wanted, want] = usePreference<boolean>("ticket.context", true);
  const [unfolded, setUnfolded] = useState(false);
  const toggle = () => (wide ? want(!wanted) : setUnfolded(!unfolded));
  useActions([{ id: "ticket.context", group: "ticket", shortcuts: ["]"], run: toggle }]);
  return { beside: wide && wanted, unfolded: !wide && unfolded, toggle };
}
