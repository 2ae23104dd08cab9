import { groupOf } from "../../../shared/domain/definition/definition-view.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { isEscape } from "../../ui/actions/shortcut-rules.ts";
import { Choice } from "../../ui/index.ts";

interface Props {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  onLeave?: () => void;
  error?: string;
  required?: boolean;
  autoFocus?: boolean;
  hideLabel?: boolean;
}

/** Categories of two levels, found by typing. */
export function CategorySelect(props: Props) {
  const t = useText("ticket");
  const groups = useDefinitions("categorygroup");
  const choices = useDefinitions("category").choices(props.value);
  return (
    <Choice
      label={props.hideLabel ? undefined : props.label}
      aria-label={props.hideLabel ? props.label : undefined}
      data={groups.rows.map(({ key }) => ({
        group: groups.word(key),
        items: choices.filter(({ row }) => groupOf(row) === key),
      }))}
      value={props.value}
      onChange={props.onChange}
      onLeave={props.onLeave}
      onKeyDown={(event) => isEscape(event.nativeEvent) && props.onLeave?.()}
      error={props.error}
      required={props.required}
      placeholder={t("domain:choose")}
      clearable={!props.required && !props.autoFocus}
      autoFocus={props.autoFocus}
      opened={props.autoFocus}
    />
  );
}
