import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { Clearedness } from "../../../shared/domain/medium/clearedness.ts";
import { sheetsFor } from "../../../shared/domain/disposal/van-sheets.ts";
import type { DisposalDetail } from "../../../shared/ipc/queries.ts";
import { momentOf, useCoreSession } from "../../core/index.ts";
import { ScanField } from "../../custody/lines/scan-field.tsx";
import { useText } from "../../i18n/index.ts";
import { useTold } from "../../signing/use-told.ts";
import { FormGrid, FreeText, Note } from "../../ui/index.ts";
import css from "../disposal.module.css";
import { differences } from "./differences.ts";
import { IdentityField } from "../../signing/identity-field.tsx";
import { LotDialog } from "./lot-dialog.tsx";
import { NOTHING_OUT, outForm } from "./lot-forms.ts";
import type { OutValues } from "./lot-forms.ts";
import { OutPaper, outText } from "./out-paper.tsx";

/** At the van: scanned against what was approved; one too many or missing is told before it leaves. */
export function OutDialog({ detail, onClose }: { detail: DisposalDetail; onClose: () => void }) {
  const t = useText("lots");
  const { now } = useCoreSession();
  const [began] = useState(() => momentOf(new Date(now())));
  const [strangers, setStrangers] = useState<Readonly<Record<string, AssetRow>>>({});
  const { row, media } = detail;
  const nameOf = (id: string) => {
    const known = detail.assets.find((each) => each.id === id)?.row ?? strangers[id];
    return known ? [known.tag || known.number, known.name].filter((part) => part !== "").join(" ") : id;
  };
  const agreed = useTold(t("outTold"));
  return (
    <LotDialog<OutValues>
      act="out"
      about={row.id}
      title={t("outTitle", { number: row.number })}
      size="xl"
      danger
      asking={outForm(row.id, began)}
      initial={NOTHING_OUT}
      // Before anybody signs, not when the core has refused what was signed.
      wrong={(values) =>
        values.assets.length > 0 && values.words.trim() === "" && differences(detail, values).any
          ? { words: t("rules:rule.differs") }
          : null
      }
      signs={(values) =>
        values.unsigned.trim() !== ""
          ? null
          : {
              title: t("outTitle", { number: row.number }),
              document: outText(detail, values),
              paper: <OutPaper detail={detail} values={values} strangers={strangers} />,
              told: agreed,
              name: values.to.trim(),
            }
      }
      onClose={onClose}
    >
      {({ values, errors, set, patch }) => {
        const told = differences(detail, values);
        const sheets = sheetsFor(values.assets.length, values.media.length);
        function take(asset: AssetRow) {
          if (values.assets.includes(asset.id)) return "duplicate" as const;
          setStrangers((all) => ({ ...all, [asset.id]: asset }));
          patch((at) => ({ assets: [...new Set([...at.assets, asset.id])] }));
          return "added" as const;
        }
        return (
          <>
            <ScanField onAsset={take} error={errors.assets} />
            <p role="status">
              {t("outCount", { count: values.assets.length, of: told.expected })}
              {sheets > 1 && ` · ${t("outSheets", { count: sheets })}`}
            </p>
            {media.filter(({ gone }) => !gone).length > 0 && (
              <Checkbox.Group
                label={t("outMedia")}
                value={values.media}
                onChange={(ids) => set("media", ids)}
              >
                {media.flatMap(({ id, row: medium, gone }) =>
                  gone ? (
                    []
                  ) : (
                    <Checkbox
                      key={id}
                      value={id}
                      label={[medium?.number, medium?.model, medium?.seal].filter(Boolean).join(" · ") || id}
                    />
                  ),
                )}
              </Checkbox.Group>
            )}
            <FormGrid columns="pairs">
              <TextInput
                label={t("seals")}
                value={values.seals}
                error={errors.seals}
                data-scan="takes"
                onChange={(event) => set("seals", event.currentTarget.value)}
              />
              <TextInput
                label={t("outTo")}
                value={values.to}
                error={errors.to}
                maxLength={60}
                required
                onChange={(event) => set("to", event.currentTarget.value)}
              />
              <TextInput
                label={t("outGiver")}
                value={values.giver}
                error={errors.giver}
                maxLength={60}
                required
                onChange={(event) => set("giver", event.currentTarget.value)}
              />
              <TextInput
                label={t("outPlace")}
                value={values.place}
                error={errors.place}
                maxLength={60}
                onChange={(event) => set("place", event.currentTarget.value)}
              />
            </FormGrid>
            {values.assets.length > 0 && told.any && (
              <Note tone="warn" title={t("differs")}>
                <ul className={css.told}>
                  {told.unapproved && <li>{t("unapproved")}</li>}
                  {told.unlisted.map((id) => (
                    <li key={id}>{t("unlisted", { name: nameOf(id) })}</li>
                  ))}
                  {told.missing.slice(0, SHOWN).map((id) => (
                    <li key={id}>{t("missing", { name: nameOf(id) })}</li>
                  ))}
                  {told.missing.length > SHOWN && (
                    <li>{t("missingMore", { count: told.missing.length - SHOWN })}</li>
                  )}
                  {told.missingMedia > 0 && <li>{t("missingMedia", { count: told.missingMedia })}</li>}
                  {told.seals.map((seal) => (
                    <li key={seal}>{t("sealDiffers", { seal })}</li>
                  ))}
                </ul>
              </Note>
            )}
            {told.any && (
              <FreeText
                label={t("words")}
                description={t("wordsHint")}
                value={values.words}
                error={errors.words}
                maxLength={500}
                minRows={2}
                onChange={(event) => set("words", event.currentTarget.value)}
              />
            )}
            {media.some(
              ({ id, row: medium }) => values.media.includes(id) && !isCleared(medium?.clearedness),
            ) && (
              <FormGrid columns="pairs">
                <TextInput
                  label={t("media:move.by")}
                  description={t("media:move.leaves")}
                  value={values.allowedBy}
                  error={errors.allowedBy}
                  maxLength={60}
                  onChange={(event) => set("allowedBy", event.currentTarget.value)}
                />
                <TextInput
                  label={t("media:move.reference")}
                  value={values.allowedAs}
                  error={errors.allowedAs}
                  maxLength={60}
                  onChange={(event) => set("allowedAs", event.currentTarget.value)}
                />
              </FormGrid>
            )}
            {values.unsigned.trim() === "" && (
              <IdentityField
                value={values.identityCheck}
                error={errors.identityCheck}
                onChange={(check) => set("identityCheck", check)}
              />
            )}
            {values.signed === null && (
              <TextInput
                label={t("unsigned")}
                value={values.unsigned}
                error={errors.unsigned}
                maxLength={200}
                onChange={(event) => set("unsigned", event.currentTarget.value)}
              />
            )}
          </>
        );
      }}
    </LotDialog>
  );
}

const isCleared = (clearedness: Clearedness | undefined) =>
  clearedness === "verified" || clearedness === "cleared";

/** More names than these nobody reads at a van. */
const SHOWN = 12;
