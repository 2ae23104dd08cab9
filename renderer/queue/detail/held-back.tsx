import { Button } from "@mantine/core";
import { useState } from "react";
import { ROLES, may } from "../../../shared/domain/permission/permission.ts";
import type { RunRow } from "../../../shared/domain/run/run.ts";
import { useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import type { AskingForm } from "../../records/index.ts";
import { openRun } from "../../runs/open-run.ts";
import { heldBack } from "../../runs/run-facts.ts";
import { useInLanguage, useRunsOfTicket } from "../../runs/use-runs.ts";
import { FreeText, Note } from "../../ui/index.ts";
import { useTicket } from "./ticket-context.ts";

/** Who may let a ticket pass, in the order of the roles. */
const MAY_PASS = ROLES.filter((role) => may(role, "gate.override"));

/**
 * What is not finished and holds the ticket back, before somebody tries to end it: which checklist, how it goes
 * on, and who may let it pass. What only warns is said where the ticket is being ended.
 */
export function HeldBack({ ending }: { ending: boolean }) {
  const { detail } = useTicket();
  const { block, warn } = heldBack(useRunsOfTicket(detail.row.id));
  const [first, second] = [block[0], warn[0]];
  if (first) return <Blocked row={first} more={block.length - 1} />;
  return ending && second ? <Warned row={second} /> : null;
}

function useCalled(): (row: RunRow) => string {
  const said = useInLanguage();
  return ({ number, title }) => `${said(title)} ${number}`;
}

function Blocked({ row, more }: { row: RunRow; more: number }) {
  const t = useText("findings");
  const called = useCalled();
  const [passing, setPassing] = useState(false);
  const mayPass = useMay("gate.override");
  const mayGoOn = useMay("run.write") && row.status === "open";
  const who = MAY_PASS.map((role) => t(`member:role.${role}`)).join(t("gate.or"));
  return (
    <>
      <Note
        tone="warn"
        title={t(`gate.${row.status === "open" ? "open" : "abandoned"}`, { run: called(row) })}
        actions={
          <>
            {mayGoOn ? (
              <Button variant="default" size="compact-sm" onClick={() => openRun(row.id)}>
                {t("gate.goOn")}
              </Button>
            ) : null}
            {mayPass ? (
              <Button variant="subtle" size="compact-sm" onClick={() => setPassing(true)}>
                {t("gate.pass")}
              </Button>
            ) : null}
          </>
        }
      >
        {[more > 0 ? t("gate.more", { count: more }) : "", mayPass ? "" : t("gate.who", { who })]
          .filter(Boolean)
          .join(" ")}
      </Note>
      {passing ? <PassDialog row={row} onClose={() => setPassing(false)} /> : null}
    </>
  );
}

function Warned({ row }: { row: RunRow }) {
  const t = useText("findings");
  const called = useCalled();
  return (
    <Note
      tone="note"
      title={t("gate.warn", { run: called(row) })}
      actions={
        <Button variant="default" size="compact-sm" onClick={() => openRun(row.id)}>
          {t(row.status === "open" ? "gate.goOn" : "card.open")}
        </Button>
      }
    >
      {t("gate.warnHint")}
    </Note>
  );
}

interface PassForm {
  override: string;
}

const passForm = (run: string): AskingForm<PassForm> => ({
  asks: ({ override }) => ["run.override", { run, override: override.trim() }],
  places: { override: "override" },
});

/** Lets the ticket pass: the reason stays with the run, under the name of who said it. */
function PassDialog({ row, onClose }: { row: RunRow; onClose: () => void }) {
  const t = useText("findings");
  const called = useCalled();
  return (
    <ActDialog<PassForm>
      title={t("pass.title", { run: called(row) })}
      submit={t("pass.submit")}
      writes="run.override"
      about={row.id}
      asking={passForm(row.id)}
      initial={{ override: "" }}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <p>{t("pass.text")}</p>
          <FreeText
            label={t("run:field.override")}
            value={values.override}
            error={errors.override}
            onChange={(event) => set("override", event.currentTarget.value)}
            required
            minRows={2}
            data-autofocus
          />
        </>
      )}
    </ActDialog>
  );
}
