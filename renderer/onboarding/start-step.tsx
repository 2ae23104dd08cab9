import { Radio, Stack, TextInput, Textarea } from "@mantine/core";
import { parsePairingCode } from "../../shared/protocol/pairing.ts";
import { useText } from "../i18n/index.ts";
import { Choice } from "./choice.tsx";
import css from "./start-step.module.css";
import { fingerprintGroups } from "./wizard.ts";
import type { WizardAnswers, WizardField } from "./wizard.ts";

interface Props {
  answers: WizardAnswers;
  /** By field, as keys of the catalogue; shown only after the user tried to go on. */
  problems: Partial<Record<WizardField, string>>;
  onChange: (change: Partial<WizardAnswers>) => void;
}

/** Join a team's hub with a pairing code, or start alone. */
export function StartStep({ answers, problems, onChange }: Props) {
  const t = useText("onboarding");
  const problem = (field: WizardField) => {
    const key = problems[field];
    return key === undefined ? undefined : t(`problem.${key}`);
  };
  return (
    <Stack gap="var(--s4)">
      <Radio.Group
        aria-label={t("start.title")}
        value={answers.how ?? ""}
        onChange={(how) => onChange({ how: how as "join" | "alone" })}
        error={problem("how")}
      >
        <Stack gap="var(--s2)">
          <Choice value="join" label={t("start.join")} hint={t("start.joinHint")} />
          <Choice value="alone" label={t("start.alone")} hint={t("start.aloneHint")} />
        </Stack>
      </Radio.Group>
      {answers.how === "join" && (
        <>
          <Textarea
            label={t("start.code")}
            description={t("start.codeHint")}
            value={answers.code}
            // Once something stands there, what is wrong with it is said below, as it is typed.
            error={answers.code.trim() === "" ? problem("code") : problem("code") !== undefined}
            autosize
            minRows={3}
            maxRows={5}
            spellCheck={false}
            autoFocus
            classNames={{ input: css.code }}
            onChange={(event) => onChange({ code: event.currentTarget.value })}
          />
          <HubOfCode code={answers.code} />
        </>
      )}
      {answers.how === "alone" && (
        <div className={css.pair}>
          <TextInput
            label={t("start.name")}
            value={answers.name}
            maxLength={60}
            error={problem("name")}
            autoFocus
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t("start.workspaceName")}
            placeholder={t("start.workspaceExample")}
            value={answers.workspaceName}
            maxLength={60}
            error={problem("workspaceName")}
            onChange={(event) => onChange({ workspaceName: event.currentTarget.value })}
          />
        </div>
      )}
    </Stack>
  );
}

/** What a code says, to compare with what the administrator reads out. */
function HubOfCode({ code }: { code: string }) {
  const t = useText("onboarding");
  const hub = parsePairingCode(code);
  if (!hub) {
    const begun = code.trim() !== "";
    return (
      <p className={css.state} data-bad={begun || undefined} role="status">
        {begun ? t("problem.notACode") : t("start.codeWaiting")}
      </p>
    );
  }
  return (
    <div className={css.hub} role="status">
      <p className={css.good}>✓ {t("start.codeGood")}</p>
      <dl className={css.facts}>
        <dt>{t("start.address")}</dt>
        <dd className={css.address}>{hub.address}</dd>
        <dt>{t("start.fingerprint")}</dt>
        <dd>
          {hub.fingerprint === "public" ? (
            t("start.publicCertificate")
          ) : (
            <span className={css.fingerprint}>
              {fingerprintGroups(hub.fingerprint).map((group, index) => (
                <span key={index}>{group} </span>
              ))}
            </span>
          )}
        </dd>
      </dl>
      <p className={css.compare}>{t("start.compare")}</p>
    </div>
  );
}
