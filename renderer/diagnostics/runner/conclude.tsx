import { useEffect, useRef } from "react";
import { Button } from "@mantine/core";
import type { Conclusion } from "../../../shared/domain/checklist/checklist-form.ts";
import { NEXT_ACTIONS, VERDICTS } from "../../../shared/domain/checklist/outcomes.ts";
import type { NextAction, Verdict } from "../../../shared/domain/checklist/outcomes.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { useCommand } from "../../core/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import {
  ActionFoot,
  Choice,
  DraftNote,
  ErrorNote,
  FreeText,
  KeyHint,
  Spacer,
  useActions,
  useDraftedForm,
} from "../../ui/index.ts";
import css from "./runner.module.css";
import type { JustJudged } from "./use-just-judged.ts";

interface Values {
  verdict: Verdict | null;
  next: NextAction | null;
  note: string;
}

interface Props {
  detail: RunDetail;
  conclusion: Conclusion;
  judged: JustJudged;
}

/** What the answers come to: found by the checklist, said by the technician, who may say otherwise. */
export function Conclude({ detail, conclusion, judged }: Props) {
  const t = useText("diagnostics");
  const locale = useLocale();
  const run = detail.row.id;
  const forward = useRef<HTMLButtonElement>(null);
  // Enter goes on, wherever the focus was left.
  useEffect(() => forward.current?.focus({ preventScroll: true }), []);
  const { run: execute, busy, error } = useCommand();
  const form = useDraftedForm<Values>({
    key: `run.conclude:${run}`,
    form: "run.conclude",
    initial: { verdict: null, next: null, note: "" },
  });
  const { values, set } = form;
  async function conclude() {
    if (busy) return;
    const { verdict, next, note } = values;
    const said = { ...(verdict && { verdict }), ...(next && { next }), note: note.trim() };
    const done = await execute("run.conclude", { run, ...said });
    if (done.ok) form.done();
  }
  // Enter may still be the end of the last judgement; a click is meant.
  const byKey = () => (judged.ends("conclusion", form.dirty && !form.restored) ? undefined : void conclude());
  useActions([{ id: "run.conclude", of: run, group: "run", shortcuts: ["Enter"], run: byKey }]);
  // What the checklist found is a proposal until somebody says it.
  const asked = (name: "verdict" | "next") => {
    const what = t(`run:field.${name}`);
    return values[name] === null ? t("proposed", { what }) : what;
  };
  return (
    <>
      <div className={css.pane}>
        <h2 className={css.title}>{inLanguage(conclusion.title, locale)}</h2>
        <p className={css.hint}>{inLanguage(conclusion.action, locale)}</p>
        <DraftNote restored={form.restored} onDiscard={form.discard} />
        {error && <ErrorNote error={error} />}
        <div className={css.fields}>
          <Choice
            label={asked("verdict")}
            data={VERDICTS.map((value) => ({ value, label: t(`run:verdict.${value}`) }))}
            value={values.verdict ?? conclusion.verdict}
            onChange={(value) => set("verdict", value as Verdict | null)}
          />
          <Choice
            label={asked("next")}
            data={NEXT_ACTIONS.map((value) => ({ value, label: t(`run:next.${value}`) }))}
            value={values.next ?? conclusion.next}
            onChange={(value) => set("next", value as NextAction | null)}
          />
        </div>
        <FreeText
          label={t("run:field.note")}
          value={values.note}
          maxLength={1000}
          minRows={2}
          onChange={(event) => set("note", event.currentTarget.value)}
        />
      </div>
      <ActionFoot label={t("acts")}>
        <Spacer />
        <Button
          ref={forward}
          loading={busy}
          onClick={({ detail: clicks }) => (clicks > 0 ? void conclude() : byKey())}
        >
          {t("run:act.conclude")} <KeyHint shortcut="Enter" />
        </Button>
      </ActionFoot>
    </>
  );
}
