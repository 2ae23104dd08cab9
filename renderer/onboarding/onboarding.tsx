import { Button, Progress, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { useAppPhase, useCore } from "../core/index.ts";
import { setTextLocale, useText } from "../i18n/index.ts";
import type { Locale } from "../i18n/index.ts";
import { useRestore } from "../restoring/index.ts";
import { Note } from "../ui/index.ts";
import { Choice } from "./choice.tsx";
import { PassphraseStep } from "./passphrase-step.tsx";
import { RecoveryStep } from "./recovery-step.tsx";
import { StartStep } from "./start-step.tsx";
import { WizardFrame } from "./wizard-frame.tsx";
import { failureOf, problemsOf, profileAnswers, stepsOf } from "./wizard.ts";
import type { WizardAnswers, WizardFailure, WizardField, WizardStep } from "./wizard.ts";

/** The first-run wizard: shown while the application has no profile. */
export default function Onboarding() {
  const phase = useAppPhase();
  if (phase?.phase !== "firstRun") return null;
  return (
    <Wizard
      systemKeepsSecrets={phase.systemKeepsSecrets}
      locale={phase.locale}
      pairing={phase.pairing ?? ""}
    />
  );
}

interface Props {
  systemKeepsSecrets: boolean;
  locale: Locale;
  /** A pairing link the user opened; fills the field and nothing more. */
  pairing: string;
}

const fresh = (locale: Locale, pairing: string): WizardAnswers => ({
  locale,
  how: pairing === "" ? null : "join",
  code: pairing,
  name: "",
  workspaceName: "",
  passphrase: "",
  repeated: "",
});

function Wizard({ systemKeepsSecrets, locale, pairing }: Props) {
  const t = useText("onboarding");
  const { api } = useCore();
  const [answers, setAnswers] = useState(() => fresh(locale, pairing));
  const [step, setStep] = useState<WizardStep>("language");
  const [problems, setProblems] = useState<Partial<Record<WizardField, string>>>({});
  const [failure, setFailure] = useState<WizardFailure | null>(null);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const [written, setWritten] = useState(false);
  const restore = useRestore(false);
  const steps = stepsOf(systemKeepsSecrets);
  const at = steps.indexOf(step);

  function change(part: Partial<WizardAnswers>) {
    setAnswers((before) => ({ ...before, ...part }));
    setProblems({});
    if (part.locale) void changeLocale(part.locale);
  }

  async function changeLocale(locale: Locale) {
    if ((await setTextLocale(locale)) === "shown") return void api.setLocale(locale);
    // What is marked is what is read.
    setAnswers((now) => (now.locale === locale ? { ...now, locale: answers.locale } : now));
  }

  async function create() {
    setFailure(null);
    setStep("create");
    const made = await api.createProfile(profileAnswers(answers, systemKeepsSecrets));
    if (!made.ok) {
      setFailure(failureOf(made.error));
      return;
    }
    // The passphrase is not needed any more; nothing should keep it.
    setAnswers((before) => ({ ...before, passphrase: "", repeated: "" }));
    setRecoveryKey(made.value.recoveryKey);
    setStep("recovery");
  }

  async function enter() {
    const entered = await api.enterDesk();
    if (!entered.ok) setFailure(failureOf(entered.error));
  }

  function goOn() {
    if (step === "recovery") {
      if (written) void enter();
      return;
    }
    const found = problemsOf(step, answers);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const next = steps[at + 1];
    if (next === "create") void create();
    else if (next) setStep(next);
  }

  function goBack() {
    setFailure(null);
    setProblems({});
    setStep(steps[at - 1] ?? "language");
  }

  const running = step === "create" && failure === null;
  // Another try with the same code would end the same way.
  const byCode = failure === "badCode" || failure === "certificate" || failure === "refused";
  const failed = step === "create" && failure !== null;
  const back = at > 0 && step !== "recovery" && !running;
  const actions = (
    <>
      {(step === "language" || step === "start") && (
        <Button variant="subtle" color="gray" onClick={restore.choose}>
          {t("restoring:choose")}
        </Button>
      )}
      {back && (
        <Button variant="default" onClick={goBack}>
          {t("back")}
        </Button>
      )}
      {failed && (
        <Button variant={byCode ? "default" : "filled"} onClick={() => void create()}>
          {t("tryAgain")}
        </Button>
      )}
      {failed && byCode && (
        <Button
          onClick={() => {
            setFailure(null);
            setStep("start");
          }}
        >
          {t("changeCode")}
        </Button>
      )}
      {step !== "create" && (
        <Button type="submit" disabled={step === "recovery" && !written}>
          {step === "recovery" ? t("recovery.enter") : t("goOn")}
        </Button>
      )}
    </>
  );

  return (
    <>
      <WizardFrame
        steps={steps.map((each) => t(`step.${each}`))}
        current={at}
        title={t(failed ? "create.failed" : `${step}.title`)}
        lead={failed ? undefined : t(`${step}.lead`)}
        actions={actions}
        onSubmit={goOn}
      >
        {step === "language" && <LanguageStep locale={answers.locale} onChange={change} />}
        {step === "start" && <StartStep answers={answers} problems={problems} onChange={change} />}
        {step === "passphrase" && <PassphraseStep answers={answers} problems={problems} onChange={change} />}
        {running && <Progress value={100} animated aria-label={t("create.title")} />}
        {running && <p role="status">{t(answers.how === "join" ? "create.joining" : "create.making")}</p>}
        {step === "recovery" && recoveryKey !== null && (
          <RecoveryStep recoveryKey={recoveryKey} written={written} onWritten={setWritten} />
        )}
        {failure !== null && (
          <Note tone="bad" alert title={t(`failure.${failure}.what`)}>
            <p>{t(`failure.${failure}.safe`)}</p>
            <p>{t(`failure.${failure}.next`)}</p>
          </Note>
        )}
      </WizardFrame>
      {restore.dialog}
    </>
  );
}

function LanguageStep({
  locale,
  onChange,
}: {
  locale: Locale;
  onChange: (part: { locale: Locale }) => void;
}) {
  const t = useText("onboarding");
  return (
    <Radio.Group
      aria-label={t("language.title")}
      value={locale}
      onChange={(next) => onChange({ locale: next as Locale })}
    >
      <Stack gap="var(--s2)" maw="26rem">
        <Choice value="zh-CN" lang="zh-CN" label={t("language.zh-CN")} />
        <Choice value="en" lang="en" label={t("language.en")} />
      </Stack>
    </Radio.Group>
  );
}
