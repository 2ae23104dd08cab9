import type { PersonRow } from "../../shared/domain/person/person.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { RecordForm } from "./record-form.tsx";
import { Choice } from "../ui/index.ts";

const TEXTS = ["name", "employeeNo", "dept", "phone", "mail", "place"];

/** @param person null: a new one */
export function PersonForm({ person, onClose }: { person: PersonRow | null; onClose: () => void }) {
  const t = useText("directory");
  const sites = useCoreQuery("site.list", {}).data ?? [];
  return (
    <RecordForm
      kind="person"
      row={person}
      title={person ? t("editPerson", { name: person.name }) : t("addPerson")}
      texts={TEXTS}
      flags={["active", "vip"]}
      more={(value, put) => (
        <Choice
          label={t("person:field.site")}
          data={sites.map((site) => ({ value: site.id, label: site.name }))}
          value={value("site") || null}
          clearable
          onChange={(site) => put("site", site)}
        />
      )}
      onClose={onClose}
    />
  );
}
