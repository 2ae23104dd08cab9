import { IconHandClick } from "@tabler/icons-react";
import { useCallback, useMemo, useRef, useState } from "react";
import type { CommandArgs } from "../../core/index.ts";
import { useCommand, useCoreQuery, useMay, usePreference } from "../../core/index.ts";
import { useDesk } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { HiddenIn, isHidden } from "../../records/index.ts";
import { EmptyState, ErrorNote, NoticePlace, useActions, useWindowWidth } from "../../ui/index.ts";
import { Composer, useWriting } from "./composer.tsx";
import { ContextLine, ContextPane } from "./context-pane.tsx";
import { OpenConflicts } from "./open-conflicts.tsx";
import type { ArgsOfTicket, OpenTicket, TicketCommand } from "./ticket-context.ts";
import { TicketContext, useTicket } from "./ticket-context.ts";
import { TicketHeader } from "./ticket-header.tsx";
import { useTicketSteps } from "./ticket-steps.tsx";
import { Timeline } from "./timeline.tsx";
import css from "./detail.module.css";

/** Least width of the window for the context beside the work, rem. */
const BESIDE = 80;

export function TicketDetailPane({ id }: { id: string | null }) {
  const t = useText("queue");
  if (id === null) {
    return (
      <EmptyState icon={<IconHandClick size="1em" />} title={t("choose.title")}>
        {t("choose.text")}
      </EmptyState>
    );
  }
  return <Ticket id={id} />;
}

function Ticket({ id }: { id: string }) {
  const found = useCoreQuery("ticket.get", { id });
  const members = useDesk((db) => db.member.toArray(), []);
  const sites = useDesk((db) => db.site.toArray(), []);
  const mayWrite = useMay("ticket.write");
  const { run, error } = useCommand();
  const act = useCallback(
    async <N extends TicketCommand>(type: N, args: ArgsOfTicket<N>) =>
      (await run(type, { ticket: id, ...args } as CommandArgs<N>)).ok,
    [run, id],
  );
  const detail = found.data;
  const open = useMemo<OpenTicket | null>(
    () =>
      detail
        ? {
            detail,
            members: members ?? [],
            sites: sites ?? [],
            editable: mayWrite && detail.row.status !== "archived",
            act,
            error,
          }
        : null,
    [detail, members, sites, mayWrite, act, error],
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
        <Panes />
      </HiddenIn>
    </TicketContext>
  );
}

/** The work in the middle: what it is, what happened, and the place to write; the context beside or above it. */
function Panes() {
  const { detail, error } = useTicket();
  const article = useRef<HTMLElement>(null);
  const lastNote =
    detail.actions.filter(({ act, text }) => act === "note" && !isHidden(text)).at(-1)?.text ?? "";
  const { writing, setWriting, solve } = useWriting(lastNote);
  const steps = useTicketSteps(solve);
  const context = useContextPlace();
  const leave = () => article.current?.querySelector<HTMLElement>("[data-stream]")?.focus();
  return (
    <article ref={article} className={css.panes} aria-label={detail.row.number}>
      <div className={css.work}>
        <TicketHeader steps={steps} />
        {context.beside ? null : (
          <ContextLine open={context.unfolded} onToggle={context.toggle} onErase={steps.erase} />
        )}
        {error ? <ErrorNote error={error} /> : null}
        <OpenConflicts />
        <Timeline />
        <NoticePlace />
        <Composer steps={steps} writing={writing} onWriting={setWriting} onLeave={leave} />
      </div>
      {context.beside ? <ContextPane onErase={steps.erase} /> : null}
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
