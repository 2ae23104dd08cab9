import { Button } from "@mantine/core";
import { useState } from "react";
import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { AppDialog, ErrorNote, KeyValues, NoticePlace, Row, Stack } from "../ui/index.ts";
import { LostValues } from "./lost-values.tsx";
import { SiteForm } from "./site-form.tsx";

/** The card of a site, above whatever is on screen. */
export default function SiteCard({ id, onClose }: CardProps) {
  const t = useText("directory");
  const { data, error } = useCoreQuery("site.get", { id });
  const mayWrite = useMay("directory.write");
  const [editing, setEditing] = useState(false);
  if (editing && data) return <SiteForm site={data.row} onClose={() => setEditing(false)} />;
  const row = data?.row;
  return (
    <AppDialog title={row?.name ?? t("site:noun")} size="lg" onClose={onClose}>
      {error && <ErrorNote error={error} />}
      {data && row && (
        <Stack>
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
        </Stack>
      )}
      <NoticePlace />
    </AppDialog>
  );
}
