import { PasswordInput, Stack } from "@mantine/core";
import { useText } from "../i18n/index.ts";
import { MIN_PASSPHRASE, strengthOf } from "./passphrase-strength.ts";
import css from "./passphrase-step.module.css";
import type { WizardAnswers, WizardField } from "./wizard.ts";

interface Props {
  answers: WizardAnswers;
  problems: Partial<Record<WizardField, string>>;
  onChange: (change: Partial<WizardAnswers>) => void;
}

const FILLED = { tooShort: 0, weak: 1, fair: 2, strong: 3 } as const;

/** A passphrase, typed twice, with a word on how long it would hold. */
export function PassphraseStep({ answers, problems, onChange }: Props) {
  const t = useText("onboarding");
  const problem = (field: WizardField) => {
    const key = problems[field];
    return key === undefined ? undefined : t(`problem.${key}`, { min: MIN_PASSPHRASE });
  };
  const strength = strengthOf(answers.passphrase);
  const visible = { "aria-label": t("passphrase.show") };
  return (
    <Stack gap="var(--s4)" maw="26rem">
      <PasswordInput
        label={t("passphrase.label")}
        description={t("passphrase.hint", { min: MIN_PASSPHRASE })}
        value={answers.passphrase}
        maxLength={200}
        autoComplete="new-password"
        error={problem("passphrase")}
        aria-invalid={problem("passphrase") !== undefined}
        visibilityToggleButtonProps={visible}
        autoFocus
        onChange={(event) => onChange({ passphrase: event.currentTarget.value })}
      />
      <p className={css.strength} data-strength={strength} role="status">
        <span className={css.bars} aria-hidden="true">
          {[1, 2, 3].map((bar) => (
            <span key={bar} className={css.bar} data-on={FILLED[strength] >= bar || undefined} />
          ))}
        </span>
        {answers.passphrase !== "" && t(`passphrase.strength.${strength}`, { min: MIN_PASSPHRASE })}
      </p>
      <PasswordInput
        label={t("passphrase.repeat")}
        value={answers.repeated}
        maxLength={200}
        autoComplete="new-password"
        error={problem("repeated")}
        aria-invalid={problem("repeated") !== undefined}
        visibilityToggleButtonProps={visible}
        onChange={(event) => onChange({ repeated: event.currentTarget.value })}
      />
    </Stack>
  );
}
