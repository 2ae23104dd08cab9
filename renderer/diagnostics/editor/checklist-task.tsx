import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { ChecklistDetail } from "../../../shared/ipc/diagnostics.ts";
import type { TaskProps } from "../../contributions/index.ts";
import { useCommand, useCoreQuery, useMay } from "../../core/index.ts";
import { useFormat, useLocale, useText } from "../../i18n/index.ts";
import {
  ActionFoot,
  Badge,
  ErrorNote,
  ListTabs,
  Note,
  Spacer,
  TaskHead,
  useActions,
} from "../../ui/index.ts";
import screen from "../diagnostics.module.css";
import { Content } from "./content.tsx";
import { differenceOf, isSame } from "./difference.ts";
import { Differences } from "./differences.tsx";
import css from "./editor.module.css";
import { editChecklist } from "./open-checklist.ts";
import { Preview } from "./preview.tsx";
import { useExport } from "./use-export.ts";

const TABS = ["content", "difference", "both", "preview"] as const;
type Tab = (typeof TABS)[number];

/** What a checklist says, how the team's differs from what ships, and what can be done to it. */
export default function ChecklistTask({ records, onClose }: TaskProps) {
  const t = useText("editor");
  const locale = useLocale();
  const { data, error } = useCoreQuery("definition.checklist", { key: records[0] ?? "" });
  const title = data ? inLanguage(data.document.title, locale) : t("noun");
  return (
    <section className={screen.screen} aria-label={title}>
      <TaskHead title={title} onBack={onClose}>
        {data && (
          <>
            <Badge tone="quiet">{t(`diagnostics:origin.${data.origin}`)}</Badge>
            {data.outdated && <Badge tone="warn">{t("diagnostics:outdated")}</Badge>}
            {data.retired && <Badge tone="quiet">{t("retired")}</Badge>}
          </>
        )}
      </TaskHead>
      {error && <ErrorNote error={error} />}
      {data && <Opened detail={data} />}
    </section>
  );
}

function Opened({ detail }: { detail: ChecklistDetail }) {
  const t = useText("editor");
  const format = useFormat();
  const may = useMay("checklist.write");
  const { run, busy, error } = useCommand();
  const exporting = useExport();
  const [wanted, setTab] = useState<Tab>("content");
  const { key, document, shipped, origin, outdated, retired, overwritten } = detail;
  const changed = origin === "changed" && shipped !== null;
  const difference = useMemo(
    () => (changed ? differenceOf(shipped, document) : null),
    [changed, shipped, document],
  );
  const tabs = TABS.filter((each) => difference !== null || each === "content" || each === "preview");
  const tab = tabs.includes(wanted) ? wanted : "content";
  const set = (said: object) => void run("definition.setChecklist", { family: "checklist", key, set: said });
  const retire = () => set({ retired: true });
  const offer = () => set({ retired: false });
  const takeShipped = () => set({ body: {} });
  // What ships has been looked at: the team's stays, and is held against this edition from now on.
  const keepMine = () => shipped && set({ body: { ...document, edition: shipped.edition } });
  const failed = error ?? exporting.error;
  const own = { group: "definition", of: detail.definition, shortcuts: [] };
  useActions([
    { id: "checklist.edit", ...own, shortcuts: ["e"], disabled: !may, run: () => editChecklist("edit", key) },
    { id: "checklist.copy", ...own, disabled: !may, run: () => editChecklist("copy", key) },
    { id: "checklist.retire", ...own, disabled: !may || retired, run: retire },
    { id: "checklist.offer", ...own, disabled: !may || !retired, run: offer },
    { id: "checklist.takeShipped", ...own, disabled: !may || !changed, run: takeShipped },
    { id: "checklist.export", ...own, run: () => void exporting.write(detail) },
    { id: "checklist.preview", ...own, run: () => setTab("preview") },
  ]);
  return (
    <>
      <ListTabs
        label={t("views")}
        tabs={tabs.map((id) => ({ id, label: t(`tab.${id}`), count: null }))}
        shown={tab}
        onShow={setTab}
      />
      <div
        className={tab === "preview" ? css.body : css.reading}
        tabIndex={tab === "preview" ? undefined : 0}
      >
        {tab !== "preview" && (
          <div className={css.notes}>
            {failed && <ErrorNote error={failed} />}
            {outdated && (
              <Note
                tone="warn"
                title={t("outdatedNote")}
                actions={
                  <>
                    {tab === "content" && (
                      <Button variant="default" onClick={() => setTab("difference")}>
                        {t("seeDifference")}
                      </Button>
                    )}
                    {may && (
                      <Button variant="default" loading={busy} onClick={keepMine}>
                        {t("keepMine")}
                      </Button>
                    )}
                  </>
                }
              />
            )}
            {overwritten && (
              <Note
                tone="warn"
                title={t("overwritten", {
                  name: overwritten.actorName,
                  when: format.dateTime(overwritten.at),
                })}
              >
                <details>
                  <summary>{t("seeDifference")}</summary>
                  <Differences
                    difference={differenceOf(document, overwritten.document)}
                    from={document}
                    to={overwritten.document}
                  />
                  {may && (
                    <Button
                      variant="default"
                      loading={busy}
                      onClick={() => set({ body: overwritten.document })}
                    >
                      {t("takeTheirs", { name: overwritten.actorName })}
                    </Button>
                  )}
                </details>
              </Note>
            )}
          </div>
        )}
        {tab === "content" && <Content document={document} />}
        {tab === "preview" && <Preview checklist={document} />}
        {tab === "difference" && difference && shipped && (
          <>
            <p className={css.soft}>{t("differenceNote")}</p>
            {isSame(difference) ? (
              <p>{t("noDifference")}</p>
            ) : (
              <Differences difference={difference} from={shipped} to={document} />
            )}
          </>
        )}
        {tab === "both" && shipped && (
          <div className={css.both}>
            <section aria-label={t("diagnostics:origin.shipped")}>
              <h2 className={css.sideTitle}>{t("diagnostics:origin.shipped")}</h2>
              <Content document={shipped} />
            </section>
            <section aria-label={t("ours")}>
              <h2 className={css.sideTitle}>{t("ours")}</h2>
              <Content document={document} />
            </section>
          </div>
        )}
      </div>
      {tab !== "preview" && (
        <ActionFoot label={t("diagnostics:acts")}>
          <Button variant="subtle" onClick={() => void exporting.write(detail)}>
            {t("export")}
          </Button>
          {may && (
            <>
              <Button variant="subtle" loading={busy} onClick={retired ? offer : retire}>
                {t(retired ? "offer" : "retire")}
              </Button>
              {changed && (
                <Button variant="subtle" loading={busy} onClick={takeShipped}>
                  {t("takeShipped")}
                </Button>
              )}
              <Spacer />
              <Button variant="default" onClick={() => editChecklist("copy", key)}>
                {t("copyAct")}
              </Button>
              <Button onClick={() => editChecklist("edit", key)}>{t("editAct")}</Button>
            </>
          )}
        </ActionFoot>
      )}
    </>
  );
}
