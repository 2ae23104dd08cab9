import { TextInput } from "@mantine/core";
import { ATTEMPT_OUTCOMES, ATTEMPT_WAYS } from "../../../shared/domain/custody/later-forms.ts";
import { localMinute, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice, FreeText } from "../../ui/index.ts";
import { attemptForm, outcomesOf } from "./later-forms.ts";
import type { AttemptValues, Outcome, Way } from "./later-forms.ts";

interface Props {
  /** Operation and number of the document. */
  document: string;
  number: string;
  onClose: () => void;
}

/** Notes how somebody was sought who has not signed yet, or what was sent to them. */
export function AttemptDialog({ document, number, onClose }: Props) {
  const t = useText("custody");
  const { now } = useCoreSession();
  return (
    <ActDialog<AttemptValues>
      title={t("attempt.title", { number })}
      writes="custody.attempt"
      about={document}
      asking={attemptForm(document)}
      initial={{
        ...{ at: localMinute(new Date(now())), way: null, outcome: null },
        ...{ carrier: "", tracking: "", note: "" },
      }}
      onClose={onClose}
    >
      {({ values, errors, set, patch }) => (
        <>
          <Choice<Way>
            label={t("domain:entered.way")}
            placeholder={t("domain:choose")}
            data={ATTEMPT_WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
            value={values.way}
            error={errors.way}
            required
            data-autofocus
            onChange={(way) => patch({ way, outcome: null })}
          />
          {values.way !== null && (
            <Choice<Outcome>
              label={t("domain:entered.outcome")}
              placeholder={t("domain:choose")}
              data={outcomesOf(values.way, ATTEMPT_OUTCOMES).map((value) => ({
                value,
                label: t(`outcome.${value}`),
              }))}
              value={values.outcome}
              error={errors.outcome}
              required
              onChange={(outcome) => set("outcome", outcome)}
            />
          )}
          {values.way === "courier" && (
            <>
              <TextInput
                label={t("domain:entered.carrier")}
                value={values.carrier}
                error={errors.carrier}
                maxLength={60}
                onChange={(event) => set("carrier", event.currentTarget.value)}
              />
              <TextInput
                label={t("domain:entered.tracking")}
                value={values.tracking}
                error={errors.tracking}
                required={values.outcome === "sent"}
                maxLength={60}
                onChange={(event) => set("tracking", event.currentTarget.value)}
              />
            </>
          )}
          <TextInput
            type="datetime-local"
            label={t("domain:entered.at")}
            value={values.at}
            error={errors.at}
            required
            onChange={(event) => set("at", event.currentTarget.value)}
          />
          <FreeText
            label={t("domain:entered.note")}
            value={values.note}
            error={errors.note}
            maxLength={400}
            minRows={2}
            onChange={(event) => set("note", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
