import { Combobox, TextInput, useCombobox } from "@mantine/core";
import type { ReactNode, RefObject } from "react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { isComposing } from "../actions/shortcut-rules.ts";
import css from "./pickers.module.css";

interface Props<T> {
  label: string;
  /** What stands in the box. */
  text: string;
  onText: (text: string) => void;
  rows: readonly T[];
  /** The rows answer what stands in the box; false while the answer is on its way. */
  settled: boolean;
  keyOf: (row: T) => string;
  option: (row: T) => ReactNode;
  onPick: (row: T) => void;
  /**
   * False for what Enter alone must not put in the place of what was typed: it is chosen by hand.
   * @param alone nothing else was found
   */
  isMeant?: (row: T, alone: boolean) => boolean;
  /** Said where Enter takes none of what was found. */
  notMeant?: string;
  /** What was typed is an answer too, and Enter may leave it as it is. */
  textStands?: boolean;
  /** Said when nothing fits. */
  nothing: string;
  placeholder?: string;
  error?: ReactNode;
  required?: boolean;
  autoFocus?: boolean;
  hideLabel?: boolean;
  /** The box has the focus: it will be asked. */
  onNear?: () => void;
  /** The box, where a scanner's codes are taken in it (`data-scan`, `useScansInto`). */
  scan?: RefObject<HTMLInputElement | null>;
  /** How many codes were taken in it: with each there is nothing to choose from any more. */
  scans?: number;
}

/** A box that looks things up while one types; what was typed may also stand as it is. */
export function SearchPicker<T>({ scan, ...props }: Props<T>) {
  const { keyOf, option, onPick, onText, settled, label } = props;
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const { dropdownOpened, selectFirstOption, resetSelectedOption } = box;
  const { scans } = props;
  const close = useEffectEvent(() => box.closeDropdown());
  useEffect(() => close(), [scans]);
  const typed = props.text.trim() !== "";
  const found = props.rows.map(keyOf).join(" ");
  // Until the answer is there the last one stays on screen.
  const [answer, setAnswer] = useState({ found, rows: props.rows });
  if (settled && answer.found !== found) setAnswer({ found, rows: props.rows });
  const { rows } = answer;
  const [nearest] = props.rows;
  const isMeant = nearest !== undefined && (props.isMeant?.(nearest, props.rows.length === 1) ?? true);
  // What was typed finds somebody: Enter takes the first. Tab leaves the text as it is.
  useEffect(() => {
    if (!dropdownOpened || !typed || !settled || found === "") return;
    if (isMeant) selectFirstOption();
    else resetSelectedOption();
  }, [dropdownOpened, typed, props.text, settled, found, isMeant, selectFirstOption, resetSelectedOption]);
  // Enter came before the answer (a scanner, a fast hand): it takes the first of what was asked for,
  // never of what is still on screen.
  const entered = useRef(false);
  const pickFirst = useEffectEvent(() => {
    const [first] = props.rows;
    if (typed && first !== undefined && isMeant) onPick(first);
    if (isMeant || props.textStands) box.closeDropdown();
  });
  useEffect(() => {
    if (!settled || !entered.current) return;
    entered.current = false;
    pickFirst();
  }, [settled]);
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
          ref={scan}
          label={props.hideLabel ? undefined : label}
          aria-label={props.hideLabel ? label : undefined}
          value={props.text}
          placeholder={props.placeholder}
          error={props.error}
          required={props.required}
          data-autofocus={props.autoFocus || undefined}
          autoFocus={props.autoFocus}
          autoComplete="off"
          data-scan={scan ? "takes" : undefined}
          data-unkept={scan ? "" : undefined}
          onChange={(event) => {
            entered.current = false;
            onText(event.currentTarget.value);
            box.openDropdown();
          }}
          onFocus={props.onNear}
          onClick={() => box.openDropdown()}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !dropdownOpened) return;
            // Enter chooses; it does not send the form around it.
            event.preventDefault();
            if (isComposing(event.nativeEvent)) return;
            if (settled) {
              if (props.textStands && !isMeant && box.getSelectedOptionIndex() < 0) box.closeDropdown();
              return;
            }
            entered.current = true;
            box.resetSelectedOption();
          }}
          onBlur={() => {
            entered.current = false;
            box.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={rows.length === 0 && props.text.trim() === ""}>
        <Combobox.Options mah="16rem" className={css.options}>
          {rows.map((row) => (
            <Combobox.Option key={keyOf(row)} value={keyOf(row)}>
              <span className={css.option}>{option(row)}</span>
            </Combobox.Option>
          ))}
          {rows.length === 0 && settled ? <Combobox.Empty>{props.nothing}</Combobox.Empty> : null}
        </Combobox.Options>
        {typed && settled && nearest !== undefined && !isMeant && props.notMeant ? (
          <Combobox.Footer className={css.sub}>{props.notMeant}</Combobox.Footer>
        ) : null}
      </Combobox.Dropdown>
    </Combobox>
  );
}
