import { UnstyledButton } from "@mantine/core";
import {
  IconCircleCheck,
  IconCloudOff,
  IconAlertTriangle,
  IconDeviceDesktop,
  IconRefresh,
} from "@tabler/icons-react";
import { spokenPhase, useNow, useSession, useSyncStatus } from "../core/index.ts";
import { useDesk } from "../desk/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import type { Tone } from "../ui/index.ts";
import { Spacer, StatusMark, showArea } from "../ui/index.ts";
import css from "./status-bar.module.css";
import type { SyncPhase } from "../../shared/ipc/change-batch.ts";

const MARKS: Record<SyncPhase, { tone: Tone; Icon: typeof IconRefresh }> = {
  alone: { tone: "quiet", Icon: IconDeviceDesktop },
  offline: { tone: "quiet", Icon: IconCloudOff },
  idle: { tone: "ok", Icon: IconCircleCheck },
  working: { tone: "note", Icon: IconRefresh },
  needsAttention: { tone: "warn", Icon: IconAlertTriangle },
};

/** One sync indicator at the left; who, where and which laptop at the right. */
export function StatusBar({ onDrafts }: { onDrafts: () => void }) {
  const t = useText("app");
  const format = useFormat();
  const now = useNow();
  const sync = useSyncStatus();
  const session = useSession();
  const drafts = useDesk((db) => db.draft.count(), []) ?? 0;
  const mark = MARKS[sync?.phase ?? "alone"];
  const words = [];
  if (sync) {
    words.push(
      t(`sync.${spokenPhase(sync)}`, {
        time: sync.lastSync === null ? "" : format.moment(sync.lastSync, now),
        context: sync.lastSync === null ? "never" : undefined,
      }).trim(),
    );
    if (sync.waiting > 0) words.push(t("sync.waiting", { count: sync.waiting }));
    if (sync.attention > 0) words.push(t("sync.attention", { count: sync.attention }));
  }
  return (
    <>
      <UnstyledButton className={css.sync} onClick={() => showArea("sync")} title={t("sync.hint")}>
        <span role="status">
          <StatusMark tone={mark.tone} icon={<mark.Icon size="1em" />}>
            {words.join(" · ")}
          </StatusMark>
        </span>
      </UnstyledButton>
      {drafts > 0 ? (
        <UnstyledButton className={css.sync} onClick={onDrafts}>
          {t("drafts.count", { count: drafts })}
        </UnstyledButton>
      ) : null}
      <Spacer />
      {session ? (
        <span className={css.who}>
          {[session.member.name, session.workspaceName, session.deviceCode].join(" · ")}
        </span>
      ) : null}
    </>
  );
}
