import { RecordForm } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";

interface Props {
  /** Null: a new one. */
  site: { id: string; values: Readonly<Record<string, unknown>> } | null;
  onClose: () => void;
}

export function SiteForm({ site, onClose }: Props) {
  const t = useText("directory");
  return (
    <RecordForm
      kind="site"
      id={site?.id ?? null}
      values={site?.values ?? {}}
      initial={{ active: true }}
      title={site ? t("editSite", { name: site.values.name }) : t("addSite")}
      onClose={onClose}
    />
  );
}
