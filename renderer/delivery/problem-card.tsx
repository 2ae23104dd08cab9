import { Button } from "@mantine/core";
import { useState } from "react";
import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { Said } from "../records/index.ts";
import { AppDialog, ErrorNote, KeyValues, NoticePlace, Row, Stack, openRecord } from "../ui/index.ts";
import { EditProblem } from "./edit-problem.tsx";

/** The card of a problem: what is known of it, and the tickets that it gathers. */
export default function ProblemCard({ id, onClose }: CardProps) {
  const t = useText("problem");
  const { data, error } = useCoreQuery("problem.get", { id });
  const may = useMay("ticket.write");
  const [editing, setEditing] = useState(false);
  if (editing && data) return <EditProblem row={data.row} onClose={() => setEditing(false)} />;
  const { row, tickets = [], ownerName } = data ?? {};
  return (
    <AppDialog title={row ? `${row.number} ${row.title}` : t("noun")} size="lg" onClose={onClose}>
      <Stack>
        {error && <ErrorNote error={error} />}
        {row && (
          <KeyValues
            items={[
              { label: t("field.state"), value: t(`state.${row.state}`) },
              { label: t("field.owner"), value: ownerName ?? t("nobody") },
              { label: t("field.changeNo"), value: row.changeNo },
              { label: t("field.knownError"), value: row.knownError },
              { label: t("field.workaround"), value: row.workaround },
            ].filter(({ value }) => value !== "")}
          />
        )}
        <div>
          <strong>{t("gathers", { count: tickets.length })}</strong>
          {tickets.map((each) => (
            <Button
              key={each.id}
              variant="subtle"
              size="compact-sm"
              display="block"
              onClick={() => openRecord("queue", each.id)}
            >
              <Said text={`${each.number} ${each.title}`} />
            </Button>
          ))}
        </div>
        <Row end>
          {may && (
            <Button data-autofocus onClick={() => setEditing(true)}>
              {t("act.edit")}
            </Button>
          )}
        </Row>
        <NoticePlace />
      </Stack>
    </AppDialog>
  );
}
