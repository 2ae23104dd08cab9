import { Button } from "@mantine/core";
import type { TourDetail } from "../../../shared/ipc/rounds.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { AppDialog, FreeText, Note, Row, Stack } from "../../ui/index.ts";
import { isOpen } from "./next-target.ts";
import css from "./walk.module.css";

interface Props {
  detail: TourDetail;
  onMiss: () => void;
  onClose: () => void;
}

const UNSAID = { note: "" };

/** Finishes a tour; where something is left, it says what, and leads to the reason why. */
export function FinishDialog({ detail, onMiss, onClose }: Props) {
  const t = useText("rounds");
  const { row, progress, targets } = detail;
  const tour = row.id;
  const left = targets.filter((target) => isOpen(target) && !target.extra);
  if (left.length > 0) {
    return (
      <AppDialog title={t("finish")} onClose={onClose}>
        <Stack>
          <Note tone="warn" title={t("leftCount", { count: left.length })}>
            {t("leftHint")}
          </Note>
          <ul className={css.left} aria-label={t("leftCount", { count: left.length })}>
            {left.map(({ key, label, place }) => (
              <li key={key}>{[label, place].filter(Boolean).join(" · ")}</li>
            ))}
          </ul>
          <Row end>
            <Button variant="default" onClick={onClose}>
              {t("goOn")}
            </Button>
            <Button onClick={onMiss} data-autofocus>
              {t("miss")}
            </Button>
          </Row>
        </Stack>
      </AppDialog>
    );
  }
  return (
    <ActDialog<typeof UNSAID>
      title={t("finish")}
      submit={t("finish")}
      writes="tour.finish"
      about={tour}
      asking={{
        asks: ({ note }) => ["tour.finish", { tour, note: note.trim() }],
        places: { note: "note" },
      }}
      initial={UNSAID}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <p className={css.soft}>
            {t("finishText", { walked: progress.walked, missed: progress.missed, total: progress.targets })}
          </p>
          <FreeText
            label={t("tour:field.note")}
            value={values.note}
            error={errors.note}
            maxLength={1000}
            minRows={2}
            data-autofocus
            onChange={(event) => set("note", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
