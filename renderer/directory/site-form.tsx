import type { SiteRow } from "../../shared/domain/site/site.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { LostValues } from "./lost-values.tsx";
import { RecordForm } from "./record-form.tsx";

const TEXTS = ["name", "code", "address"];

/** @param site null: a new one */
export function SiteForm({ site, onClose }: { site: SiteRow | null; onClose: () => void }) {
  const t = useText("directory");
  const detail = useCoreQuery("site.get", site ? { id: site.id } : null).data;
  return (
    <RecordForm
      kind="site"
      row={detail?.row ?? site}
      title={site ? t("editSite", { name: site.name }) : t("addSite")}
      texts={TEXTS}
      flags={["active"]}
      onClose={onClose}
    >
      {detail && <LostValues kind="site" row={detail.row} lost={detail.overwritten} />}
    </RecordForm>
  );
}
