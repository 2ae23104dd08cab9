import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { AppDialog, ErrorNote, KeyValues, Stack } from "../ui/index.ts";

/** The card of a file, above whatever is on screen. */
export default function FileCard({ id, onClose }: CardProps) {
  const t = useText("file");
  const format = useFormat();
  const { data: file, error } = useCoreQuery("file.get", { id });
  return (
    <AppDialog title={file?.name ?? t("noun")} size="lg" onClose={onClose}>
      <Stack>
        {error && <ErrorNote error={error} />}
        {file && (
          <KeyValues
            items={[
              { label: t("field.type"), value: t(`type.${file.type}`) },
              { label: t("field.size"), value: format.bytes(file.size) },
              { label: t("attachedBy"), value: file.actorName },
              { label: t("attachedAt"), value: format.date(file.at) },
            ]}
          />
        )}
      </Stack>
    </AppDialog>
  );
}
