import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAppPhase, useCore } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { useRestore } from "../restoring/index.ts";
import { Note, useShown } from "../ui/index.ts";
import { WizardFrame } from "./wizard-frame.tsx";

type Way = "passphrase" | "recovery";
type Failure = "wrongPassphrase" | "wrongRecovery" | "internal";

/** Opens a profile whose key only a passphrase (or the recovery key) opens. */
export default function Unlock() {
  const t = useText("onboarding");
  const { api } = useCore();
  const phase = useAppPhase();
  const hasPassphrase = phase?.phase !== "locked" || phase.hasPassphrase;
  const [chosen, setWay] = useState<Way>("passphrase");
  const way = hasPassphrase ? chosen : "recovery";
  const [secret, setSecret] = useState(phase?.phase === "locked" ? (phase.filledIn ?? "") : "");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const restore = useRestore(true);
  useShown("unlock.shown", true);

  async function unlock() {
    if (secret === "" || busy) return;
    setBusy(true);
    setFailure(null);
    const passphrase = way === "passphrase" ? secret : null;
    const recoveryKey = way === "recovery" ? secret.trim() : null;
    const opened = await api.unlock({ passphrase, recoveryKey });
    setBusy(false);
    if (opened.ok) setSecret("");
    else if (opened.error.code !== "wrongKey") setFailure("internal");
    else setFailure(way === "passphrase" ? "wrongPassphrase" : "wrongRecovery");
  }

  function change(next: string) {
    setSecret(next);
    setFailure(null);
  }

  const wrong = failure === "wrongPassphrase" || failure === "wrongRecovery";
  const error = wrong ? t(`unlock.${failure}`) : undefined;
  return (
    <>
      <WizardFrame
        title={t("unlock.title")}
        lead={t(`unlock.lead.${hasPassphrase ? way : "noSystemKey"}`)}
        onSubmit={() => void unlock()}
        actions={
          <>
            <Button variant="subtle" color="gray" data-edge="left" onClick={restore.choose}>
              {t("restoring:choose")}
            </Button>
            {hasPassphrase ? (
              <Button
                variant="subtle"
                onClick={() => {
                  setWay(way === "passphrase" ? "recovery" : "passphrase");
                  change("");
                }}
              >
                {t(way === "passphrase" ? "unlock.useRecovery" : "unlock.usePassphrase")}
              </Button>
            ) : null}
            <Button type="submit" loading={busy}>
              {t("unlock.open")}
            </Button>
          </>
        }
      >
        {way === "passphrase" ? (
          <PasswordInput
            label={t("passphrase.label")}
            value={secret}
            maxLength={200}
            autoComplete="current-password"
            autoFocus
            error={error}
            aria-invalid={error !== undefined}
            visibilityToggleButtonProps={{ "aria-label": t("passphrase.show") }}
            onChange={(event) => change(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            label={t("recovery.key")}
            description={t("unlock.recoveryHint")}
            value={secret}
            maxLength={200}
            // As secret as the passphrase, though it is shown while it is typed.
            autoComplete="current-password"
            spellCheck={false}
            autoFocus
            error={error}
            onChange={(event) => change(event.currentTarget.value)}
          />
        )}
        {failure === "internal" && (
          <Note tone="bad" alert title={t("failure.internal.what")}>
            {t("unlock.failed")}
          </Note>
        )}
      </WizardFrame>
      {restore.dialog}
    </>
  );
}
