import { Button, TextInput } from "@mantine/core";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Checklist, Step } from "../../../shared/domain/checklist/checklist-form.ts";
import type { StepOutcome } from "../../../shared/domain/checklist/outcomes.ts";
import type { Reading } from "../../../shared/domain/checklist/reading.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { momentOf, useCoreSession } from "../../core/index.ts";
import { useFormat, useLocale, useText } from "../../i18n/index.ts";
import {
  ActionFoot,
  ErrorNote,
  KeyHint,
  Note,
  Row,
  Spacer,
  UNKEPT,
  useActions,
  useDraftedForm,
} from "../../ui/index.ts";
import { AgreeDialog } from "../forms/agree-dialog.tsx";
import { SignDialog } from "../forms/sign-dialog.tsx";
import { HintPicture } from "../hint-picture.tsx";
import { OutcomeMark } from "../outcome-mark.tsx";
import { useSaid } from "../use-said.ts";
import { answerOf, draftOf, followsFrom, readingOf, stillMissing } from "./answer-of.ts";
import type { SaidAnswer, StepDraft } from "./answer-of.ts";
import { enterGoesOn } from "./enter-goes-on.ts";
import css from "./runner.module.css";
import { NoPicture, NotMeasured, isShut } from "./not-measured.tsx";
import { StepInput } from "./step-input.tsx";
import { OUTCOME_KEYS, outcomesAsked } from "./step-keys.ts";
import { stepDraftKey } from "./use-kept-readings.ts";
import { optionsAsked, optionsGiven } from "./probe-options.ts";
import type { JustJudged } from "./use-just-judged.ts";
import type { Probes, Where } from "./use-probes.ts";

interface Props {
  detail: RunDetail;
  document: Checklist;
  step: Step;
  /** The first of the checklist: what it came to before is told there. */
  first: boolean;
  probes: Probes;
  /** Keeps a reading for a step that is not shown. */
  onKeep: (step: string, reading: Reading) => void;
  judged: JustJudged;
  /** Why its answer was not taken. */
  refused: CoreError | null;
  /** Shows what comes next at once; answers whether it is kept. */
  onAnswer: (answer: SaidAnswer) => Promise<boolean>;
  onDone: () => void;
}

