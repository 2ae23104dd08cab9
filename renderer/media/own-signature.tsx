import { Button } from "@mantine/core";
import { IDENTITY_CHECKS } from "../../shared/domain/custody/custody-forms.ts";
import { momentOf, useCoreSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { SignaturePad } from "../signing/signature-pad.tsx";
import type { DraftedForm } from "../ui/index.ts";
import { Choice, Row, Section } from "../ui/index.ts";
import type { ClearingValues } from "./clearing-asks.ts";
import css from "./clearing.module.css";

interface Props {
  /** Whose it is. */
  name: string;
  form: DraftedForm<ClearingValues>;
}

/** The own signature of who takes a step on this console: bound to what stands above it, and gone when that changes. */
export function OwnSignature({ name, form }: Props) {
  const t = useText("media");
  const { now } = useCoreSession();
  const { values, errors } = form;
  return (
    <Section title={t("clearing.signature.title", { name: name.trim() })} note={t("clearing.signature.hint")}>
      <div className={css.pad} data-paper>
        <SignaturePad
          label={name}
          strokes={values.strokes}
          onChange={(strokes) => form.patch({ strokes, signedAt: momentOf(new Date(now())) })}
        />
      </div>
      {errors.strokes && <p role="alert">{errors.strokes}</p>}
      {values.strokes.length > 0 && (
        <>
          <Choice
            label={t("clearing.signature.check")}
            data={IDENTITY_CHECKS.map((check) => ({
              value: check,
              label: t(`medium:identityCheck.${check}`),
            }))}
            placeholder={t("domain:choose")}
            value={values.identityCheck}
            error={errors.identityCheck}
            required
            onChange={(identityCheck) => form.set("identityCheck", identityCheck)}
          />
          <Row>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => form.patch({ strokes: [], signedAt: "", identityCheck: null })}
            >
              {t("signing:clear")}
            </Button>
          </Row>
        </>
      )}
    </Section>
  );
}
