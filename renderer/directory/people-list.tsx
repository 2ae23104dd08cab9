import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import type { PersonRow } from "../../shared/domain/person/person.ts";
import { useMay, usePagedQuery } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { EmptyState, ErrorNote, SearchBox, Toolbar, VirtualList } from "../ui/index.ts";
import css from "./directory.module.css";
import { PersonLine } from "./lines.tsx";
import { PersonForm } from "./person-form.tsx";

const keyOf = (row: PersonRow) => row.id;
const render = (row: PersonRow) => <PersonLine row={row} />;

interface Props {
  selected: string | null;
  onSelect: (id: string) => void;
}

export function PeopleList({ selected, onSelect }: Props) {
  const t = useText("directory");
  const format = useFormat();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 120);
  const page = usePagedQuery("person.page", { text: asked });
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay("directory.write");
  return (
    <>
      <Toolbar label={t("people")}>
        <SearchBox
          label={t("searchPeople")}
          placeholder={t("searchHint")}
          text={text}
          onText={setText}
          settled={asked === text.trim() && page.settled}
          kind="person"
          onExact={onSelect}
        />
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
          keyOf={keyOf}
          render={render}
          selected={selected}
          onSelect={onSelect}
          onRange={page.show}
          main
        />
      )}
      <p className={css.total} role="status">
        {!page.loading && t("total", { count: page.total, total: format.number(page.total) })}
      </p>
      {adding && <PersonForm person={null} onClose={() => setAdding(false)} />}
    </>
  );
}
