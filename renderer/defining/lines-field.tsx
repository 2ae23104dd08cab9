import { ActionIcon, Button } from "@mantine/core";
import { IconArrowUp, IconChevronDown, IconChevronRight, IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { Part } from "../../shared/domain/definition/body-parts.ts";
import type { Family } from "../../shared/domain/definition/families.ts";
import type { Localized } from "../../shared/domain/definition/localized.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { useCoreSession } from "../core/index.ts";
import { useLocale, useText } from "../i18n/index.ts";
import { SectionHeading } from "../ui/index.ts";
import { blankOf } from "./body-values.ts";
import type { Body } from "./body-values.ts";
import css from "./defining.module.css";
import { freshKey } from "./fresh-key.ts";
import { partLabel } from "./part-meta.ts";

interface Props {
  family: Family;
  part: Part & { draws: "lines" };
  /** Names of the parts down to it. */
  path: readonly string[];
  place: string;
  lines: readonly Body[];
  errors: Readonly<Record<string, string>>;
  onLines: (to: Body[]) => void;
  /** The parts of one line. */
  children: (line: Body, place: string, onChange: (to: Body) => void) => ReactNode;
}

/** Lines of parts: folded to their names, one is open at a time. */
export function LinesField({ family, part, path, place, lines, errors, onLines, children }: Props) {
  const t = useText("defining");
  const locale = useLocale();
  const { now } = useCoreSession();
  const [open, setOpen] = useState<number | null>(null);
  const label = partLabel(t, family, path);
  const isWrong = (index: number) => Object.keys(errors).some((at) => at.startsWith(`${place}.${index}.`));

  function add() {
    const line = blankOf(part.parts);
    onLines([...lines, "key" in line ? { ...line, key: freshKey(lines, now()) } : line]);
    setOpen(lines.length);
  }

  function earlier(index: number) {
    const next = [...lines];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index - 1, 0, moved);
    onLines(next);
    setOpen(open === index ? index - 1 : open === index - 1 ? index : open);
  }

  function takeOut(index: number) {
    onLines(lines.filter((_, at) => at !== index));
    setOpen(open === null || open === index ? null : open > index ? open - 1 : open);
  }

  return (
    <section className={css.lines} aria-label={label}>
      <SectionHeading>{label}</SectionHeading>
      {errors[place] !== undefined && (
        <p className={css.wrong} role="alert">
          {errors[place]}
        </p>
      )}
      <ol className={css.plain}>
        {lines.map((line, index) => {
          const name =
            inLanguage((line.title ?? {}) as Localized, locale) || t("line", { number: index + 1 });
          const shown = open === index || isWrong(index);
          return (
            <li key={typeof line.key === "string" ? line.key : index} className={css.line} aria-label={name}>
              <div className={css.lineHead}>
                <Button
                  variant="subtle"
                  color="gray"
                  className={css.lineName}
                  aria-expanded={shown}
                  leftSection={
                    shown ? (
                      <IconChevronDown size="1rem" aria-hidden />
                    ) : (
                      <IconChevronRight size="1rem" aria-hidden />
                    )
                  }
                  onClick={() => setOpen(shown ? null : index)}
                >
                  {name}
                </Button>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={index === 0}
                  aria-label={t("earlier", { what: name })}
                  onClick={() => earlier(index)}
                >
                  <IconArrowUp size="1rem" aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("takeOut", { what: name })}
                  onClick={() => takeOut(index)}
                >
                  <IconX size="1rem" aria-hidden />
                </ActionIcon>
              </div>
              {shown && (
                <div className={css.lineBody}>
                  {children(line, `${place}.${index}`, (to) =>
                    onLines(lines.map((each, at) => (at === index ? to : each))),
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size="0.875rem" aria-hidden />}
        onClick={add}
      >
        {t("add")}
      </Button>
    </section>
  );
}
