import { ActionIcon } from "@mantine/core";
import { IconListDetails } from "@tabler/icons-react";
import { useId, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import type { ChecklistRow } from "../../shared/ipc/diagnostics.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useLocale, useText } from "../i18n/index.ts";
import type { About } from "../runs/open-run.ts";
import { Badge, EmptyState, ErrorNote, SearchBox, SectionHeading, Toolbar } from "../ui/index.ts";
import { fit } from "../ui/finding/fit.ts";
import { useReadings } from "../ui/finding/use-readings.ts";
import { groupsOf, textsOf } from "./catalogue-groups.ts";
import { openChecklist } from "./editor/open-checklist.ts";
import css from "./diagnostics.module.css";

interface Props extends About {
  onChoose: (key: string) => void;
  /** Beside the search. */
  tools?: ReactNode;
  /** Those that are offered no longer stand there too. */
  retired?: boolean;
}

/** Checklists by section, searched by title and by what a user says. */
export function Catalogue({ ticket, asset, onChoose, tools, retired = false }: Props) {
  const t = useText("diagnostics");
  const { data, error } = useCoreQuery("definition.checklists", { ticket, asset, retired });
  const [text, setText] = useState("");
  const all = useMemo(() => data ?? [], [data]);
  const read = useReadings(useMemo(() => all.flatMap(textsOf), [all]));
  const found = all.filter(
    (row) => text.trim() === "" || textsOf(row).some((each) => fit(each, read(each), text) !== null),
  );
  return (
    <>
      <Toolbar label={t("find")}>
        <SearchBox label={t("find")} placeholder={t("findHint")} text={text} onText={setText} settled />
        {tools}
      </Toolbar>
      <div className={css.body}>
        {error && <ErrorNote error={error} />}
        {data && found.length === 0 && <EmptyState title={t("nothingFound")} />}
        {groupsOf(found).map(({ section, rows }) => (
          <section key={section} aria-label={t(`section.${section}`)}>
            <SectionHeading level={2}>{t(`section.${section}`)}</SectionHeading>
            <ul className={css.cards}>
              {rows.map((row) => (
                <li key={row.key} className={css.entry}>
                  <Entry row={row} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Entry({ row, onChoose }: { row: ChecklistRow; onChoose: (key: string) => void }) {
  const t = useText("diagnostics");
  const locale = useLocale();
  const mayRun = useMay("run.write");
  const named = useId();
  return (
    <>
      <button
        type="button"
        className={css.card}
        disabled={!mayRun || row.retired}
        onClick={() => onChoose(row.key)}
      >
        <span className={css.cardTitle}>
          <span id={named}>{inLanguage(row.title, locale)}</span>
          {row.origin !== "shipped" && <Badge tone="quiet">{t(`origin.${row.origin}`)}</Badge>}
          {row.outdated && <Badge tone="warn">{t("outdated")}</Badge>}
          {row.retired && <Badge tone="quiet">{t("editor:retired")}</Badge>}
        </span>
        <span className={css.soft}>{inLanguage(row.about, locale)}</span>
        <span className={css.soft}>
          {[
            t("stepsCount", { count: row.steps }),
            row.probes > 0 ? t("probesCount", { count: row.probes }) : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </button>
      <ActionIcon
        className={css.look}
        variant="subtle"
        color="gray"
        aria-label={t("editor:lookAt")}
        aria-describedby={named}
        title={t("editor:lookAt")}
        onClick={() => openChecklist(row.key)}
      >
        <IconListDetails size="1.125rem" aria-hidden />
      </ActionIcon>
    </>
  );
}
