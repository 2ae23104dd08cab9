import { TextInput } from "@mantine/core";
import { wipeRefused } from "../../shared/domain/medium/clearing-rules.ts";
import type { MediumDetail } from "../../shared/ipc/queries.ts";
import { localMinute, useNow, useSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { isSignature } from "../signing/signature-rules.ts";
import { FreeText, Stack } from "../ui/index.ts";
import { CertificatePaper } from "./certificate-paper.tsx";
import { certificateSoFar } from "./certificate-so-far.ts";
import { clearingForm, uncleared, witnessOf } from "./clearing-asks.ts";
import type { ClearingAct, ClearingValues } from "./clearing-asks.ts";
import css from "./clearing.module.css";
import { DeedFields } from "./deed-fields.tsx";
import { ValidateFields, VerifyFields } from "./judgement-fields.tsx";
import { MediumDialog } from "./medium-dialog.tsx";
import { OwnSignature } from "./own-signature.tsx";
import { PartyFields } from "./party-fields.tsx";

interface Props {
  act: ClearingAct;
  detail: MediumDetail;
  onClose: () => void;
}

/** A step of clearing a medium: wiped, destroyed, verified or validated, with its certificate growing beside. */
export function ClearMedium({ act, detail, onClose }: Props) {
  const t = useText("media");
  const now = useNow();
  const organisation = useSession()?.workspaceName ?? "";
  const { row, attempt, attempts } = detail;
  const type = row.mediumType ?? "other";
  const isDeed = act === "wipe" || act === "destroy";
  const destroyed = attempts.find(({ operation }) => operation === attempt)?.act === "destroy";

  /** What the core would refuse, and the rules of the act alone cannot know. */
  function wrong(values: ClearingValues): Partial<Record<keyof ClearingValues, string>> | null {
    if (values.strokes.length > 0 && !isSignature(values.strokes)) {
      return { strokes: t("signing:needSignature") };
    }
    const { method, technique, norm } = values;
    if (act !== "wipe" || method === null || technique === null || norm === null) return null;
    const passes = values.passes.trim() === "" ? null : Number(values.passes);
    const breach = wipeRefused(type, { method, technique, norm, passes });
    return breach && { [breach.path]: t(`rules:rule.${breach.rule}`) };
  }

  return (
    <MediumDialog<ClearingValues>
      title={t(`clearing.title.${act}`, { number: row.number })}
      submit={t(`clearing.save.${act}`)}
      size="xl"
      deliberate={act === "destroy"}
      act={act}
      about={row.id}
      asking={clearingForm(act, row.id, attempt)}
      initial={uncleared(localMinute(new Date(now)))}
      wrong={wrong}
      onClose={onClose}
    >
      {(form) => {
        const { values, errors } = form;
        const change = (to: Partial<ClearingValues>) =>
          // A signature is under what it was given for, and under nothing else.
          form.patch({ ...to, ...(values.strokes.length > 0 ? { strokes: [], signedAt: "" } : {}) });
        const fields = { form, change };
        const signer = isDeed ? values.witness : values.by;
        return (
          <div className={css.beside}>
            <Stack>
              {isDeed && <DeedFields act={act} medium={row.id} type={type} {...fields} />}
              {act === "verify" && <VerifyFields destroyed={destroyed} {...fields} />}
              {act === "validate" && <ValidateFields {...fields} />}
              <PartyFields who="by" label={t(`clearing.by.${act}`)} required {...fields} />
              <TextInput
                type="datetime-local"
                label={t("domain:entered.at")}
                value={values.at}
                error={errors.at}
                required
                onChange={(event) => change({ at: event.currentTarget.value })}
              />
              {isDeed && <PartyFields who="witness" label={t("domain:entered.witness")} {...fields} />}
              <FreeText
                label={t("domain:entered.note")}
                value={values.note}
                error={errors.note}
                maxLength={500}
                minRows={2}
                onChange={(event) => change({ note: event.currentTarget.value })}
              />
              {(!isDeed || witnessOf(values) !== null) && <OwnSignature name={signer} form={form} />}
            </Stack>
            <CertificatePaper sources={certificateSoFar(detail, organisation, { act, values })} />
          </div>
        );
      }}
    </MediumDialog>
  );
}