/** One step, large: what it asks, what is right, what was found the last time, and the four ways to say how it is. */
export function StepView({
  detail,
  document,
  step,
  first,
  probes,
  judged,
  refused,
  onAnswer,
  onKeep,
  onDone,
}: Props) {
  const t = useText("diagnostics");
  const locale = useLocale();
  const { now } = useCoreSession();
  const run = detail.row.id;
  const pane = useRef<HTMLDivElement>(null);
  const forward = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const typed = pane.current?.querySelector<HTMLElement>("[data-first]");
    // What is to be typed is typed at once.
    if (typed) return typed.focus({ preventScroll: true });
    // Enter goes on wherever the focus is: it may come with the frame, which is laid out once then.
    const frame = requestAnimationFrame(() => forward.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const answered = detail.answers[step.key];
  const [asks, setAsks] = useState<"consent" | "backup" | "signature" | null>(null);
  /** What is not there yet, after an outcome was asked for. */
  const [missing, setMissing] = useState<string | null>(null);
  const [begun] = useState(() => draftOf(answered));
  const form = useDraftedForm<StepDraft>({
    key: stepDraftKey(run, step.key),
    form: "run.step",
    initial: begun,
  });
  const { values, patch } = form;
  const measuring = probes.of[step.key];
  const told = measuring?.is === "told" ? measuring.told : null;
  const takeIn = useEffectEvent(() => {
    if (!told || isShut(told.reason) || values.reading?.at === told.at) return;
    patch({ reading: readingOf(told), typed: null });
    // What was measured need not be measured again, also when the lights go out now.
    void UNKEPT.keepAll();
  });
  useEffect(() => takeIn(), [told]);

  const blocked =
    step.touchesData && detail.consent !== true
      ? ("consent" as const)
      : step.destroys && detail.backup === null
        ? ("backup" as const)
        : null;
  const follows = followsFrom(step, values);

  async function judge(outcome: StepOutcome, said: StepDraft = values) {
    const open = outcome === "notDone" || outcome === "notApplicable";
    if (!open && blocked !== null) return setAsks(blocked);
    if (!open && step.kind === "signature") return setAsks("signature");
    const own = !open && step.kind === "choice" ? followsFrom(step, said) : outcome;
    if (own === null) return setMissing("value");
    const answer = answerOf(step, said, own, momentOf(new Date(now())));
    const lacks = stillMissing(step, answer);
    if (lacks === "reason") return patch({ open: outcome as "notDone" | "notApplicable" });
    setMissing(lacks);
    // What was chosen stays chosen until the rest is there.
    if (lacks !== null) return patch(said);
    if (await onAnswer(answer)) form.done();
  }

  function measure(where?: Partial<Where>) {
    if (step.kind !== "probe") return;
    if (blocked !== null) return setAsks(blocked);
    const lacks = optionsAsked(step).some(({ name, must }) => must && !(values.options[name] ?? "").trim());
    setMissing(lacks ? "options" : null);
    if (!lacks) probes.measure(step.key, step.probe, optionsGiven(step, values.options), where);
  }

  const leaveOpen = (open: "notDone" | "notApplicable", reason: string) => patch({ open, reason });

  function next() {
    if (values.open !== null && !answered) return void judge(values.open);
    if (step.kind === "probe" && values.reading === null && measuring?.is !== "running") return measure();
    if (answered && !form.dirty) return onDone();
    if (step.kind === "signature") return void judge("normal");
    if (follows !== null) return void judge(follows);
    setMissing("outcome");
  }

  const own = { of: run, group: "run" };
  const does = (outcome: StepOutcome) => () => {
    judged.note(step.key);
    void judge(outcome);
  };
  const goOn = () => (judged.ends(step.key, form.dirty && !form.restored) ? undefined : next());
  useActions([
    { id: "run.normal", ...own, shortcuts: [OUTCOME_KEYS.normal], run: does("normal") },
    { id: "run.abnormal", ...own, shortcuts: [OUTCOME_KEYS.abnormal], run: does("abnormal") },
    { id: "run.notDone", ...own, shortcuts: [OUTCOME_KEYS.notDone], run: does("notDone") },
    { id: "run.notApplicable", ...own, shortcuts: [OUTCOME_KEYS.notApplicable], run: does("notApplicable") },
    { id: "run.next", ...own, shortcuts: ["Enter", "mod+Enter"], run: goOn },
    { id: "run.measure", ...own, shortcuts: [], disabled: step.kind !== "probe", run: () => measure() },
  ]);

  return (
    <>
      <div className={css.pane} ref={pane}>
        <h2 className={css.title}>{inLanguage(step.title, locale)}</h2>
        {step.hint && <p className={css.hint}>{inLanguage(step.hint, locale)}</p>}
        {step.picture && <HintPicture file={step.picture} step={inLanguage(step.title, locale)} />}
        {step.expected && (
          <p className={css.expected}>
            <strong>{t("expected")}</strong> {inLanguage(step.expected, locale)}
            {step.source && (
              <span className={css.soft}>{t("source", { source: inLanguage(step.source, locale) })}</span>
            )}
          </p>
        )}
        {first && detail.before.length > 0 && (
          <p className={css.soft}>
            {t("before", {
              what: detail.before
                .map(({ title, count }) => t("beforeOne", { title: inLanguage(title, locale), count }))
                .join(t("and")),
            })}
          </p>
        )}
        <LastTime detail={detail} step={step} />
        {blocked !== null && (
          <Note
            tone="warn"
            title={t(`agree.${blocked}Text`)}
            actions={
              <Button variant="default" onClick={() => setAsks(blocked)}>
                {t(`agree.${blocked}`)}
              </Button>
            }
          />
        )}
        <StepInput
          detail={detail}
          document={document}
          step={step}
          form={form}
          last={detail.last?.answers[step.key]}
          measuring={measuring}
          classified={detail.classified}
          onMeasure={() => measure()}
          onCancel={() => probes.cancel(step.key)}
          onEnter={next}
          onChoose={(key, outcome) => void judge(outcome, { ...values, value: key })}
          onKeep={onKeep}
          onFilled={(steps) => steps.includes(step.key) && onDone()}
        />
        {told && isShut(told.reason) && (
          <NotMeasured
            reason={told.reason}
            text={told.text}
            onOpen={leaveOpen}
            onWhere={measure}
            approver={values.approver}
            onApprover={(approver) => patch({ approver })}
          />
        )}
        {detail.classified && (step.kind === "photo" || step.evidence) && <NoPicture onOpen={leaveOpen} />}
        {values.open !== null && (
          <Row>
            <TextInput
              className={css.reason}
              label={t("whyNot", { outcome: t(`run:outcome.${values.open}`) })}
              value={values.reason}
              maxLength={400}
              autoFocus
              required
              onChange={(event) => patch({ reason: event.currentTarget.value })}
              onKeyDown={enterGoesOn(() => void judge(values.open ?? "notDone"))}
            />
          </Row>
        )}
        <p className={css.missing} role="status">
          {missing === null ? "" : t(`missing.${missing}`)}
        </p>
        {refused && <ErrorNote error={refused} />}
      </div>
      <ActionFoot label={t("acts")}>
        {outcomesAsked(step).map((outcome) => (
          <Button
            key={outcome}
            variant="default"
            className={css.outcome}
            aria-pressed={answered?.outcome === outcome || follows === outcome}
            onClick={does(outcome)}
          >
            {t(`run:outcome.${outcome}`)}
            <KeyHint shortcut={OUTCOME_KEYS[outcome]} />
          </Button>
        ))}
        <Spacer />
        <Button ref={forward} onClick={({ detail: clicks }) => (clicks > 0 ? next() : goOn())}>
          {t(step.kind === "probe" && values.reading === null ? "measure" : "next")}{" "}
          <KeyHint shortcut={step.kind === "text" ? "mod+Enter" : "Enter"} />
        </Button>
      </ActionFoot>
      {(asks === "consent" || asks === "backup") && (
        <AgreeDialog run={run} number={detail.row.number} asks={asks} onClose={() => setAsks(null)} />
      )}
      {asks === "signature" && (
        <SignDialog
          run={run}
          number={detail.row.number}
          step={step}
          onDone={onDone}
          onClose={() => setAsks(null)}
        />
      )}
    </>
  );
}

/** What was found on this asset the last time, and how this step was answered so far. */
function LastTime({ detail, step }: Pick<Props, "detail" | "step">) {
  const t = useText("diagnostics");
  const format = useFormat();
  const said = useSaid();
  const answer = detail.last?.answers[step.key];
  if (!answer || !detail.last) return null;
  return (
    <p className={css.last}>
      {t("lastTime", { when: format.date(detail.last.at) })} <OutcomeMark outcome={answer.outcome} />{" "}
      {said(step, answer)}
    </p>
  );
}
