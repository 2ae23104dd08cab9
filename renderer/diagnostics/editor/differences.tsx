import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { Badge, SectionHeading } from "../../ui/index.ts";
import type { Difference, FieldChange, PartChange } from "./difference.ts";
import css from "./editor.module.css";
import { useFieldWords } from "./use-field-words.ts";

interface Props {
  difference: Difference;
  from: Checklist;
  to: Checklist;
}

const TONES = { added: "ok", removed: "bad", changed: "note", moved: "quiet" } as const;

/** What differs between two checklists: what was added, taken out, moved, and which fields say something else. */
export function Differences({ difference: { general, steps, conclusions }, from, to }: Props) {
  const t = useText("editor");
  const sides = { from, to };
  return (
    <div className={css.differences}>
      {general.length > 0 && (
        <section aria-label={t("general")}>
          <SectionHeading level={2}>{t("general")}</SectionHeading>
          <Fields fields={general} {...sides} />
        </section>
      )}
      {steps.length > 0 && (
        <section aria-label={t("diagnostics:steps")}>
          <SectionHeading level={2}>{t("diagnostics:steps")}</SectionHeading>
          <Parts parts={steps} {...sides} />
        </section>
      )}
      {conclusions.length > 0 && (
        <section aria-label={t("conclusions")}>
          <SectionHeading level={2}>{t("conclusions")}</SectionHeading>
          <Parts parts={conclusions} {...sides} />
        </section>
      )}
    </div>
  );
}

function Parts({ parts, ...sides }: { parts: readonly PartChange[] } & Omit<Props, "difference">) {
  const t = useText("editor");
  const locale = useLocale();
  return (
    <ul className={css.parts}>
      {parts.map(({ key, title, is, moved, fields }) => (
        <li key={`${is} ${key}`} className={css.changed} data-is={is}>
          <div className={css.head}>
            <Badge tone={TONES[is]}>{t(`change.${is}`)}</Badge>
            <strong>{inLanguage(title, locale) || key}</strong>
            {moved && is !== "moved" && <Badge tone="quiet">{t("change.moved")}</Badge>}
          </div>
          {fields.length > 0 && <Fields fields={fields} {...sides} part={key} />}
        </li>
      ))}
    </ul>
  );
}

interface FieldsProps extends Omit<Props, "difference"> {
  fields: readonly FieldChange[];
  /** Key of the step or conclusion they are of. */
  part?: string;
}

function Fields({ fields, from, to, part }: FieldsProps) {
  const t = useText("editor");
  const before = useFieldWords(from);
  const after = useFieldWords(to);
  const of = ({ steps }: Checklist) => {
    const step = steps.find(({ key }) => key === part);
    return {
      ...(part === undefined ? {} : { key: part }),
      ...(step?.kind === "probe" ? { probe: step.probe } : {}),
    };
  };
  return (
    <dl className={css.fields}>
      {fields.map(({ field, from: was, to: is }) => (
        <div key={field} className={css.field}>
          <dt>{t([`field.${field}`, `mark.${field}`])}</dt>
          <dd>
            <Side words={before(field, was, of(from))} is="from" />
            <Side words={after(field, is, of(to))} is="to" />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Side({ words, is }: { words: readonly string[]; is: "from" | "to" }) {
  const t = useText("editor");
  const Tag = is === "from" ? "del" : "ins";
  return (
    <Tag className={css.side} aria-label={t(is === "from" ? "was" : "is")}>
      {words.length === 0 ? (
        <span className={css.soft}>{t("nothing")}</span>
      ) : (
        words.map((line, index) => <span key={`${index} ${line}`}>{line}</span>)
      )}
    </Tag>
  );
}
