import { Button } from "@mantine/core";
import { useState } from "react";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ErrorNote, KeyValues, PaneBody, Row, Stack } from "../ui/index.ts";
import css from "./directory.module.css";
import { LostValues } from "./lost-values.tsx";
import { SiteForm } from "./site-form.tsx";

/** A site beside the list. */
export function SiteView({ id }: { id: string }) {
  const name = useCoreQuery("site.get", { id }).data?.row.name;
  return (
    <PaneBody>
      <article className={css.pane} aria-label={name}>
        <h2 className={css.title}>{name}</h2>
        <SiteFacts id={id} />
      </article>
    </PaneBody>
  );
}

/** What is known of a site, and the way to change it. */
export function SiteFacts({ id }: { id: string }) {
  const t = useText("directory");
  const { data, error } = useCoreQuery("site.get", { id });
  const mayWrite = useMay("directory.write");
  const [editing, setEditing] = useState(false);
  const row = data?.row;
  return (
    <Stack>
      {error && <ErrorNote error={error} />}
      {data && row && (
        <>
          <KeyValues
            items={[
              { label: t("site:field.code"), value: row.code },
              { label: t("site:field.address"), value: row.address, wide: true },
              ...(row.active ? [] : [{ label: t("site:field.active"), value: t("closed") }]),
            ]}
          />
          <LostValues kind="site" row={row} lost={data.overwritten} />
          {mayWrite && (
            <Row end>
              <Button variant="default" onClick={() => setEditing(true)}>
                {t("edit")}
              </Button>
            </Row>
          )}
          {editing && <SiteForm site={row} onClose={() => setEditing(false)} />}
        </>
      )}
    </Stack>
  );
}
