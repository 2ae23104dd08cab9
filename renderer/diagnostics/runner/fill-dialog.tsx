import { Button } from "@mantine/core";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { momentOf, useCommand, useCoreSession } from "../../core/index.ts";
import { useFormat, useLocale, useText } from "../../i18n/index.ts";
import { useReadingWords } from "../../runs/reading-words.ts";
import { judgedOf } from "../../runs/steps-told.ts";
import { AppDialog, ErrorNote, Row, Stack } from "../../ui/index.ts";
import { OutcomeMark } from "../outcome-mark.tsx";
import { sharedRaw } from "./machine-readings.ts";
import type { Fit } from "./machine-readings.ts";
import css from "./runner.module.css";

interface Props {
  detail: RunDetail;
  /** At least one, all of the same machine. */
  fits: readonly Fit[];
  /** The readings stay with their steps, for somebody to judge one by one. */
  onKeep: (fits: readonly Fit[]) => void;
  onFilled: (steps: readonly string[]) => void;
  onClose: () => void;
}

/**
 * What one file answers of a run, for a person to look at: the button that states it says of how many steps,
 * and all of them are listed. What suggests nothing, or needs the user's consent first, is stated in its step.
 */
export function FillDialog({ detail, fits, onKeep, onFilled, onClose }: Props) {
  const t = useText("diagnostics");
  const format = useFormat();
  const locale = useLocale();
  const told = useReadingWords();
  const { now } = useCoreSession();
  const { run: execute, busy, error } = useCommand();
  const stated = fits.filter((fit) => fit.suggests !== null && !waits(detail, fit));
  const { machine, at, way } = (fits[0] as Fit).reading;

  async function state() {
    if (busy) return;
    const said = momentOf(new Date(now()));
    const readings = sharedRaw(stated.map(({ reading }) => reading));
    const answers = stated.map(
      ({ step, suggests }, index) =>
        [step.key, { outcome: suggests, reading: readings[index], at: said }] as const,
    );
    const done = await execute("run.answer", {
      run: detail.row.id,
      answer: Object.fromEntries(answers) as never,
    });
    if (!done.ok) return;
    onKeep(fits.filter((fit) => !stated.includes(fit)));
    onFilled(stated.map(({ step }) => step.key));
    onClose();
  }

  function keep() {
    onKeep(fits);
    onClose();
  }

  return (
    <AppDialog title={t("fill.title")} size="lg" onClose={onClose}>
      <Stack>
        <p className={css.soft}>
          {[t(`way.${way}`), machine.name, machine.serial, format.dateTime(Date.parse(at))]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <ul className={css.fills} aria-label={t("steps")}>
          {fits.map((fit) => (
            <li key={fit.step.key} className={css.fill}>
              <strong>{inLanguage(fit.step.title, locale)}</strong>
              {stated.includes(fit) && fit.suggests !== null ? (
                <span className={css.suggested}>
                  {t("fill.suggests")} <OutcomeMark outcome={fit.suggests} />
                </span>
              ) : (
                <span className={css.soft}>{t(waits(detail, fit) ? "fill.waits" : "fill.byHand")}</span>
              )}
              <span className={css.soft}>
                {judgedOf(fit.step, fit.reading.values, fit.reading.probe).map(told).join(" · ")}
              </span>
            </li>
          ))}
        </ul>
        {error && <ErrorNote error={error} />}
        <Row end>
          <Button variant="default" onClick={keep}>
            {t("fill.keep")}
          </Button>
          {stated.length > 0 && (
            <Button loading={busy} onClick={() => void state()}>
              {t("fill.state", { count: stated.length })}
            </Button>
          )}
        </Row>
      </Stack>
    </AppDialog>
  );
}

/** Its data are touched only with consent, or with the state of the backup. */
const waits = ({ consent, backup }: RunDetail, { step }: Fit) =>
  (step.touchesData && consent !== true) || (step.destroys && backup === null) || step.evidence;
