import type { ComponentProps, KeyboardEvent } from "react";
import { useRef, useState } from "react";
import { useMergedRef } from "@mantine/hooks";
import { moduleIn } from "../../../shared/domain/definition/text-definitions.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { FreeText } from "../../ui/index.ts";
import { isComposing } from "../../ui/actions/shortcut-rules.ts";
import { fitting, itemsOf } from "../../ui/pickers/choice-filter.ts";
import { useReadings } from "../../ui/finding/use-readings.ts";
import { begunAt, withModule } from "./text-modules.ts";
import css from "./module-text.module.css";

interface Props extends Omit<ComponentProps<typeof FreeText>, "onChange"> {
  onText: (text: string) => void;
}

const MOST = 6;

/** A box in which `::` and a few letters put in a text module: chosen by the arrows and Enter, or by a click. */
export function ModuleText({ ref, value, onText, onKeyDown, ...props }: Props) {
  const t = useText("queue");
  const locale = useLocale();
  const box = useRef<HTMLTextAreaElement>(null);
  const modules = useDefinitions("textmodule");
  const [cursor, setCursor] = useState(0);
  const [marked, setMarked] = useState(0);
  const [left, setLeft] = useState(false);
  const offered = modules.choices(null).map(({ value: key, label }) => ({ value: key, label }));
  const readings = useReadings(offered.map(({ label }) => label));
  const begun = left ? null : begunAt(value, cursor);
  const found = begun
    ? (begun.typed === "" ? offered : itemsOf(fitting(offered, begun.typed, readings))).slice(0, MOST)
    : [];

  function put(key: string) {
    const row = modules.rows.find((each) => each.key === key);
    if (!begun || !row) return;
    const next = withModule(value, cursor, begun, inLanguage(moduleIn(row), locale));
    onText(next.text);
    setCursor(next.cursor);
    requestAnimationFrame(() => box.current?.setSelectionRange(next.cursor, next.cursor));
    box.current?.focus();
  }

  function whenKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    const chosen = found[Math.min(marked, found.length - 1)];
    if (chosen && !isComposing(event.nativeEvent) && !event.ctrlKey && !event.metaKey) {
      const keys: Record<string, () => void> = {
        ArrowDown: () => setMarked((marked + 1) % found.length),
        ArrowUp: () => setMarked((marked + found.length - 1) % found.length),
        Enter: () => put(chosen.value),
        Tab: () => put(chosen.value),
        Escape: () => setLeft(true),
      };
      const act = keys[event.key];
      if (act) {
        event.preventDefault();
        event.stopPropagation();
        return act();
      }
    }
    onKeyDown?.(event);
  }

  return (
    <>
      <FreeText
        {...props}
        ref={useMergedRef(box, ref)}
        value={value}
        onChange={(event) => {
          setLeft(false);
          setMarked(0);
          setCursor(event.currentTarget.selectionStart);
          onText(event.currentTarget.value);
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={whenKey}
      />
      {found.length > 0 ? (
        <ul className={css.modules} role="listbox" aria-label={t("modules")}>
          {found.map(({ value: key, label }, index) => (
            <li
              key={key}
              role="option"
              aria-selected={index === Math.min(marked, found.length - 1)}
              // The box keeps its cursor.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => put(key)}
            >
              {label}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
