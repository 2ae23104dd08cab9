import { Button } from "@mantine/core";
import { useState } from "react";
import { useCoreQuery, useMay } from "../core/index.ts";
import { EditedFieldsOf, Facts, OverwrittenOf, RecordHistory } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";
import { ActionFoot, ErrorNote, PaneBody, Section, Stack } from "../ui/index.ts";
import css from "./directory.module.css";
import { ProbePolicyOf } from "./probe-policy.tsx";
import { SiteForm } from "./site-form.tsx";

/** A site beside the list. */
export function SiteView({ id }: { id: string }) {
  const t = useText("directory");
  const name = useCoreQuery("site.get", { id }).data?.row.name;
  const mayWrite = useMay("directory.write");
  return (
    <article className={css.view} aria-label={name}>
      <PaneBody>
        <div className={css.pane}>
          <h2 className={css.title}>{name}</h2>
          <SiteFacts id={id} />
          <SiteHistory id={id} />
        </div>
      </PaneBody>
      {mayWrite ? (
        <ActionFoot label={t("edit")}>
          <ChangeSite id={id} />
        </ActionFoot>
      ) : null}
    </article>
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

/** What is known of a site. */
export function SiteFacts({ id }: { id: string }) {
  const { data, error } = useCoreQuery("site.get", { id });
  return (
    <Stack>
      {error && <ErrorNote error={error} />}
      {data && (
        <>
          <EditedFieldsOf kind="site" id={id} values={data.fields} overwritten={data.overwritten}>
            <Facts except={NAME} />
            <OverwrittenOf name="name" />
          </EditedFieldsOf>
          <ProbePolicyOf row={data.row} />
        </>
      )}
    </Stack>
  );
}

/** The way to change it, for whom may. */
export function ChangeSite({ id }: { id: string }) {
  const t = useText("directory");
  const { data } = useCoreQuery("site.get", { id });
  const mayWrite = useMay("directory.write");
  const [editing, setEditing] = useState(false);
  if (!data || !mayWrite) return null;
  return (
    <>
      <Button variant="default" onClick={() => setEditing(true)}>
        {t("edit")}
      </Button>
      {editing && <SiteForm site={{ id, values: data.fields }} onClose={() => setEditing(false)} />}
    </>
  );
}
