import { Button } from "@mantine/core";
import { useState } from "react";
import { useCoreQuery, useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ErrorNote, Row, Stack } from "../../ui/index.ts";
import { EditProblem } from "../edit-problem.tsx";
import { ProblemFacts } from "../problem-facts.tsx";
import css from "./problems.module.css";

/** One problem beside the list. */
export function ProblemView({ id }: { id: string }) {
  const t = useText("problem");
  const { data, error } = useCoreQuery("problem.get", { id });
  const may = useMay("ticket.write");
  const [editing, setEditing] = useState(false);
  return (
    <article className={css.pane} aria-label={data ? `${data.row.number} ${data.row.title}` : t("noun")}>
      <Stack>
        {error && <ErrorNote error={error} />}
        {data && (
          <>
            <h2 className={css.heading}>{data.row.title}</h2>
            <ProblemFacts {...data} numbered />
            {may && (
              <Row>
                <Button variant="default" onClick={() => setEditing(true)}>
                  {t("act.edit")}
                </Button>
              </Row>
            )}
            {editing && <EditProblem row={data.row} onClose={() => setEditing(false)} />}
          </>
        )}
      </Stack>
    </article>
  );
}
