import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { RestoredProfile } from "../../shared/ipc/desk-channels.ts";
import { useCore } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { AppDialog, FormDialog, KeyValues, Note, Row, Stack } from "../ui/index.ts";
import { isWrongSecret, restoreFailure } from "./restore-failure.ts";
import type { RestoreFailure } from "./restore-failure.ts";

interface Props {
  file: string;
  replaces: boolean;
  onClose: () => void;
}

/** Says what is replaced, asks for what opens the backup, and where what was there lies afterwards. */
export function RestoreDialog({ file, replaces, onClose }: Props) {
  const t = useText("restoring");
  const { api } = useCore();
  const [by, setBy] = useState<"passphrase" | "recovery">("passphrase");
  const [secret, setSecret] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<RestoreFailure | null>(null);
  const [done, setDone] = useState<RestoredProfile | null>(null);

  async function restore() {
    if (secret === "" || busy) return;
    setBusy(true);
    setFailure(null);
    const restored = await api.restore({
      file,
      passphrase: by === "passphrase" ? secret : null,
      recoveryKey: by === "recovery" ? secret.trim() : null,
    });
    setBusy(false);
    if (!restored.ok) return setFailure(restoreFailure(restored.error, by));
    setSecret("");
    setDone(restored.value);
  }

  function change(next: string) {
    setSecret(next);
    setFailure(null);
  }

  if (done) return <Restored {...done} />;
  const error = failure && isWrongSecret(failure) ? t(`failure.${failure}`) : undefined;
  const field = {
    value: secret,
    maxLength: 200,
    error,
    "aria-invalid": error !== undefined,
    required: true,
    // Nothing of a secret is drafted, or taken for a scan, also while it is shown.
    autoComplete: "current-password",
    "data-autofocus": true,
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
  return (
    <FormDialog
      writes="restore"
      deliberate
      title={t("title")}
      submit={t("submit")}
      danger
      busy={busy}
      error={null}
      foot={busy ? t("busy") : undefined}
      onSubmit={() => void restore()}
      // What is being put in place is waited for.
      onClose={() => !busy && onClose()}
    >
      {replaces ? (
        <Note tone="warn" title={t("replaces.title")}>
          {t("replaces.text")}
        </Note>
      ) : null}
      <KeyValues items={[{ label: t("file"), value: file, wide: true }]} />
      {by === "passphrase" ? (
        <PasswordInput
          key={by}
          label={t("passphrase")}
          visibilityToggleButtonProps={{ "aria-label": t("show") }}
          {...field}
        />
      ) : (
        <TextInput key={by} label={t("recovery")} spellCheck={false} {...field} />
      )}
      <Row>
        <Button
          variant="subtle"
          onClick={() => {
            setBy(by === "passphrase" ? "recovery" : "passphrase");
            change("");
          }}
        >
          {t(by === "passphrase" ? "useRecovery" : "usePassphrase")}
        </Button>
      </Row>
      {failure && !isWrongSecret(failure) ? (
        <Note tone="bad" alert title={t(`failure.${failure}.what`)}>
          <p>{t(failure === "halfway" ? "failure.halfway.safe" : "failure.safe")}</p>
          <p>{t(`failure.${failure}.next`)}</p>
        </Note>
      ) : null}
    </FormDialog>
  );
}

function Restored({ operations, aside }: RestoredProfile) {
  const t = useText("restoring");
  const format = useFormat();
  const { api } = useCore();
  const open = () => void api.enterDesk();
  return (
    <AppDialog title={t("done.title")} onClose={open}>
      <Stack>
        <p>{t("done.text", { operations: format.number(operations) })}</p>
        {aside === null ? null : <KeyValues items={[{ label: t("done.aside"), value: aside, wide: true }]} />}
        <Row end>
          <Button data-autofocus onClick={open}>
            {t("done.open")}
          </Button>
        </Row>
      </Stack>
    </AppDialog>
  );
}
