import type { FieldMeta } from "./meta.ts";
import { editedOf } from "./meta.ts";
import { FieldInPlace } from "./in-place/field-in-place.tsx";
import { metaIn } from "./meta-in.ts";
import type { RecordFields } from "./record-fields.ts";
import { useFields } from "./record-fields.ts";
import { isNothing } from "./value/read-value.ts";
import { useWording } from "./value/use-reading.ts";
import css from "./facts.module.css";

interface Props {
  /** Some fields, in this order; otherwise all that a person changes, as the kind declares them. */
  names?: readonly string[];
  /** Fields that are shown elsewhere. */
  except?: readonly string[];
  /** The field that all is about: it stands first, without its name. */
  lead?: string;
  /** Also those that say nothing, with their sign: that they do is what is looked for. */
  always?: boolean;
}

/** The fields that a view shows of a record. */
export function shownOf(
  record: Pick<RecordFields, "kind" | "own">,
  { names, except = [] }: Pick<Props, "names" | "except">,
): FieldMeta[] {
  if (names) return names.flatMap((name) => metaIn(record, name) ?? []);
  return [...editedOf(record.kind, except), ...record.own];
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
