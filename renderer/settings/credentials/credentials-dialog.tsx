import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import { SNMP_CIPHERS, SNMP_DIGESTS } from "../../../shared/domain/checklist/credentials.ts";
import type { CredentialKind } from "../../../shared/domain/checklist/credentials.ts";
import type { SiteRow } from "../../../shared/domain/site/site.ts";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import { useCore } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { Choice, FormDialog } from "../../ui/index.ts";
import { NO_CREDENTIALS, SIGN_INS, credentialsIn, kindOf } from "./credentials-form.ts";
import { SignInName } from "./sign-in-name.tsx";
import type { CredentialField, CredentialValues, SignIn } from "./credentials-form.ts";

interface Props {
  /** What is replaced: its site and kind stand, its secrets come back nowhere. */
  replaces: { site: string | null; kind: CredentialKind } | null;
  sites: readonly SiteRow[];
  onDone: () => void;
  onClose: () => void;
}

/** What probes sign in with at a site. No draft is made of it: a secret is to be in one place. */
export function CredentialsDialog({ replaces, sites, onDone, onClose }: Props) {
  const t = useText("settings");
  const core = useCore();
  const [values, setValues] = useState<CredentialValues>({
    ...NO_CREDENTIALS,
    ...(replaces && { site: replaces.site, signIn: replaces.kind === "smb" ? "smb" : "snmp2c" }),
  });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CoreError | null>(null);
  const read = credentialsIn(values);
  const set = (change: Partial<CredentialValues>) => setValues((now) => ({ ...now, ...change }));
  const { signIn } = values;

  async function submit() {
    setTried(true);
    if (busy || "wrong" in read) return;
    setBusy(true);
    const done = await core.execute("probe.setCredentials", {
      site: values.site,
      credentials: read.credentials,
    });
    setBusy(false);
    if (!done.ok) return setError(done.error);
    onClose();
    onDone();
  }

  const wrong = (field: CredentialField) =>
    tried && "wrong" in read && read.wrong === field ? t(`credentials.wrong.${field}`) : undefined;
  const plain = (field: "user" | "domain") => (
    <SignInName
      label={t(`credentials.${field}`)}
      value={values[field]}
      error={wrong(field)}
      required={field === "user"}
      onChange={(value) => set({ [field]: value })}
    />
  );
  const secret = (field: "community" | "authKey" | "privKey" | "password") => (
    <PasswordInput
      label={t(`credentials.${field}`)}
      value={values[field]}
      error={wrong(field)}
      maxLength={256}
      autoComplete="new-password"
      data-unkept=""
      required={field === "community"}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const among = (field: "authProtocol" | "privProtocol", all: readonly string[]) => (
    <Choice
      label={t(`credentials.${field}`)}
      placeholder={t("credentials.without")}
      data={all.map((value) => ({ value, label: t(`credentials.protocol.${value}`) }))}
      value={values[field]}
      error={wrong(field)}
      onChange={(value) => set({ [field]: value } as Partial<CredentialValues>)}
    />
  );
  return (
    <FormDialog
      title={t(replaces ? "credentials.replaceTitle" : "credentials.addTitle")}
      writes="probe.setCredentials"
      busy={busy}
      error={error}
      foot={t("credentials.stays")}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Choice
        label={t("credentials.signIn")}
        data={SIGN_INS.filter((each) => !replaces || kindOf(each) === replaces.kind).map((value) => ({
          value,
          label: t(`credentials.signIns.${value}`),
        }))}
        value={signIn}
        onChange={(value) => value !== null && set({ signIn: value as SignIn })}
      />
      {!replaces && (
        <Choice
          label={t("credentials.site")}
          placeholder={t("credentials.anywhere")}
          data={sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.site}
          onChange={(site) => set({ site })}
        />
      )}
      {signIn === "snmp2c" && secret("community")}
      {signIn !== "snmp2c" && plain("user")}
      {signIn === "snmp3" && (
        <>
          {among("authProtocol", SNMP_DIGESTS)}
          {secret("authKey")}
          {among("privProtocol", SNMP_CIPHERS)}
          {secret("privKey")}
        </>
      )}
      {signIn === "smb" && (
        <>
          {secret("password")}
          {plain("domain")}
        </>
      )}
    </FormDialog>
  );
}
