import { TextInput } from "@mantine/core";
import { missingOf } from "../../../shared/domain/custody/accessories.ts";
import type { Accessory } from "../../../shared/domain/custody/line-forms.ts";
import { MISSING_OUTCOMES } from "../../../shared/domain/custody/line-forms.ts";
import { useText } from "../../i18n/index.ts";
import { Choice } from "../../ui/index.ts";
import type { Line } from "./custody-lines.ts";
import css from "./line-list.module.css";
import { accessoriesOf, saidOf } from "./line-said.ts";
import type { LineSaid } from "./custody-lines.ts";

interface Props {
  line: Line;
  out: readonly Accessory[];
  onSay: (said: LineSaid) => void;
}

/** What went out and is not ticked as come back: each was lost, left behind or is explained. */
export function MissingBack({ line, out, onSay }: Props) {
  const t = useText("custody");
  const { missing = {} } = saidOf(line);
  const gone = missingOf(out, accessoriesOf(line), []);
  if (gone.length === 0) return null;
  const say = (name: string, change: object) =>
    onSay({ missing: { ...missing, [name]: { ...missing[name], ...change } } });
  return (
    <ul className={css.missing}>
      {gone.map(({ name, qty }) => (
        <li key={name}>
          <span className={css.foreign}>
            {t("lines.missing", { what: qty > 1 ? `${name} ×${qty}` : name })}
          </span>
          <Choice
            aria-label={t("lines.missingOf", { what: name })}
            placeholder={t("lines.missingWhy")}
            data={MISSING_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            value={missing[name]?.outcome ?? null}
            clearable
            onChange={(outcome) => say(name, { outcome })}
          />
          <TextInput
            aria-label={t("lines.missingWordsOf", { what: name })}
            placeholder={t("lines.missingWords")}
            value={missing[name]?.words ?? ""}
            maxLength={200}
            onChange={(event) => say(name, { words: event.currentTarget.value })}
          />
        </li>
      ))}
    </ul>
  );
}

/** Whether something of what went out is not ticked as come back. */
export const missesSome = (line: Line, out: readonly Accessory[] | null): boolean =>
  out !== null && missingOf(out, accessoriesOf(line), []).length > 0;
