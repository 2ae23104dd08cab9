import { Radio, TextInput } from "@mantine/core";
import { CONFIDENTIALITIES, DESTINATIONS, VERIFY_WAYS } from "../../shared/domain/medium/clearing-forms.ts";
import { useText } from "../i18n/index.ts";
import type { DraftedForm } from "../ui/index.ts";
import { Choice, FormGrid, Row } from "../ui/index.ts";
import type { ClearingValues } from "./clearing-asks.ts";

interface Props {
  form: DraftedForm<ClearingValues>;
  change: (values: Partial<ClearingValues>) => void;
}

/** How somebody looked at a wipe or a destruction, and whether it holds. */
export function VerifyFields({ destroyed, form, change }: Props & { destroyed: boolean }) {
  const t = useText("media");
  const { values, errors } = form;
  const ways = VERIFY_WAYS.filter((way) => (way === "residue") === destroyed);
  return (
    <>
      <FormGrid columns="pairs">
        <Choice
          label={t("domain:entered.way")}
          data={ways.map((value) => ({ value, label: t(`medium:way.${value}`) }))}
          placeholder={t("domain:choose")}
          value={values.way}
          error={errors.way}
          required
          data-autofocus
          onChange={(way) => change({ way: way as ClearingValues["way"] })}
        />
        {values.way === "sample" && (
          <TextInput
            label={t("domain:entered.sample")}
            value={values.sample}
            error={errors.sample}
            inputMode="numeric"
            required
            onChange={(event) => change({ sample: event.currentTarget.value })}
          />
        )}
      </FormGrid>
      <Radio.Group
        label={t("clearing.verdict")}
        value={values.verdict}
        error={errors.verdict}
        required
        onChange={(verdict) => change({ verdict: verdict as "passed" | "failed" })}
      >
        <Row>
          <Radio value="passed" label={t("medium:result.passed")} />
          <Radio value="failed" label={t("medium:result.failed")} />
        </Row>
      </Radio.Group>
    </>
  );
}

/** Whether the organisation accepts it, what it is from then on, and where it goes. */
export function ValidateFields({ form, change }: Props) {
  const t = useText("media");
  const { values, errors } = form;
  return (
    <>
      <Radio.Group
        label={t("domain:entered.decision")}
        value={values.decision}
        error={errors.decision}
        required
        onChange={(decision) => change({ decision: decision as "accept" | "repeat" })}
      >
        <Row>
          <Radio value="accept" label={t("medium:decision.accept")} />
          <Radio value="repeat" label={t("medium:decision.repeat")} />
        </Row>
      </Radio.Group>
      {values.decision === "accept" && (
        <FormGrid columns="pairs">
          <Choice
            label={t("domain:entered.confidentialityAfter")}
            data={CONFIDENTIALITIES.map((value) => ({ value, label: t(`medium:confidentiality.${value}`) }))}
            placeholder={t("domain:choose")}
            value={values.confidentialityAfter}
            error={errors.confidentialityAfter}
            required
            onChange={(confidentialityAfter) => change({ confidentialityAfter })}
          />
          <Choice
            label={t("domain:entered.destination")}
            data={DESTINATIONS.map((value) => ({ value, label: t(`medium:destination.${value}`) }))}
            placeholder={t("domain:choose")}
            value={values.destination}
            error={errors.destination}
            required
            onChange={(destination) => change({ destination })}
          />
          {(["destinationNote", "vendorCertificate"] as const).map((name) => (
            <TextInput
              key={name}
              label={t(`domain:entered.${name}`)}
              value={values[name]}
              error={errors[name]}
              onChange={(event) => change({ [name]: event.currentTarget.value })}
            />
          ))}
        </FormGrid>
      )}
    </>
  );
}
