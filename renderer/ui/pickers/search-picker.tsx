import { Combobox, TextInput, useCombobox } from "@mantine/core";
import type { ReactNode } from "react";
import { useEffect } from "react";
import css from "./pickers.module.css";

interface Props<T> {
  label: string;
  /** What stands in the box. */
  text: string;
  onText: (text: string) => void;
  rows: readonly T[];
  keyOf: (row: T) => string;
  option: (row: T) => ReactNode;
  onPick: (row: T) => void;
  /** Said when nothing fits. */
  nothing: string;
  placeholder?: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  autoFocus?: boolean;
  hideLabel?: boolean;
}

/** A box that looks things up while one types; what was typed may also stand as it is. */
export function SearchPicker<T>(props: Props<T>) {
  const { rows, keyOf, option, onPick, onText, label } = props;
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const { dropdownOpened, selectFirstOption } = box;
  const typed = props.text.trim() !== "";
  const found = rows.map(keyOf).join(" ");
  // What was typed finds somebody: Enter takes the first. Tab leaves the text as it is.
  useEffect(() => {
    if (dropdownOpened && typed && found !== "") selectFirstOption();
  }, [dropdownOpened, typed, found, selectFirstOption]);
  return (
    <Combobox
      store={box}
      onOptionSubmit={(key) => {
        const row = rows.find((each) => keyOf(each) === key);
        if (row) onPick(row);
        box.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label={props.hideLabel ? undefined : label}
          aria-label={props.hideLabel ? label : undefined}
          value={props.text}
          placeholder={props.placeholder}
          description={props.description}
          error={props.error}
          required={props.required}
          data-autofocus={props.autoFocus || undefined}
          autoFocus={props.autoFocus}
          autoComplete="off"
          onChange={(event) => {
            onText(event.currentTarget.value);
            box.openDropdown();
          }}
          onClick={() => box.openDropdown()}
          // Enter chooses; it does not send the form around it.
          onKeyDown={(event) => event.key === "Enter" && dropdownOpened && event.preventDefault()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={rows.length === 0 && props.text.trim() === ""}>
        <Combobox.Options mah="16rem" className={css.options}>
          {rows.map((row) => (
            <Combobox.Option key={keyOf(row)} value={keyOf(row)}>
              <span className={css.option}>{option(row)}</span>
            </Combobox.Option>
          ))}
          {rows.length === 0 ? <Combobox.Empty>{props.nothing}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
