import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { useCoreQuery } from "../core/index.ts";
import { useLocale, useText } from "../i18n/index.ts";
import { Choice } from "../ui/index.ts";

interface Props {
  label: string;
  value: string | null;
  error: string | undefined;
  onChange: (key: string | null) => void;
}

const ALL = { ticket: null, asset: null };

/** One of the checklists that there are, or none. */
export function ChecklistField({ label, value, error, onChange }: Props) {
  const t = useText("domain");
  const locale = useLocale();
  const { data = [] } = useCoreQuery("definition.checklists", ALL);
  const choices = data.map(({ key, title }) => ({ value: key, label: inLanguage(title, locale) }));
  const stands = value === null || choices.some((each) => each.value === value);
  return (
    <Choice
      // What it is called is known when the checklists are.
      key={data.length}
      label={label}
      placeholder={t("choose")}
      data={stands ? choices : [...choices, { value, label: value }]}
      value={value}
      error={error}
      clearable
      onChange={onChange}
    />
  );
}
