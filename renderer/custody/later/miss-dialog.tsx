import { TextInput } from "@mantine/core";
import { localMinute, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FreeText, Note } from "../../ui/index.ts";
import { missForm } from "./later-forms.ts";
import type { MissValues } from "./later-forms.ts";

interface Props {
  /** The asset that was not found, and what people call it. */
  asset: string;
  name: string;
  onClose: () => void;
}

/** An asset is not where it should be: since when, and what is said of it. */
export function MissDialog({ asset, name, onClose }: Props) {
  const t = useText("custody");
  const { now } = useCoreSession();
  return (
    <ActDialog<MissValues>
      title={t("miss.title", { name })}
      writes="custody.miss"
      about={asset}
      asking={missForm(asset)}
      initial={{ at: localMinute(new Date(now())), note: "" }}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Note tone="note" title={t("miss.hint")} />
          <TextInput
            type="datetime-local"
            label={t("miss.at")}
            value={values.at}
            error={errors.at}
            required
            onChange={(event) => set("at", event.currentTarget.value)}
          />
          <FreeText
            label={t("miss.note")}
            value={values.note}
            error={errors.note}
            maxLength={400}
            required
            minRows={2}
            data-autofocus
            onChange={(event) => set("note", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
