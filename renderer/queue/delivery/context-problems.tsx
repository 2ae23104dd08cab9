import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { BeginForm } from "../../contributions/index.ts";
import { useCommand, useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { Choice, ErrorNote, showCard } from "../../ui/index.ts";
import { ContextPart } from "../detail/context-facts.tsx";
import { useTicket } from "../detail/ticket-context.ts";
import css from "../detail/context-pane.module.css";

const NEW = "new";

/** Problems that gather this ticket, with their way round; it is added to one, or one is made of it. */
export function ContextProblems() {
  const t = useText("problem");
  const { detail, editable } = useTicket();
  const { id } = detail.row;
  const { data = [] } = useCoreQuery("problem.list", {});
  const { run, error } = useCommand();
  const [making, setMaking] = useState(false);
  /** One is being chosen; a field that hardly anybody needs does not stand beside every ticket. */
  const [choosing, setChoosing] = useState(false);
  const own = data.filter(({ tickets }) => tickets.includes(id));
  const others = data.filter((each) => each.state !== "solved" && !own.includes(each));
  if (own.length === 0 && !editable) return null;

  function gather(chosen: string | null) {
    setChoosing(false);
    if (chosen === NEW) setMaking(true);
    else if (chosen !== null) void run("problem.edit", { problem: chosen, add: { tickets: [id] } });
  }

  return (
    <ContextPart
      title={t("noun")}
      aside={
        editable && !choosing ? (
          <UnstyledButton className={css.link} onClick={() => setChoosing(true)}>
            {t("gather")}
          </UnstyledButton>
        ) : null
      }
    >
      {own.map((each) => (
        <div key={each.id}>
          <Button variant="subtle" size="compact-sm" onClick={() => showCard("problem", each.id)}>
            {each.number} {each.title}
          </Button>
          {each.workaround === "" ? null : <p>{`${t("field.workaround")}: ${each.workaround}`}</p>}
        </div>
      ))}
      {editable && choosing ? (
        <Choice
          autoFocus
          opened
          onLeave={() => setChoosing(false)}
          aria-label={t("gather")}
          placeholder={t("gather")}
          data={[
            { value: NEW, label: t("act.open") },
            ...others.map(({ id: value, number, title }) => ({ value, label: `${number} ${title}` })),
          ]}
          value={null}
          onChange={gather}
        />
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
      {making && (
        <BeginForm
          form="problem.open"
          draft="problem.open"
          initial={{ tickets: [id] }}
          onOpened={(made) => showCard("problem", made)}
          onClose={() => setMaking(false)}
        />
      )}
    </ContextPart>
  );
}
