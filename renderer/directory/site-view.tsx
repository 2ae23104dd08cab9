import { Button } from "@mantine/core";
import { useState } from "react";
import { useCoreQuery, useMay } from "../core/index.ts";
import { EditedFieldsOf, Facts, OverwrittenOf, RecordHistory } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";
import { ErrorNote, PaneBody, Row, Section, Stack } from "../ui/index.ts";
import css from "./directory.module.css";
import { SiteForm } from "./site-form.tsx";

/** A site beside the list. */
export function SiteView({ id }: { id: string }) {
  const name = useCoreQuery("site.get", { id }).data?.row.name;
  return (
    <PaneBody>
      <article className={css.pane} aria-label={name}>
        <h2 className={css.title}>{name}</h2>
        <SiteFacts id={id} />
        <SiteHistory id={id} />
      </article>
    </PaneBody>
  );
}

function SiteHistory({ id }: { id: string }) {
  const t = useText("fields");
  return (
    <Section title={t("history.title")}>
      <RecordHistory kind="site" id={id} />
    </Section>
  );
}

/** Stands in the title. */
const NAME = ["name"];

/** What is known of a site, and the way to change it. */
export function SiteFacts({ id }: { id: string }) {
  const t = useText("directory");
  const { data, error } = useCoreQuery("site.get", { id });
  const mayWrite = useMay("directory.write");
  const [editing, setEditing] = useState(false);
  return (
    <Stack>
      {error && <ErrorNote error={error} />}
      {data && (
        <EditedFieldsOf kind="site" id={id} values={data.fields} overwritten={data.overwritten}>
          <Facts except={NAME} />
          <OverwrittenOf name="name" />
          {mayWrite && (
            <Row end>
              <Button variant="default" onClick={() => setEditing(true)}>
                {t("edit")}
              </Button>
            </Row>
          )}
          {editing && <SiteForm site={{ id, values: data.fields }} onClose={() => setEditing(false)} />}
        </EditedFieldsOf>
      )}
    </Stack>
  );
}
