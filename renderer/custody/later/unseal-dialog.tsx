import { TextInput } from "@mantine/core";
import { CONDITIONS } from "../../../shared/domain/custody/line-forms.ts";
import type { Condition } from "../../../shared/domain/custody/line-forms.ts";
import { localMinute, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice, FreeText, Note } from "../../ui/index.ts";
import { DamagePhotos } from "../lines/damage-photos.tsx";
import { unsealForm } from "./later-forms.ts";
import type { UnsealValues } from "./later-forms.ts";

interface Props {
  /** The asset, what people call it, and the seal it was taken in under. */
  asset: string;
  name: string;
  seal: string;
  onClose: () => void;
}

/** Opens a seal: the number as it is read now, whether it was whole, and what was found. Nothing is presumed. */
export function UnsealDialog({ asset, name, seal, onClose }: Props) {
  const t = useText("custody");
  const { now } = useCoreSession();
  return (
    <ActDialog<UnsealValues>
      title={t("unseal.title", { name })}
      writes="custody.unseal"
      about={asset}
      asking={unsealForm(asset)}
      initial={{
        ...{ at: localMinute(new Date(now())), seal: "", intact: null, witness: "" },
        ...{ condition: null, photos: [], noPhoto: "", note: "" },
      }}
      onClose={onClose}
    >
      {({ values, errors, set, patch }) => (
        <>
          <Note tone="note" title={t("unseal.hint", { seal })} />
          <TextInput
            label={t("unseal.seal")}
            value={values.seal}
            error={errors.seal}
            maxLength={40}
            data-scan="takes"
            data-autofocus
            required
            onChange={(event) => set("seal", event.currentTarget.value)}
          />
          <Choice<"whole" | "broken">
            label={t("unseal.intact")}
            placeholder={t("domain:choose")}
            data={(["whole", "broken"] as const).map((value) => ({ value, label: t(`unseal.${value}`) }))}
            value={values.intact}
            error={errors.intact}
            required
            onChange={(intact) => set("intact", intact)}
          />
          <Choice<Condition>
            label={t("lines.condition")}
            placeholder={t("domain:choose")}
            data={CONDITIONS.map((value) => ({ value, label: t(`condition.${value}`) }))}
            value={values.condition}
            error={errors.condition}
            required
            onChange={(condition) => set("condition", condition)}
          />
          <DamagePhotos
            asset={asset}
            name={name}
            damaged={values.condition === "damaged"}
            photos={values.photos}
            noPhoto={values.noPhoto}
            wrong={errors.noPhoto !== undefined}
            onSay={patch}
          />
          <TextInput
            label={t("unseal.witness")}
            value={values.witness}
            error={errors.witness}
            maxLength={60}
            onChange={(event) => set("witness", event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t("unseal.at")}
            value={values.at}
            error={errors.at}
            required
            onChange={(event) => set("at", event.currentTarget.value)}
          />
          <FreeText
            label={t("unseal.note")}
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
