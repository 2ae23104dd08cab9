import { IDENTITY_CHECKS } from "../../shared/domain/custody/custody-forms.ts";
import { useText } from "../i18n/index.ts";
import type { DraftedForm } from "../ui/index.ts";
import { Choice } from "../ui/index.ts";
import type { ClearingValues } from "./clearing-asks.ts";

/** How it was made sure who signs, said before the screen is handed over; who does not sign needs none. */
export function SignerCheck({ form }: { form: DraftedForm<ClearingValues> }) {
  const t = useText("media");
  const { values, errors } = form;
  return (
    <Choice
      label={t("clearing.signature.check")}
      description={t("clearing.signature.hint")}
      data={IDENTITY_CHECKS.map((check) => ({ value: check, label: t(`medium:identityCheck.${check}`) }))}
      placeholder={t("domain:choose")}
      value={values.identityCheck}
      error={errors.identityCheck}
      onChange={(identityCheck) => form.set("identityCheck", identityCheck)}
    />
  );
}
