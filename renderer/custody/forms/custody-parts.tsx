import { Button } from "@mantine/core";
import { IconAlertTriangle, IconPencil, IconPencilOff, IconSignature } from "@tabler/icons-react";
import { IDENTITY_CHECKS } from "../../../shared/domain/custody/custody-forms.ts";
import { useText } from "../../i18n/index.ts";
import { Choice, StatusMark } from "../../ui/index.ts";
import type { HandOverValues, IdentityCheck, ReturnValues, Signing } from "./custody-acts.ts";
import css from "./custody-frame.module.css";

interface IdentityProps {
  value: IdentityCheck | null;
  error: string | undefined;
  /** It is what is asked: the focus is there. */
  first?: boolean;
  onChange: (value: IdentityCheck) => void;
}

/** By one key each it is said and the signing begins. */
export const identityKey = (check: IdentityCheck) => `mod+shift+${IDENTITY_CHECKS.indexOf(check) + 1}`;

/** How the technician made sure who is signing. */
export function IdentityField({ value, error, first, onChange }: IdentityProps) {
  const t = useText("custody");
  return (
    <Choice
      label={t("handOver.identity")}
      description={t("handOver.identityHint")}
      data={IDENTITY_CHECKS.map((check) => ({ value: check, label: t(`identityCheck.${check}`) }))}
      placeholder={t("domain:choose")}
      value={value}
      error={error}
      required
      data-autofocus={first}
      onChange={(check) => onChange(check as IdentityCheck)}
    />
  );
}

interface FootProps {
  signings: HandOverValues | ReturnValues;
  /** The signatures that still belong to what stands in the form. */
  standing: Signing | null;
  busy: boolean;
  save: string;
  onSign: () => void;
  onUnsigned: (button: HTMLButtonElement) => void;
}

/** Says plainly whether the form is signed. The next step is the signature; saving without one is the way round. */
export function SigningFoot({ signings, standing, busy, save, onSign, onUnsigned }: FootProps) {
  const t = useText("custody");
  const names = standing?.signatures.map((signature) => signature.name).join(t("signing.and"));
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
      {standing ? (
        <Button variant="default" onClick={onSign}>
          {t("signing.again")}
        </Button>
      ) : (
        <Button variant="default" disabled={busy} onClick={(event) => onUnsigned(event.currentTarget)}>
          {t("unsigned.begin")}
        </Button>
      )}
      <Button
        type="submit"
        loading={busy}
        leftSection={standing ? null : <IconSignature size="1rem" aria-hidden />}
      >
        {standing ? save : t("signing.start")}
      </Button>
    </>
  );
}
