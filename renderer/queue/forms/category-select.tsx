import { Select } from "@mantine/core";
import { CATEGORIES } from "../../../shared/domain/ticket/ticket-fields.ts";
import { useText } from "../../i18n/index.ts";
import { isEscape } from "../../ui/actions/shortcut-rules.ts";
import type { Category } from "./resolve-form.ts";

interface Props {
  label: string;
  value: string | null;
  onChange: (value: Category | null) => void;
  onLeave?: () => void;
  error?: string;
  required?: boolean;
  autoFocus?: boolean;
  hideLabel?: boolean;
}

/** Categories of two levels, found by typing. */
export function CategorySelect(props: Props) {
  const t = useText("ticket");
  const groups = [...new Set(CATEGORIES.map((each) => each.split(".")[0] ?? ""))];
  return (
    <Select
      label={props.hideLabel ? undefined : props.label}
      aria-label={props.hideLabel ? props.label : undefined}
      data={groups.map((group) => ({
        group: t(`categoryGroup.${group}`),
        items: CATEGORIES.filter((each) => each.startsWith(`${group}.`)).map((value) => ({
          value,
          label: t(`category.${value}`),
        })),
      }))}
      value={props.value}
      onChange={(value) => props.onChange(value as Category | null)}
      onBlur={props.onLeave}
      onKeyDown={(event) => isEscape(event.nativeEvent) && props.onLeave?.()}
      error={props.error}
      required={props.required}
      placeholder={t("domain:choose")}
      searchable
      clearable={!props.required && !props.autoFocus}
      autoFocus={props.autoFocus}
      defaultDropdownOpened={props.autoFocus}
      maxDropdownHeight={320}
    />
  );
}
