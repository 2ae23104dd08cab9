import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconArrowUp, IconX } from "@tabler/icons-react";
import { LEVEL_WORDS } from "../../../shared/domain/approval/levels.ts";
import type { LevelRule } from "../../../shared/domain/approval/levels.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog, useDefinitions } from "../../records/index.ts";
import type { DraftedForm } from "../../ui/index.ts";
import { Choice, Note, Row, Section } from "../../ui/index.ts";
import css from "../settings.module.css";
import { levelsForm, levelsValues, rulesIn, wrongIn } from "./levels-form.ts";
import type { Level, LevelsValues } from "./levels-form.ts";
import { Needed } from "./needed.tsx";

interface Props {
  /** Of the definition. */
  id: string;
  /** As they stand. */
  rules: readonly LevelRule[];
  onClose: () => void;
}

/** Changes who approves a disposal, with what that comes to below. What was decided keeps its levels. */
export function LevelsDialog({ id, rules, onClose }: Props) {
  const t = useText("settings");
  const wrong = (values: LevelsValues) => {
    const { order, ...levels } = wrongIn(values);
    if (order) return { order: t(`levels.wrong.${order}`) };
    return Object.keys(levels).length > 0 ? { from: t("levels.wrong.amount") } : null;
  };
  return (
    <ActDialog<LevelsValues>
      title={t("levels.change")}
      size="lg"
      writes="definition.set"
      about={id}
      asking={levelsForm}
      initial={levelsValues(rules)}
      wrong={wrong}
      onClose={onClose}
    >
      {(form) => {
        const { values, errors, set } = form;
        const made = rulesIn(values);
        const unused = LEVEL_WORDS.filter((level) => !values.order.includes(level));
        return (
          <>
            <ol className={css.levels} aria-label={t("levels.title")}>
              {values.order.map((level, index) => (
                <LevelLine key={level} level={level} index={index} form={form} />
              ))}
            </ol>
            {unused.length > 0 && (
              <Row>
                {unused.map((level) => (
                  <Button
                    key={level}
                    variant="default"
                    onClick={() => set("order", [...values.order, level])}
                  >
                    {t("levels.add", { level: t(`disposal:level.${level}`) })}
                  </Button>
                ))}
              </Row>
            )}
            {errors.order && <Note tone="bad" alert title={errors.order} />}
            <Section title={t("levels.preview")} note={t("levels.keeps")}>
              {made ? (
                <Needed rules={made} label={t("levels.preview")} />
              ) : (
                <p className={css.soft}>{t("levels.wrong.amount")}</p>
              )}
            </Section>
          </>
        );
      }}
    </ActDialog>
  );
}

interface LineProps {
  level: Level;
  index: number;
  form: DraftedForm<LevelsValues>;
}

/** One level: from when on, for what, and its place among the others. */
function LevelLine({ level, index, form }: LineProps) {
  const t = useText("settings");
  const kinds = useDefinitions("assetkind");
  const { values, errors, set } = form;
  const { order, from } = values;
  const name = t(`disposal:level.${level}`);
  const chosen = values.kinds[level];
  const limit = (to: string[]) => set("kinds", { ...values.kinds, [level]: to });
  const earlier = () => set("order", swapped(order, index));
  return (
    <li className={css.level} aria-label={name}>
      <strong className={css.levelName}>{name}</strong>
      <TextInput
        label={t("levels.value")}
        inputMode="decimal"
        value={from[level]}
        error={errors.from && wrongIn(values)[level] ? errors.from : null}
        required
        onChange={(event) => set("from", { ...from, [level]: event.currentTarget.value })}
      />
      <div>
        <Choice
          key={chosen.length}
          label={t("levels.kinds")}
          data={kinds.choices(null).filter(({ value }) => !chosen.includes(value))}
          placeholder={t(chosen.length === 0 ? "levels.everyKind" : "levels.oneMore")}
          value={null}
          onChange={(kind) => kind !== null && limit([...chosen, kind])}
        />
        {chosen.length > 0 && (
          <div className={css.only}>
            {chosen.map((kind) => (
              <Button
                key={kind}
                variant="default"
                size="compact-sm"
                rightSection={<IconX size="0.875rem" aria-hidden />}
                aria-label={t("levels.remove", { level: kinds.word(kind) })}
                onClick={() => limit(chosen.filter((each) => each !== kind))}
              >
                {kinds.word(kind)}
              </Button>
            ))}
          </div>
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={index === 0}
        aria-label={t("levels.earlier", { level: name })}
        onClick={earlier}
      >
        <IconArrowUp size="1rem" aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("levels.remove", { level: name })}
        onClick={() =>
          set(
            "order",
            order.filter((each) => each !== level),
          )
        }
      >
        <IconX size="1rem" aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** One before it is asked after it. */
function swapped(order: readonly Level[], index: number): Level[] {
  const next = [...order];
  const [moved] = next.splice(index, 1);
  if (moved) next.splice(index - 1, 0, moved);
  return next;
}
