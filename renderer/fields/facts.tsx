import type { FieldMeta } from "./meta.ts";
import { FieldInPlace } from "./in-place/field-in-place.tsx";
import type { Which } from "./meta-in.ts";
import { shownOf } from "./meta-in.ts";
import { useFields } from "./record-fields.ts";
import { isNothing } from "./value/read-value.ts";
import { useWording } from "./value/use-reading.ts";
import css from "./facts.module.css";

interface Props extends Which {
  /** The field that all is about: it stands first, without its name. */
  lead?: string;
  /** Also those that say nothing, with their sign: that they do is what is looked for. */
  always?: boolean;
}

/**
 * Fields changed where they stand: a line for each that says something, and behind them, in as little room as
 * their names take, those that say nothing yet. A field that is filled keeps the focus: it only moves up.
 */
export function Facts({ lead, always = false, ...props }: Props) {
  const say = useWording();
  const record = useFields();
  const filled = ({ name }: FieldMeta) => !isNothing(record.values[name]);
  const lost = ({ name }: FieldMeta) => record.overwritten.some(({ field }) => field === name);
  const shown = shownOf(record, props).filter(
    (meta) => always || filled(meta) || lost(meta) || (record.editable && meta.edited),
  );
  return (
    <div className={css.room}>
      <dl className={css.facts}>
        {shown.map((meta) => (
          <div
            key={meta.name}
            className={always || filled(meta) ? css.fact : css.empty}
            data-field={meta.name}
            data-lead={meta.name === lead || undefined}
            data-long={meta.long || undefined}
          >
            <dt>{say(meta.title)}</dt>
            <dd>
              <FieldInPlace name={meta.name} {...(always ? {} : { empty: `+ ${say(meta.title)}` })} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
