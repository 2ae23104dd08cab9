import { useText } from "../i18n/index.ts";
import { Note } from "../ui/index.ts";

/** Two sites with the same code. */
export default function SitePair() {
  const t = useText("directory");
  return <Note tone="note" title={t("pair.site")} />;
}
