import { TextInput } from "@mantine/core";
import { localDate, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FreeText } from "../../ui/index.ts";
import { renewForm } from "./later-forms.ts";
import type { RenewValues } from "./later-forms.ts";

interface Props {
  /** The asset that is lent, and what people call it. */
  asset: string;
  name: string;
  onClose: () => void;
}

/** A loan goes on to another day, and says why. */
export function RenewDialog({ asset, name, onClose }: Props) {
  const t = useText("custody");
  const { now } = useCoreSession();
  return (
    <ActDialog<RenewValues>
      title={t("renew.title", { name })}
      writes="custody.renew"
      about={asset}
      asking={renewForm([asset])}
      initial={{ dueBack: "", reason: "" }}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <TextInput
            type="date"
            label={t("renew.until")}
            value={values.dueBack}
            error={errors.dueBack}
            required
            min={localDate(new Date(now()))}
            data-autofocus
            onChange={(event) => set("dueBack", event.currentTarget.value)}
          />
          <FreeText
            label={t("domain:entered.reason")}
            value={values.reason}
            error={errors.reason}
            maxLength={200}
            required
            minRows={2}
            onChange={(event) => set("reason", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
