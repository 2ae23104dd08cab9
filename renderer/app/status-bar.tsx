import { UnstyledButton } from "@mantine/core";
import {
  IconCircleCheck,
  IconCloudOff,
  IconAlertTriangle,
  IconDeviceDesktop,
  IconRefresh,
} from "@tabler/icons-react";
import { useContributions } from "../contributions/index.ts";
import { filesToSend, spokenPhase, useNow, useSession, useSyncStatus } from "../core/index.ts";
import { useDeskRows } from "../desk/index.ts";
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

/** One sync indicator at the left, and what waits for a person beside it, each with the way there; who, where and which laptop at the right. */
export function StatusBar({ onDrafts }: { onDrafts: () => void }) {
  const t = useText("app");
  const format = useFormat();
  const now = useNow();
  const sync = useSyncStatus();
  const session = useSession();
  const drafts = useDeskRows("draft").length;
  const mark = MARKS[sync?.phase ?? "alone"];
  const { areas } = useContributions();
  const words = [];
  if (sync) {
    words.push(
      t(`sync.${spokenPhase(sync)}`, {
        time: sync.lastSync === null ? "" : format.moment(sync.lastSync, now),
        context: sync.lastSync === null ? "never" : undefined,
      }).trim(),
    );
    if (sync.waiting > 0) words.push(t("sync.waiting", { count: sync.waiting }));
    const files = filesToSend(sync);
    if (files > 0) words.push(t("sync.files", { count: files }));
  }
  const needs = areas
    .flatMap((area) => area.needs ?? [])
    .map((each) => ({ ...each, count: sync?.needs[each.need] ?? 0 }))
    .filter(({ count }) => count > 0);
  return (
    <>
      <span role="status" className={css.line}>
        <UnstyledButton className={css.sync} onClick={() => showArea("sync")} title={t("sync.hint")}>
          <StatusMark tone={mark.tone} icon={<mark.Icon size="1em" />}>
            {words.join(" · ")}
          </StatusMark>
        </UnstyledButton>
        {needs.map(({ need, count, open }) => (
          <UnstyledButton key={need} className={css.sync} onClick={open}>
            {t(`sync.needs.${need}`, { count })}
          </UnstyledButton>
        ))}
      </span>
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
