import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Overwritten } from "../../../shared/log/state.ts";
import { useCoreQuery, useNow } from "../../core/index.ts";
import type { Asked } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Said, isHidden } from "../../records/index.ts";
import { Section } from "../../ui/index.ts";
import { metaIn, shownOf } from "../meta-in.ts";
import type { EditValue } from "../edits.ts";
import type { RecordFields } from "../record-fields.ts";
import { editing, useFields } from "../record-fields.ts";
import { readField, useWording } from "../value/use-reading.ts";
import { stillLost } from "./still-lost.ts";
import css from "./overwritten.module.css";

/** The act that writes a lost value again; null where there is none: a solution is not restored but said again. */
export function restoring(
  { kind, id, own, again }: RecordFields,
  { field, value }: Overwritten,
): Asked | null {
  if (isHidden(value)) return null;
  if (metaIn({ kind, own }, field)?.edited) return editing(kind.name, id, { [field]: value as EditValue });
  return again?.(field, value) ?? null;
}

/** A value that a colleague wrote at the same time and that lost, with one click to restore it. */
function OverwrittenNote({ lost, aside }: { lost: Overwritten; aside?: ReactNode }) {
  const t = useText("fields");
  const format = useFormat();
  const now = useNow();
  const record = useFields();
  const { editable, act, reader } = record;
  const members = useCoreQuery("member.list", {}).data ?? [];
  const say = useWording();
  const meta = metaIn(record, lost.field);
  const { mark } = lost;
  const who = members.find((member) => member.id === mark.actor)?.name ?? t("domain:unknown.member");
  const about = { who, when: format.moment(mark.at, now) };
  const value = meta ? readField(reader, meta, lost.value, say) : "";
  const again = editable ? restoring(record, lost) : null;
  return (
    <div className={css.overwritten}>
      <span>
        {value === "" ? (
          t("overwritten.emptied", about)
        ) : (
          <Said text={t("overwritten.wrote", { ...about, value })} operation={mark.op} field={lost.field} />
        )}
      </span>
      {aside}
      {again ? (
        <Button variant="subtle" size="compact-xs" onClick={() => void act(again)}>
          {t("overwritten.restore")}
        </Button>
      ) : null}
    </div>
  );
}

/** What one field overwrote, each value once. */
export function OverwrittenOf({ name }: { name: string }) {
  const { overwritten, values } = useFields();
  const lost = stillLost(overwritten, values).filter(({ field }) => field === name);
  return lost.map((each) => <OverwrittenNote key={each.mark.op} lost={each} />);
}

/** What was overwritten of fields that `Facts` does not show: those say it themselves. */
export function OverwrittenRest({ aside }: { aside?(lost: Overwritten): ReactNode }) {
  const t = useText("fields");
  const say = useWording();
  const record = useFields();
  const shown = new Set(shownOf(record).map(({ name }) => name));
  const lost = stillLost(record.overwritten, record.values).filter(({ field }) => !shown.has(field));
  if (lost.length === 0) return null;
  return (
    <Section title={t("overwritten.title")} note={t("overwritten.note")}>
      <dl className={css.rest}>
        {lost.map((each) => {
          const meta = metaIn(record, each.field);
          return (
            <div key={`${each.field} ${each.mark.op}`}>
              <dt>{say(meta?.title ?? { key: "domain:unknown.field" })}</dt>
              <dd>
                <OverwrittenNote lost={each} aside={aside?.(each)} />
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
