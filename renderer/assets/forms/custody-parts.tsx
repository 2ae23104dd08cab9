import { Button, Select } from "@mantine/core";
import { IconAlertTriangle, IconPencil, IconPencilOff, IconSignature } from "@tabler/icons-react";
import { IDENTITY_CHECKS } from "../../../shared/domain/custody/custody-forms.ts";
import { useText } from "../../i18n/index.ts";
import { StatusMark } from "../../ui/index.ts";
import { standingSignature } from "./custody-acts.ts";
import type { HandOverValues, IdentityCheck, ReturnValues } from "./custody-acts.ts";
import css from "./custody-frame.module.css";

interface IdentityProps {
  value: IdentityCheck;
  onChange: (value: IdentityCheck) => void;
}

/** How the technician made sure who is signing. */
export function IdentityField({ value, onChange }: IdentityProps) {
  const t = useText("assets");
  return (
    <Select
      label={t("handOver.identity")}
      description={t("handOver.identityHint")}
      data={IDENTITY_CHECKS.map((check) => ({ value: check, label: t(`custody:identityCheck.${check}`) }))}
      value={value}
      allowDeselect={false}
      onChange={(check) => onChange(check as IdentityCheck)}
    />
  );
}

interface FootProps {
  signings: HandOverValues | ReturnValues;
  terms: string;
  busy: boolean;
  save: string;
  onSign: () => void;
}

/** Says plainly whether the form is signed; sign, then save. */
export function SigningFoot({ signings, terms, busy, save, onSign }: FootProps) {
  const t = useText("assets");
  const standing = standingSignature(signings, terms);
  const names = standing?.signatures.map((signature) => signature.name).join(t("history.and"));
  return (
    <>
      <span className={css.signed} role="status">
        {standing && (
          <StatusMark tone="ok" icon={<IconPencil size="1em" />}>
            {t("signing.signedBy", { names })}
          </StatusMark>
        )}
        {!standing && signings.signing && (
          <StatusMark tone="warn" icon={<IconAlertTriangle size="1em" />}>
            {t("signing.void")}
          </StatusMark>
        )}
        {!standing && !signings.signing && (
          <StatusMark tone="quiet" icon={<IconPencilOff size="1em" />}>
            {t("signing.unsigned")}
          </StatusMark>
        )}
      </span>
      <Button variant="default" leftSection={<IconSignature size="1rem" aria-hidden />} onClick={onSign}>
        {t(standing ? "signing.again" : "signing.start")}
      </Button>
      <Button type="submit" loading={busy}>
        {save}
      </Button>
    </>
  );
}
