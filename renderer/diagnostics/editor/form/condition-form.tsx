import { ActionIcon, Button, Checkbox } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useText } from "../../../i18n/index.ts";
import { Choice } from "../../../ui/index.ts";
import type { EditedStep } from "../edited.ts";
import css from "../editor.module.css";
import { DRAWN_DEPTH, newLine } from "./condition-draw.ts";
import type { Drawn } from "./condition-draw.ts";
import { LineForm } from "./line-form.tsx";

interface Props {
  /** Those whose answers are there when it is decided. */
  steps: readonly EditedStep[];
  drawing: Drawn;
  /** How deep it lies in another. */
  depth?: number;
  onChange: (to: Drawn) => void;
  /** Null: it is all there is. */
  onRemove?: (() => void) | null;
}

/** A condition, drawn: a comparison, or several of which all or any must hold. */
export function ConditionForm({ steps, drawing, depth = 0, onChange, onRemove = null }: Props) {
  const t = useText("editor");
  const last = steps.at(-1)?.key ?? "";
  if (drawing.is === "line") {
    return (
      <LineForm
        steps={steps}
        line={drawing.line}
        not={drawing.not}
        onChange={(line) => onChange({ ...drawing, line })}
        onNot={(not) => onChange({ ...drawing, not })}
        // A comparison alone becomes one of several.
        onMore={
          depth === 0
            ? () => onChange({ is: "group", by: "all", of: [drawing, newLine(last)], not: false })
            : null
        }
        onRemove={onRemove}
      />
    );
  }
  const { by, of, not } = drawing;
  const put = (next: Drawn[]) => {
    const [only] = next;
    // One alone needs no group around it.
    onChange(next.length === 1 && only && !not && depth === 0 ? only : { ...drawing, of: next });
  };
  return (
    <div className={css.group} role="group" aria-label={t(`groups.${by}`)}>
      <div className={css.row}>
        <Choice
          aria-label={t("groups.label")}
          data={(["all", "any"] as const).map((value) => ({ value, label: t(`groups.${value}`) }))}
          value={by}
          onChange={(to) => to && onChange({ ...drawing, by: to })}
        />
        <Checkbox
          label={t("not")}
          checked={not}
          onChange={(event) => onChange({ ...drawing, not: event.currentTarget.checked })}
        />
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" aria-label={t("takeOutGroup")} onClick={onRemove}>
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        )}
      </div>
      {of.map((each, index) => (
        <ConditionForm
          key={`${index} ${of.length}`}
          steps={steps}
          drawing={each}
          depth={depth + 1}
          onChange={(to) => put(of.with(index, to))}
          onRemove={of.length > 1 ? () => put(of.filter((_, at) => at !== index)) : null}
        />
      ))}
      <div className={css.row}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size="0.875rem" aria-hidden />}
          onClick={() => put([...of, newLine(last)])}
        >
          {t("addCondition")}
        </Button>
        {depth + 1 < DRAWN_DEPTH && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size="0.875rem" aria-hidden />}
            onClick={() =>
              put([
                ...of,
                {
                  is: "group",
                  by: by === "all" ? "any" : "all",
                  of: [newLine(last), newLine(last)],
                  not: false,
                },
              ])
            }
          >
            {t("addGroup")}
          </Button>
        )}
      </div>
    </div>
  );
}
