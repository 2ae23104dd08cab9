import { IconLock } from "@tabler/icons-react";
import type { PreviewProps } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { GoneNote } from "../custody/gone-note.tsx";
import { useText } from "../i18n/index.ts";
import { InTours } from "../runs/in-tour.tsx";
import { StatusMark } from "../ui/index.ts";

/** What must be known of an asset that was scanned just now. */
export default function ScannedNote({ id }: PreviewProps) {
  const t = useText("assets");
  const { data } = useCoreQuery("asset.get", { id });
  if (!data) return null;
  return (
    <>
      {data.row.classified && (
        <StatusMark tone="bad" icon={<IconLock size="1em" />} title={t("mark.classified.long")}>
          {t("mark.classified.short")}
        </StatusMark>
      )}
      <GoneNote detail={data} scanned />
      <InTours asset={id} />
    </>
  );
}
