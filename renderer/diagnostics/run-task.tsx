import { Button } from "@mantine/core";
import { useState } from "react";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import type { RunDetail } from "../../shared/ipc/diagnostics.ts";
import type { TaskProps } from "../contributions/index.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useLocale, useText } from "../i18n/index.ts";
import { openTour } from "../runs/open-tour.ts";
import { Badge, ErrorNote, Note, TaskHead, openRecord, useActions, useNav } from "../ui/index.ts";
import css from "./diagnostics.module.css";
import { Finished } from "./finished.tsx";
import { RunPaper } from "./run-paper.tsx";
import { ReasonDialog } from "./forms/reason-dialog.tsx";
import { Runner } from "./runner/runner.tsx";

/** One run: worked through while it is open, read afterwards. */
export default function RunTask({ records, onClose }: TaskProps) {
  const t = useText("run");
  const locale = useLocale();
  const id = records[0] ?? "";
  const { data, error } = useCoreQuery("run.get", { id });
  const title = data ? inLanguage(data.row.title, locale) : t("noun");
  return (
    <section className={css.screen} aria-label={[title, data?.row.number ?? ""].join(" ").trim()}>
      <TaskHead title={title} number={data?.row.number ?? ""} onBack={onClose}>
        {data && <Head detail={data} />}
      </TaskHead>
      {error && <ErrorNote error={error} />}
      {data && <Body detail={data} />}
    </section>
  );
}

function Head({ detail }: { detail: RunDetail }) {
  const t = useText("run");
  const { row, ticketLabel, assetLabel, override } = detail;
  const mayWrite = useMay("run.write");
  const mayPass = useMay("gate.override") && row.holds !== null && row.ticket !== null && override === null;
  const [doing, setDoing] = useState<"abandon" | "override" | null>(null);
  const open = row.status === "open";
  const own = { of: row.id, group: "run", shortcuts: [] };
  useActions([
    { id: "run.abandon", ...own, disabled: !open || !mayWrite, run: () => setDoing("abandon") },
    { id: "run.override", ...own, disabled: !mayPass, run: () => setDoing("override") },
  ]);
  const { ticket, asset, tour } = row;
  const onTour = useNav(({ area }) => area === "rounds");
  return (
    <>
      {tour !== null && !onTour && (
        <Button variant="subtle" onClick={() => openTour(tour)}>
          {t("rounds:goThere")}
        </Button>
      )}
      {ticket !== null && (
        <Button
          variant="subtle"
          data-gives-way
          classNames={{ label: css.about }}
          onClick={() => openRecord("queue", ticket)}
        >
          {ticketLabel}
        </Button>
      )}
      {asset !== null && (
        <Button
          variant="subtle"
          data-gives-way
          classNames={{ label: css.about }}
          onClick={() => openRecord("assets", asset)}
        >
          {assetLabel}
        </Button>
      )}
      <RunPaper id={row.id} number={row.number} />
      <Badge tone={row.status === "done" ? "ok" : "quiet"}>{t(`status.${row.status}`)}</Badge>
      {mayPass && (
        <Button variant="default" onClick={() => setDoing("override")}>
          {t("act.override")}
        </Button>
      )}
      {open && mayWrite && (
        <Button variant="default" onClick={() => setDoing("abandon")}>
          {t("act.abandon")}
        </Button>
      )}
      {doing && <ReasonDialog run={row.id} act={doing} onClose={() => setDoing(null)} />}
    </>
  );
}

function Body({ detail }: { detail: RunDetail }) {
  const t = useText("diagnostics");
  const mayWrite = useMay("run.write");
  const { row, document, walk } = detail;
  if (document === null || walk === null) return <Note tone="warn" title={t("needsUpdate")} />;
  return row.status === "open" && mayWrite ? (
    <Runner key={row.id} detail={detail} document={document} walk={walk} />
  ) : (
    <Finished detail={detail} document={document} walk={walk} />
  );
}
