import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconSearch, IconUsers } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import type { PersonRow } from "../../shared/domain/person/person.ts";
import type { SiteRow } from "../../shared/domain/site/site.ts";
import type { TaskProps } from "../contributions/index.ts";
import { useCoreQuery, useMay, usePagedQuery } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { EmptyState, ErrorNote, Spacer, TaskHead, Toolbar, VirtualList } from "../ui/index.ts";
import css from "./directory.module.css";
import { PersonForm } from "./person-form.tsx";
import { PersonLine, SiteLine } from "./lines.tsx";
import { openPerson } from "./open.ts";
import { SiteForm } from "./site-form.tsx";

type Part = "people" | "sites";

const personKey = (row: PersonRow) => row.id;
const siteKey = (row: SiteRow) => row.id;
const personLine = (row: PersonRow) => <PersonLine row={row} />;
const siteLine = (row: SiteRow) => <SiteLine row={row} />;

/** People and sites: find, add, change. Enter or a double click opens. */
export default function Directory({ onClose }: Pick<TaskProps, "onClose">) {
  const t = useText("directory");
  const [part, setPart] = useState<Part>("people");
  return (
    <section className={css.view} aria-label={t("title")}>
      <TaskHead title={t("title")} back={t("back")} onBack={onClose}>
        <SegmentedControl
          aria-label={t("title")}
          value={part}
          onChange={(value) => setPart(value as Part)}
          data={[
            { value: "people", label: t("people") },
            { value: "sites", label: t("sites") },
          ]}
        />
      </TaskHead>
      {part === "people" ? <People /> : <Sites />}
    </section>
  );
}

function People() {
  const t = useText("directory");
  const format = useFormat();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 120);
  const page = usePagedQuery("person.page", { text: asked });
  const [selected, select] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay("directory.write");
  return (
    <>
      <Toolbar label={t("people")}>
        <TextInput
          className={css.search}
          aria-label={t("searchPeople")}
          data-scan="takes"
          placeholder={t("searchHint")}
          leftSection={<IconSearch size="1rem" aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Spacer />
        <span className={css.total} role="status">
          {!page.loading && t("total", { count: page.total, total: format.number(page.total) })}
        </span>
        {mayWrite && (
          <Button
            variant="default"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t("addPerson")}
          </Button>
        )}
      </Toolbar>
      {page.error && <ErrorNote error={page.error} />}
      {!page.loading && page.total === 0 ? (
        <EmptyState icon={<IconUsers size="1em" />} title={t(asked === "" ? "noPeople" : "noMatch")}>
          {t(asked === "" ? "noPeopleHint" : "noMatchHint")}
        </EmptyState>
      ) : (
        <VirtualList<PersonRow>
          key={asked}
          label={t("people")}
          count={page.total}
          rowAt={page.rowAt}
          keyOf={personKey}
          render={personLine}
          selected={selected}
          onSelect={select}
          onOpen={(id) => openPerson(id)}
          onRange={page.show}
          main
        />
      )}
      {adding && <PersonForm person={null} onClose={() => setAdding(false)} />}
    </>
  );
}

function Sites() {
  const t = useText("directory");
  const { data, error } = useCoreQuery("site.list", {});
  const [selected, select] = useState<string | null>(null);
  const [editing, edit] = useState<SiteRow | "new" | null>(null);
  const mayWrite = useMay("directory.write");
  const rowAt = useCallback((index: number) => data?.[index], [data]);
  return (
    <>
      <Toolbar label={t("sites")}>
        <Spacer />
        {mayWrite && (
          <Button
            variant="default"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => edit("new")}
          >
            {t("addSite")}
          </Button>
        )}
      </Toolbar>
      {error && <ErrorNote error={error} />}
      {data?.length === 0 ? (
        <EmptyState title={t("noSites")}>{t("noSitesHint")}</EmptyState>
      ) : (
        <VirtualList<SiteRow>
          label={t("sites")}
          count={data?.length ?? 0}
          rowAt={rowAt}
          keyOf={siteKey}
          render={siteLine}
          selected={selected}
          onSelect={select}
          onOpen={(_id, row) => mayWrite && edit(row)}
          main
        />
      )}
      {editing !== null && <SiteForm site={editing === "new" ? null : editing} onClose={() => edit(null)} />}
    </>
  );
}
