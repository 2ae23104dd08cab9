import type { SiteRow } from "../../shared/domain/person/directory-view.ts";
import { useText } from "../i18n/index.ts";
import { RecordForm } from "./record-form.tsx";

const TEXTS = [
  ["name", 60],
  ["code", 20],
  ["address", 200],
] as const;

/** @param site null: a new one */
export function SiteForm({ site, onClose }: { site: SiteRow | null; onClose: () => void }) {
  const t = useText("directory");
  return (
    <RecordForm
      kind="site"
      row={site}
      title={site ? t("editSite", { name: site.name }) : t("addSite")}
      needName={t("needSiteName")}
      texts={TEXTS}
      flags={["active"]}
      onClose={onClose}
    />
  );
}
