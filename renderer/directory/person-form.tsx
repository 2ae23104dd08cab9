import { Select } from "@mantine/core";
import type { PersonRow } from "../../shared/domain/person/person.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { RecordForm } from "./record-form.tsx";

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
        <Select
          label={t("person:field.site")}
          data={sites.map((site) => ({ value: site.id, label: site.name }))}
          value={value("site") || null}
          clearable
          searchable
          onChange={(site) => put("site", site)}
        />
      )}
      onClose={onClose}
    />
  );
}
