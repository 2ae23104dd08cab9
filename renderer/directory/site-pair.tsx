import type { ConflictProps } from "../contributions/index.ts";
import { useText } from "../i18n/index.ts";
import { TellApart } from "../settling/tell-apart.tsx";
import { Note } from "../ui/index.ts";

/** Two sites with the same code. */
export default function SitePair({ rows }: ConflictProps) {
  const t = useText("directory");
  return (
    <>
      <Note tone="note" title={t("pair.site")} />
      <TellApart rows={rows} />
    </>
  );
}
