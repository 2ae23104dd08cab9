import { Button } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { SYNC_PROBLEMS } from "../../shared/protocol/problems.ts";
import { useCoreQuery, useCoreSession, useSyncStatus } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { Note, UNKEPT, showArea } from "../ui/index.ts";

/** Difference of clocks worth a word (domain.md 2.0), ms. */
const SKEW = 120_000;

/** Fewer than this are brought up to a new version, or checked, before anybody has read that they are. */
const MANY_RECORDS = 1000;

/** Of what was recovered: whether all of it is there, comes back by itself, or is gone for good. */
function noticeKeys({ code, details }: { code: string; details: Record<string, unknown> }): string[] {
  return typeof details.loss === "string" ? [`notice.${code}.${details.loss}`] : [`notice.${code}`];
}

/** What the whole window must say, calmly and until it is over. */
export function Banners({ restarting }: { restarting: boolean }) {
  const t = useText("app");
  const format = useFormat();
  const { notices } = useCoreSession();
  const sync = useSyncStatus();
  const store = useCoreQuery("store.status", {}).data;
  const waiting = useSyncExternalStore(notices.subscribe, notices.get);
  const unkept = useSyncExternalStore(UNKEPT.failed.subscribe, UNKEPT.failed.get);
  const [notice] = waiting;
  const readOnly = store?.readOnly === true || sync?.problem === "readOnly";
  // A lost network needs nobody; what does is said here.
  const problem = sync?.problem && SYNC_PROBLEMS[sync.problem].speaks ? sync.problem : null;
  const refreshing = store?.refreshing ?? null;
  const signatures = store?.signatures;
  const skew = sync?.clockSkewMs ?? 0;
  return (
    <>
      {restarting ? <Note tone="note" title={t("banner.restarting")} /> : null}
      {unkept > 0 ? (
        <Note tone="bad" alert title={t("banner.unkept.title", { count: unkept })}>
          {t("banner.unkept.text")}
        </Note>
      ) : null}
      {readOnly ? (
        <Note tone="bad" title={t("banner.readOnly.title")}>
          {t("banner.readOnly.text")}
        </Note>
      ) : null}
      {refreshing && refreshing.total >= MANY_RECORDS ? (
        <Note
          tone="note"
          title={t("banner.refreshing.title", {
            done: format.number(refreshing.done),
            total: format.number(refreshing.total),
          })}
        >
          {t("banner.refreshing.text")}
        </Note>
      ) : null}
      {signatures && signatures.wrong > 0 ? (
        <HubSuspected
          title={t("banner.signatures.wrong.title", { hub: signatures.hub ?? "", count: signatures.wrong })}
          text={t("banner.signatures.wrong.text")}
        />
      ) : null}
      {signatures && signatures.histories > 0 ? (
        <HubSuspected
          title={t("banner.signatures.histories.title", { hub: signatures.hub ?? "" })}
          text={t("banner.signatures.histories.text")}
        />
      ) : null}
      {signatures && signatures.unchecked >= MANY_RECORDS ? (
        <Note tone="note" title={t("banner.signatures.unchecked.title", { count: signatures.unchecked })}>
          {t("banner.signatures.unchecked.text")}
        </Note>
      ) : null}
      {problem ? (
        <Note
          tone="warn"
          title={t(`problem.${problem}`)}
          actions={
            <Button variant="default" onClick={() => showArea("sync")}>
              {t("banner.look")}
            </Button>
          }
        />
      ) : null}
      {Math.abs(skew) > SKEW ? (
        <Note
          tone="warn"
          title={t("banner.skew.title", { minutes: format.number(Math.round(skew / 60_000)) })}
        >
          {t("banner.skew.text")}
        </Note>
      ) : null}
      {notice ? (
        <Note
          tone="note"
          alert
          title={t([...noticeKeys(notice), "notice.other"], { code: notice.code, ...notice.details })}
          actions={
            <Button variant="subtle" onClick={() => notices.set(waiting.slice(1))}>
              {t("banner.seen")}
            </Button>
          }
        />
      ) : null}
    </>
  );
}

/** Something that the hub sent is not to be believed; verifying lists what. */
function HubSuspected({ title, text }: { title: string; text: string }) {
  const t = useText("app");
  return (
    <Note
      tone="bad"
      title={title}
      actions={
        <Button variant="default" onClick={() => showArea("settings")}>
          {t("banner.signatures.wrong.look")}
        </Button>
      }
    >
      {text}
    </Note>
  );
}
