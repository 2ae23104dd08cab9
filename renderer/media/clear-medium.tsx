import { TextInput } from "@mantine/core";
import { wipeRefused } from "../../shared/domain/medium/clearing-rules.ts";
import type { MediumDetail } from "../../shared/ipc/queries.ts";
import { localMinute, useNow, useSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { PaperFacts } from "../signing/paper.tsx";
import { useTold } from "../signing/use-told.ts";
import { FreeText, Stack } from "../ui/index.ts";
import { CertificatePaper } from "./certificate-paper.tsx";
import { certificateSoFar } from "./certificate-so-far.ts";
import { clearingForm, clearingText, uncleared, witnessOf } from "./clearing-asks.ts";
import type { ClearingAct, ClearingValues } from "./clearing-asks.ts";
import css from "./clearing.module.css";
import { DeedFields } from "./deed-fields.tsx";
import { ValidateFields, VerifyFields } from "./judgement-fields.tsx";
import { MediumDialog } from "./medium-dialog.tsx";
import { PartyFields } from "./party-fields.tsx";
import { SignerCheck } from "./signer-check.tsx";

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
    const { method, technique, norm } = values;
    if (act !== "wipe" || method === null || technique === null || norm === null) return null;
    const passes = values.passes.trim() === "" ? null : Number(values.passes);
    const breach = wipeRefused(type, { method, technique, norm, passes });
    return breach && { [breach.path]: t(`rules:rule.${breach.rule}`) };
  }

  const told = useTold(t("clearing.signature.told"));
  /** A step has one signature: of who judges, or of who stood by. */
  const signerOf = (values: ClearingValues) =>
    !isDeed ? values.by.trim() : witnessOf(values) === null ? "" : values.witness.trim();
  const paperOf = (values: ClearingValues, large = false) => (
    <CertificatePaper
      large={large}
      sources={certificateSoFar(detail, organisation, { act, values: { ...values, signed: null } })}
    />
  );

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
      signs={(values) => {
        const name = signerOf(values);
        if (name === "") return null;
        return {
          ...{ title: t(`clearing.title.${act}`, { number: row.number }), name, told, may: true },
          document: clearingText(act, row, attempt, values),
          paper: (
            <>
              {paperOf(values, true)}
              <PaperFacts facts={[[t("domain:entered.note"), values.note.trim()]]} />
            </>
          ),
        };
      }}
      onClose={onClose}
    >
      {(form) => {
        const { values, errors } = form;
        const change = (to: Partial<ClearingValues>) => form.patch(to);
        const fields = { form, change };
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
              {signerOf(values) !== "" && <SignerCheck form={form} />}
            </Stack>
            {paperOf(values)}
          </div>
        );
      }}
    </MediumDialog>
  );
}
