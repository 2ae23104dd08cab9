import { ActionIcon, Button } from "@mantine/core";
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import type { WrittenFault } from "../../../shared/domain/checklist/form-faults.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { SectionHeading, StatusMark } from "../../ui/index.ts";
import type { EditedChecklist } from "./edited.ts";
import css from "./editor.module.css";
import { partOf } from "./faults-at.ts";

interface Props {
  draft: EditedChecklist;
  faults: readonly WrittenFault[];
  /** Key of what is shown; '' for what is said of the whole. */
  shown: string;
  onShow: (key: string) => void;
  onAdd: (what: "step" | "conclusion") => void;
  onMove: (key: string, by: number) => void;
  onRemove: (key: string) => void;
}

/** The parts of a draft as a slim column: what it is called, its steps, its conclusions, each with what is wrong with it. */
export function Outline({ draft, faults, shown, onShow, onAdd, onMove, onRemove }: Props) {
  const t = useText("editor");
  const locale = useLocale();
  const wrong = new Set(faults.map((fault) => partOf(draft, fault)));
  const line = (key: string, number: string, title: Localized) => (
    <button
      type="button"
      className={css.item}
      aria-current={shown === key ? "true" : undefined}
      onClick={() => onShow(key)}
    >
      {number !== "" && <span className={css.number}>{number}</span>}
      <span className={css.partTitle}>{inLanguage(title, locale) || t("untitled")}</span>
      {wrong.has(key) && (
        <StatusMark tone="bad" icon={<IconAlertTriangle size="1em" />}>
          {t("wrong")}
        </StatusMark>
      )}
    </button>
  );
  const list = (parts: readonly { key: string; title: Localized }[], word: "step" | "end") => (
    <ol>
      {parts.map(({ key, title }, index) => (
        <li key={key} data-shown={shown === key || undefined}>
          {line(key, t(word, { number: index + 1 }), title)}
          {shown === key && (
            <span className={css.tools}>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === 0}
                aria-label={t("moveUp", { what: inLanguage(title, locale) })}
                onClick={() => onMove(key, -1)}
              >
                <IconArrowUp size="1rem" aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === parts.length - 1}
                aria-label={t("moveDown", { what: inLanguage(title, locale) })}
                onClick={() => onMove(key, 1)}
              >
                <IconArrowDown size="1rem" aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={parts.length === 1}
                aria-label={t("takeOut", { what: inLanguage(title, locale) || t("untitled") })}
                onClick={() => onRemove(key)}
              >
                <IconTrash size="1rem" aria-hidden />
              </ActionIcon>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
  return (
    <nav className={css.outline} aria-label={t("outline")}>
      {line("", "", { "zh-CN": t("general"), en: t("general") })}
      <SectionHeading level={2}>{t("diagnostics:steps")}</SectionHeading>
      {list(draft.steps, "step")}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size="0.875rem" aria-hidden />}
        onClick={() => onAdd("step")}
      >
        {t("addStep")}
      </Button>
      <SectionHeading level={2}>{t("conclusions")}</SectionHeading>
      {list(draft.conclusions, "end")}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size="0.875rem" aria-hidden />}
        onClick={() => onAdd("conclusion")}
      >
        {t("addConclusion")}
      </Button>
    </nav>
  );
}
