import { Button } from "@mantine/core";
import { IconCloudCheck, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import type { OutboxRow } from "../../shared/ipc/change-batch.ts";
import type { CoreError } from "../../shared/ipc/contract.ts";
import { useCore, usePagedQuery, useSession, useSyncStatus } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import {
  ConfirmDialog,
  EmptyState,
  ErrorNote,
  ListTabs,
  SplitView,
  VirtualList,
  select,
  useActions,
  useSelected,
} from "../ui/index.ts";
import { HubFacts } from "./hub-facts.tsx";
import { JoinHub } from "./join-hub.tsx";
import { OperationDetail } from "./operation-detail.tsx";
import { OutboxLine } from "./outbox-line.tsx";
import { showList, useShownList } from "./shown-list.ts";
import { SyncSummary } from "./sync-summary.tsx";
import css from "./sync.module.css";

const keyOf = (row: OutboxRow) => row.id;
const renderRow = (row: OutboxRow) => <OutboxLine row={row} />;

export default function Sync() {
  const session = useSession();
  const selected = useSelected("sync");
  if (!session) return null;
  return (
    <SplitView
      id="sync"
      open={selected !== null}
      list={
        <>
          <Head alone={session.hub === null} chosen={selected !== null} />
          <Outbox />
        </>
      }
      detail={
        selected !== null ? (
          <OperationDetail key={selected} id={selected} />
        ) : session.hub === null ? (
          <JoinHub />
        ) : (
          <HubFacts session={session} />
        )
      }
    />
  );
}

function Head({ alone, chosen }: { alone: boolean; chosen: boolean }) {
  const t = useText("sync");
  const core = useCore();
  const status = useSyncStatus();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CoreError | null>(null);
  const [releasing, setReleasing] = useState(false);
  const working = busy || status?.phase === "working";

  async function syncNow(releaseBrake = false) {
    setReleasing(false);
    setBusy(true);
    const answer = await core.ask({ kind: "sync", releaseBrake });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
  }

  useActions([
    {
      id: "sync.now",
      group: "general",
      shortcuts: [],
      disabled: alone || working,
      run: () => void syncNow(),
    },
  ]);

  return (
    <div className={css.head}>
      <SyncSummary
        action={
          alone && !chosen ? null : alone ? (
            <Button variant="default" onClick={() => select("sync", null)}>
              {t("join.title")}
            </Button>
          ) : (
            <Button
              variant="default"
              leftSection={<IconRefresh size="1rem" />}
              loading={working}
              onClick={() => void syncNow()}
            >
              {t("now")}
            </Button>
          )
        }
      />
      {/* What is wrong with the connection stands calmly in the summary already. */}
      {error && !status?.problem ? <ErrorNote error={error} /> : null}
      {status?.problem === "brake" ? (
        <Button variant="default" disabled={working} onClick={() => setReleasing(true)}>
          {t("brake.release")}
        </Button>
      ) : null}
      {releasing ? (
        <ConfirmDialog
          title={t("brake.title")}
          confirm={t("brake.release")}
          onConfirm={() => void syncNow(true)}
          onClose={() => setReleasing(false)}
        >
          {t("brake.text")}
        </ConfirmDialog>
      ) : null}
    </div>
  );
}

function Outbox() {
  const t = useText("sync");
  const selected = useSelected("sync");
  const { shown } = useShownList();
  const unseen = useSyncStatus()?.needs.refused ?? 0;
  const lists = {
    waiting: usePagedQuery("outbox.page", { state: "waiting" }),
    refused: usePagedQuery("outbox.page", { state: "refused" }),
  };
  const list = lists[shown];
  return (
    <>
      <ListTabs
        label={t("lists")}
        tabs={(["waiting", "refused"] as const).map((id) => ({
          id,
          label: t(`list.${id}`),
          // What was looked at stays in the list and waits for nobody.
          count: id === "refused" ? unseen : lists[id].total,
        }))}
        shown={shown}
        onShow={showList}
      />
      {list.error ? <ErrorNote error={list.error} /> : null}
      {list.loading ? null : list.total === 0 ? (
        <EmptyState icon={<IconCloudCheck size="1em" />} title={t(`empty.${shown}.title`)}>
          {t(`empty.${shown}.text`)}
        </EmptyState>
      ) : (
        <VirtualList
          main
          label={t(`list.${shown}`)}
          count={list.total}
          rowAt={list.rowAt}
          keyOf={keyOf}
          render={renderRow}
          selected={selected}
          onSelect={(id) => select("sync", id)}
          onRange={list.show}
        />
      )}
    </>
  );
}
