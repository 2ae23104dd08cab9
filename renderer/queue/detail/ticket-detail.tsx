import { Tabs } from "@mantine/core";
import { IconHandClick } from "@tabler/icons-react";
import { useCallback, useMemo, useState } from "react";
import type { CommandArgs } from "../../core/index.ts";
import { useCommand, useCoreQuery, useMay } from "../../core/index.ts";
import { useDesk } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { HiddenIn } from "../../records/index.ts";
import { Count, EmptyState, ErrorNote, PaneBody } from "../../ui/index.ts";
import { ActFoot } from "./act-foot.tsx";
import { AssetsTab } from "./assets-tab.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { OpenConflicts } from "./open-conflicts.tsx";
import type { ArgsOfTicket, OpenTicket, TicketCommand } from "./ticket-context.ts";
import { TicketContext } from "./ticket-context.ts";
import { TicketHeader } from "./ticket-header.tsx";
import { WorkTab } from "./work-tab.tsx";
import css from "./detail.module.css";

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
  const t = useText("queue");
  const found = useCoreQuery("ticket.get", { id });
  const members = useDesk((db) => db.member.toArray(), []);
  const sites = useDesk((db) => db.site.toArray(), []);
  const mayWrite = useMay("ticket.write");
  const { run, error } = useCommand();
  const [tab, setTab] = useState<string | null>("work");
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
        <article className={css.pane} aria-label={open.detail.row.number}>
          <TicketHeader />
          {error ? <ErrorNote error={error} /> : null}
          <OpenConflicts />
          <Tabs value={tab} onChange={setTab} className={css.tabs}>
            <Tabs.List className={css.tabList}>
              <Tabs.Tab value="work">{t("tab.work")}</Tabs.Tab>
              <Tabs.Tab value="assets">
                {t("tab.assets")} <Count>{open.detail.row.assets.length || ""}</Count>
              </Tabs.Tab>
              <Tabs.Tab value="history">{t("tab.history")}</Tabs.Tab>
            </Tabs.List>
            <PaneBody>
              <Tabs.Panel value="work">
                <WorkTab />
              </Tabs.Panel>
              <Tabs.Panel value="assets">
                <AssetsTab />
              </Tabs.Panel>
              <Tabs.Panel value="history">
                <HistoryTab />
              </Tabs.Panel>
            </PaneBody>
          </Tabs>
          <ActFoot />
        </article>
      </HiddenIn>
    </TicketContext>
  );
}
