import { RecordForm } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";

interface Props {
  /** Null: a new one. */
  person: { id: string; values: Readonly<Record<string, unknown>> } | null;
  onClose: () => void;
}

export function PersonForm({ person, onClose }: Props) {
  const t = useText("directory");
  return (
    <RecordForm
      kind="person"
      id={person?.id ?? null}
      values={person?.values ?? {}}
      initial={{ active: true }}
      title={person ? t("editPerson", { name: person.values.name }) : t("addPerson")}
      onClose={onClose}
    />
  );
}
