import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { inLanguage } from "../../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../../i18n/index.ts";
import { Choice, Note, SectionHeading } from "../../../ui/index.ts";
import { conditionWords } from "../condition-words.ts";
import { moved } from "../draft-acts.ts";
import type { EditedChecklist, EditedStep, EditedWay } from "../edited.ts";
import css from "../editor.module.css";
import { useFaultAt } from "../faults-context.ts";
import { DRAWN_DEPTH, conditionOf, depthOf, drawn, newLine } from "./condition-draw.ts";
import { ConditionForm } from "./condition-form.tsx";

interface Props {
  draft: EditedChecklist;
  index: number;
  step: EditedStep;
  onChange: (to: EditedWay[]) => void;
  onYaml: () => void;
}

const MOST = 20;

/** Where it goes on from a step: the first way whose condition holds; without any, the next step. */
export function WaysForm({ draft, index, step, onChange, onYaml }: Props) {
  const t = useText("editor");
  const { go } = step;
  const targets = useTargets(draft, index);
  const [first] = targets;
  const add = (when: EditedWay["when"]) =>
    onChange([...go, { ...(when ? { when } : {}), to: first?.items[0]?.value ?? "" }]);
  const next = draft.steps[index + 1];
  const ends = go.some(({ when }) => when === undefined);
  return (
    <section className={css.part}>
      <SectionHeading>{t("ways")}</SectionHeading>
      <ol className={css.ways}>
        {go.map((way, at) => (
          <Way
            key={`${at} ${go.length}`}
            draft={draft}
            index={index}
            at={at}
            way={way}
            last={at === go.length - 1}
            targets={targets}
            onChange={(to) => onChange(go.with(at, to))}
            onMove={(by) => onChange(moved(go, at, by))}
            onRemove={() => onChange(go.filter((_, each) => each !== at))}
            onYaml={onYaml}
          />
        ))}
      </ol>
      <p className={css.soft}>
        {ends
          ? t("waysEnd")
          : next
            ? t(go.length > 0 ? "waysElse" : "waysNext", { step: t("step", { number: index + 2 }) })
            : t("waysNone")}
      </p>
      <div className={css.row}>
        <Button
          variant="subtle"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          disabled={go.length >= MOST}
          onClick={() => add(conditionOf(newLine(step.key)) ?? undefined)}
        >
          {t("addWay")}
        </Button>
        {!ends && (
          <Button
            variant="subtle"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            disabled={go.length >= MOST}
            onClick={() => add(undefined)}
          >
            {t("addElse")}
          </Button>
        )}
      </div>
    </section>
  );
}

type Targets = readonly { group: string; items: { value: string; label: string }[] }[];

/** Ways lead forward: to a later step, or to a conclusion. */
function useTargets({ steps, conclusions }: EditedChecklist, index: number): Targets {
  const t = useText("editor");
  const locale = useLocale();
  const named = (key: string, words: string, at: string) => ({
    value: key,
    label: `${at} ${words || t("untitled")}`,
  });
  return [
    {
      group: t("conclusions"),
      items: conclusions.map(({ key, title }, at) =>
        named(key, inLanguage(title, locale), t("end", { number: at + 1 })),
      ),
    },
    {
      group: t("diagnostics:steps"),
      items: steps
        .slice(index + 1)
        .map(({ key, title }, at) =>
          named(key, inLanguage(title, locale), t("step", { number: index + at + 2 })),
        ),
    },
  ].filter(({ items }) => items.length > 0);
}

interface WayProps {
  draft: EditedChecklist;
  index: number;
  at: number;
  way: EditedWay;
  last: boolean;
  targets: Targets;
  onChange: (to: EditedWay) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
  onYaml: () => void;
}

function Way({ draft, index, at, way, last, targets, onChange, onMove, onRemove, onYaml }: WayProps) {
  const t = useText("editor");
  const locale = useLocale();
  const faultAt = useFaultAt();
  const place = ["steps", index, "go", at] as const;
  const { when, to } = way;
  const drawing = when ? drawn(when) : null;
  const name = t("wayNumber", { number: at + 1 });
  const known = targets.some(({ items }) => items.some(({ value }) => value === to));
  // What does not stand there any more is still said, so that it can be seen what was meant.
  const data =
    known || to === "" ? targets : [...targets, { group: t("gone"), items: [{ value: to, label: to }] }];
  const wrong = faultAt(...place, "when") ?? (faultAt(...place, "to") ? null : faultAt(...place));
  return (
    <li className={css.way} aria-label={name}>
      <div className={css.when}>
        {drawing === null ? (
          <strong>{t(at === 0 ? "always" : "otherwise")}</strong>
        ) : depthOf(drawing) > DRAWN_DEPTH ? (
          <div className={css.deep}>
            <p>
              {t("if", { condition: conditionWords(when ?? { all: [] }, { t, locale, steps: draft.steps }) })}
            </p>
            <pre>{JSON.stringify(when, null, 1)}</pre>
            <Button variant="default" size="compact-sm" onClick={onYaml}>
              {t("inYaml")}
            </Button>
          </div>
        ) : (
          <ConditionForm
            steps={draft.steps.slice(0, index + 1)}
            drawing={drawing}
            onChange={(next) => {
              const said = conditionOf(next);
              onChange(said ? { ...way, when: said } : { to });
            }}
          />
        )}
        {wrong && <Note tone="bad" title={wrong} />}
      </div>
      <div className={css.target}>
        <Choice
          className={css.grow}
          label={t("goTo")}
          data={data}
          value={to === "" ? null : to}
          error={faultAt(...place, "to")}
          onChange={(next) => next && onChange({ ...way, to: next })}
        />
        <div className={css.tools}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={at === 0}
            aria-label={t("moveUp", { what: name })}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size="1rem" aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={last}
            aria-label={t("moveDown", { what: name })}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size="1rem" aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("takeOut", { what: name })}
            onClick={onRemove}
          >
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      </div>
    </li>
  );
}
