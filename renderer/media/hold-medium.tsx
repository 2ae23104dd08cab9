import { TextInput } from "@mantine/core";
import type { MediumRow } from "../../shared/domain/medium/medium.ts";
import { useText } from "../i18n/index.ts";
import { FreeText } from "../ui/index.ts";
import { MediumDialog } from "./medium-dialog.tsx";
import { NO_HOLD, holdForm } from "./medium-forms.ts";

/** Keeps what is on a medium from being wiped, or releases it: by whose word, and why. */
export function HoldMedium({ row, onClose }: { row: MediumRow; onClose: () => void }) {
  const t = useText("media");
  const way = row.held ? "release" : "begin";
  return (
    <MediumDialog
      title={t(`hold.title.${way}`, { number: row.number })}
      submit={t(`hold.${way}`)}
      act="hold"
      about={row.id}
      asking={holdForm(row.id, !row.held)}
      initial={NO_HOLD}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("hold.by")}
            value={form.values.by}
            error={form.errors.by}
            required
            data-autofocus
            onChange={(event) => form.set("by", event.currentTarget.value)}
          />
          <FreeText
            label={t("hold.reason")}
            value={form.values.reason}
            error={form.errors.reason}
            maxLength={200}
            required
            minRows={2}
            onChange={(event) => form.set("reason", event.currentTarget.value)}
          />
        </>
      )}
    </MediumDialog>
  );
}
