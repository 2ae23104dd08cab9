import { Button } from "@mantine/core";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { Abnormal } from "../../../shared/domain/run/abnormal.ts";
import type { TourTarget } from "../../../shared/ipc/rounds.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { KeyHint, Note, openRecord } from "../../ui/index.ts";

/** What was abnormal at a target, and the ticket that carries it, or the way to open one. */
export function WhatWasFound({ target, onRaise }: { target: TourTarget; onRaise: (() => void) | null }) {
  const t = useText("rounds");
  const said = useAbnormal();
  const { outcome, abnormal, raised, state } = target;
  if (state !== "walked" || outcome !== "abnormal") return null;
  return (
    <Note
      tone="bad"
      title={abnormal.map(said).join(t("semicolon"))}
      actions={
        raised ? (
          <Button variant="default" onClick={() => openRecord("queue", raised.id)}>
            {t("raised", { number: raised.number })}
          </Button>
        ) : (
          onRaise && (
            <Button onClick={onRaise}>
              {t("raise")} <KeyHint shortcut="r" />
            </Button>
          )
        )
      }
    />
  );
}

/** One step: what was read, and what should have been. */
function useAbnormal(): (found: Abnormal) => string {
  const t = useText("rounds");
  const locale = useLocale();
  return ({ title, readings, range, expected, words }) => {
    const read = readings.map(({ name, of, value, unit }) =>
      [inLanguage(name, locale), of, String(value), unit].filter(Boolean).join(" "),
    );
    const wanted = range ? spanOf(range) : inLanguage(expected, locale);
    const should = wanted === "" ? "" : t("should", { range: wanted });
    return [inLanguage(title, locale), read.join(t("and")), words, should].filter(Boolean).join(" ");
  };
}

function spanOf({ min, max }: NonNullable<Abnormal["range"]>): string {
  if (min !== undefined && max !== undefined) return `${min}–${max}`;
  return min !== undefined ? `≥ ${min}` : max !== undefined ? `≤ ${max}` : "";
}
