import { Button } from "@mantine/core";
import { useState } from "react";
import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { AppDialog, ErrorNote, NoticePlace, Row, Stack } from "../ui/index.ts";
import { EditProblem } from "./edit-problem.tsx";
import { ProblemFacts } from "./problem-facts.tsx";

/** The card of a problem: what is known of it, and the tickets that it gathers. */
export default function ProblemCard({ id, onClose }: CardProps) {
  const t = useText("problem");
  const { data, error } = useCoreQuery("problem.get", { id });
  const may = useMay("ticket.write");
  const [editing, setEditing] = useState(false);
  if (editing && data) return <EditProblem row={data.row} onClose={() => setEditing(false)} />;
  const row = data?.row;
  return (
    <AppDialog title={row ? `${row.number} ${row.title}` : t("noun")} size="lg" onClose={onClose}>
      <Stack>
        {error && <ErrorNote error={error} />}
        {data && <ProblemFacts {...data} />}
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
