import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import type { TourDetail } from "../../../shared/ipc/rounds.ts";
import { momentOf, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FreeText, Row } from "../../ui/index.ts";
import { toggled } from "../plan/rhythm-draft.ts";
import { missTargets } from "./miss-form.ts";
import type { MissValues } from "./miss-form.ts";
import { isOpen } from "./next-target.ts";
import css from "./walk.module.css";

interface Props {
  detail: TourDetail;
  chosen: string | null;
  /** @param missed what was said to be missed; null when nothing was */
  onClose: (missed: readonly string[] | null) => void;
}

/** Why targets are not looked at: one reason for any number of them. */
export function MissDialog({ detail, chosen, onClose }: Props) {
  const t = useText("rounds");
  const { now } = useCoreSession();
  const tour = detail.row.id;
  const left = detail.targets.filter((each) => isOpen(each) || each.state === "missed");
  const [initial] = useState<MissValues>(() => ({
    targets: left.some(({ key, state }) => key === chosen && state !== "missed") && chosen ? [chosen] : [],
    reason: "",
  }));
  const [said, setSaid] = useState<readonly string[]>([]);
  return (
    <ActDialog<MissValues>
      title={t("miss")}
      submit={t("missSubmit")}
      writes="tour.miss"
      about={tour}
      asking={missTargets(tour, () => momentOf(new Date(now())))}
      initial={initial}
      onDone={() => onClose(said)}
      onClose={() => onClose(null)}
    >
      {({ values, errors, set, patch }) => (
        <>
          <FreeText
            label={t("whyMissed")}
            value={values.reason}
            error={errors.reason}
            maxLength={400}
            minRows={2}
            required
            data-autofocus
            onChange={(event) => {
              setSaid(values.targets);
              set("reason", event.currentTarget.value);
            }}
          />
          <Row>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                const all = left.filter(isOpen).map(({ key }) => key);
                setSaid(all);
                set("targets", all);
              }}
            >
              {t("allLeft", { count: left.filter(isOpen).length })}
            </Button>
          </Row>
          <div className={css.ticks} role="group" aria-label={t("targets")}>
            {left.map(({ key, label, place, missed }) => (
              <Checkbox
                key={key}
                label={[label, place, missed ? t("missedAlready", { reason: missed.reason }) : ""]
                  .filter(Boolean)
                  .join(" · ")}
                checked={values.targets.includes(key)}
                onChange={() =>
                  patch((then) => {
                    const targets = toggled(then.targets, key);
                    setSaid(targets);
                    return { targets };
                  })
                }
              />
            ))}
          </div>
          {errors.targets && <p className={css.wrong}>{errors.targets}</p>}
        </>
      )}
    </ActDialog>
  );
}
