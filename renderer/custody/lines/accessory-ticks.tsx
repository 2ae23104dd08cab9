import { Checkbox, TextInput } from "@mantine/core";
import { accessoryName } from "../../../shared/domain/custody/accessories.ts";
import { kindAccessoriesOf } from "../../../shared/domain/definition/definition-view.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import type { Line } from "./custody-lines.ts";
import css from "./line-list.module.css";
import { accessoriesOf, ticked, withSerial } from "./line-said.ts";

type Named = { name: string; qty: number };

interface Props {
  line: Line;
  name: string;
  /** What went out with it, of a return: that is what is expected back. */
  out: readonly (Named & { serial?: string })[] | null;
  /** Asks their serial numbers as well. */
  serials: boolean;
  onChange: (change: Partial<Line>) => void;
}

/** What goes with an asset of its kind, to be ticked; whatever else there is, is named. */
export function AccessoryTicks({ line, name, out, serials, onChange }: Props) {
  const t = useText("custody");
  const locale = useLocale();
  const more = line.naming ?? "";
  const row = useDefinitions("assetkind").rows.find(({ key }) => key === line.asset.kind);
  // Of what went out without any, it may still be said what comes back.
  const offered: readonly Named[] =
    out && out.length > 0
      ? out
      : row
        ? kindAccessoriesOf(row).map(({ title, qty }) => ({ name: inLanguage(title, locale), qty }))
        : [];
  const chosen = accessoriesOf(line);
  const known = new Set(offered.map((each) => accessoryName(each.name)));
  const all = [...offered, ...chosen.filter((each) => !known.has(accessoryName(each.name)))];

  function add() {
    const said = more.trim();
    if (said === "") return;
    onChange({ accessories: ticked(line, { name: said, qty: 1 }, true), naming: "" });
  }

  return (
    <div className={css.ticks} role="group" aria-label={t("lines.accessoriesOf", { name })}>
      {all.map((each) => (
        <Checkbox
          key={each.name}
          size="xs"
          label={each.qty > 1 ? `${each.name} ×${each.qty}` : each.name}
          checked={chosen.some((one) => accessoryName(one.name) === accessoryName(each.name))}
          onChange={(event) => onChange({ accessories: ticked(line, each, event.currentTarget.checked) })}
        />
      ))}
      {serials &&
        chosen.map((each) => {
          const handed =
            out?.find((one) => accessoryName(one.name) === accessoryName(each.name))?.serial ?? "";
          return (
            <TextInput
              key={each.name}
              size="xs"
              aria-label={t("lines.accessorySerialOf", { name, what: each.name })}
              placeholder={t("lines.accessorySerial", { what: each.name })}
              {...(handed === "" ? {} : { description: t("lines.accessoryOut", { serial: handed }) })}
              data-scan="takes"
              value={each.serial}
              maxLength={120}
              onChange={(event) =>
                onChange({ accessories: withSerial(line, each.name, event.currentTarget.value) })
              }
              onKeyDown={(event) => {
                // The scanner's Enter ends the number, not the form.
                if (event.key === "Enter" && !event.ctrlKey) event.preventDefault();
              }}
            />
          );
        })}
      <TextInput
        className={css.other}
        size="xs"
        aria-label={t("lines.otherAccessoryOf", { name })}
        placeholder={t("lines.otherAccessory")}
        value={more}
        maxLength={100}
        onChange={(event) => onChange({ naming: event.currentTarget.value })}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing || event.ctrlKey) return;
          event.preventDefault();
          add();
        }}
      />
    </div>
  );
}
