import { Select } from "@mantine/core";
import type { SelectProps } from "@mantine/core";
import type { KeyboardEvent, ReactNode } from "react";
import { useState } from "react";
import { useText } from "../../i18n/index.ts";
import { isComposing } from "../actions/shortcut-rules.ts";
import { hasLeft } from "../leaving.ts";
import { useReadings } from "../finding/use-readings.ts";
import type { ChoiceData } from "./choice-filter.ts";
import { fitting, itemsOf } from "./choice-filter.ts";

interface Props<V extends string> {
  /** Null: nothing is chosen yet, or nothing can be said. */
  value: V | null;
  data: ChoiceData;
  /** Null only where `clearable`. */
  onChange: (value: V | null) => void;
  label?: ReactNode;
  "aria-label"?: string;
  placeholder?: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** May be taken back: by its button, and by emptying the field. */
  clearable?: boolean;
  className?: string;
  autoFocus?: boolean;
  "data-autofocus"?: boolean;
  /** Shows what there is at once. */
  opened?: boolean;
  onLeave?: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  inputWrapperOrder?: SelectProps["inputWrapperOrder"];
}

/**
 * One of some: typed at in Chinese, pinyin or initials. Enter takes the first that answers, exactly that
 * before all others; Tab takes it too and goes on. What nobody is called is said and changes nothing.
 */
export function Choice<V extends string = string>(props: Props<V>) {
  const {
    value,
    data,
    onChange,
    clearable = false,
    opened = false,
    onLeave,
    onKeyDown,
    error,
    ...rest
  } = props;
  const t = useText("ui");
  const readings = useReadings(labelsOf(data));
  const chosen = itemsOf(data).find((item) => item.value === value)?.label ?? "";
  const [typed, setTyped] = useState(chosen);
  const [unknown, setUnknown] = useState<string | null>(null);
  /** Something other than what is chosen stands in the field. */
  const asked = typed.trim() === chosen ? "" : typed.trim();

  function take(next: string | null) {
    setUnknown(null);
    // Also where it is what stood there: what was typed at it goes.
    setTyped(itemsOf(data).find((item) => item.value === next)?.label ?? "");
    if (next !== value && (next !== null || clearable)) onChange(next as V | null);
  }

  function leaving() {
    const found = asked === "" ? [] : itemsOf(fitting(data, asked, readings));
    setUnknown(asked !== "" && found.length === 0 ? asked : null);
  }

  function whenKey(event: KeyboardEvent<HTMLInputElement>) {
    onKeyDown?.(event);
    if (isComposing(event.nativeEvent) || event.defaultPrevented) return;
    if (event.key === "Escape") setTyped(chosen);
    if (event.key !== "Enter" && event.key !== "Tab") return;
    const isOpen = event.currentTarget.getAttribute("aria-expanded") === "true";
    if (event.key === "Enter" && !isOpen && asked === "") return;
    // Enter chooses; it does not send the form around it.
    if (event.key === "Enter") event.preventDefault();
    const marked = isOpen ? markedOption(event.currentTarget) : null;
    if (marked) {
      // With Enter the list takes it by itself.
      if (event.key === "Tab") marked.click();
    } else if (typed.trim() === "") {
      if (clearable) take(null);
    } else if (asked !== "") {
      const [first] = itemsOf(fitting(data, asked, readings));
      if (first) take(first.value);
    }
  }

  return (
    <Select
      {...rest}
      data={data as SelectProps["data"]}
      value={value}
      onChange={(next) => next === null && take(null)}
      onOptionSubmit={take}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      selectFirstOptionOnChange={asked !== ""}
      filter={({ options, search }) => fitting(options as ChoiceData, search, readings) as typeof options}
      nothingFoundMessage={asked === "" ? undefined : t("choice.nothing", { text: asked })}
      allowDeselect={false}
      clearable={clearable && value !== null}
      clearButtonProps={{ tabIndex: -1, "aria-label": t("choice.clear") }}
      error={error ?? (unknown === null ? undefined : t("choice.unchanged", { text: unknown }))}
      defaultDropdownOpened={opened}
      maxDropdownHeight={320}
      onFocus={(event) => {
        setUnknown(null);
        // What is typed replaces the value that stands there.
        event.currentTarget.select();
      }}
      onBlur={(event) => {
        leaving();
        if (onLeave && hasLeft(event)) onLeave();
      }}
      onKeyDown={whenKey}
    />
  );
}

function labelsOf(data: ChoiceData): string[] {
  return data.flatMap((each) =>
    "group" in each ? [each.group, ...each.items.map(({ label }) => label)] : [each.label],
  );
}

/** The option that Enter would take. */
function markedOption(input: HTMLInputElement): HTMLElement | null {
  const list = document.getElementById(input.getAttribute("aria-controls") ?? "");
  return list?.querySelector<HTMLElement>("[data-combobox-selected]") ?? null;
}
