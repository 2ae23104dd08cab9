import { useState } from "react";
import { SHIFT_SECTIONS } from "../../shared/domain/shift/shift.ts";
import type { ShiftItem } from "../../shared/domain/shift/shift.ts";
import { momentOf, useCoreQuery, useCoreSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ActDialog } from "../records/index.ts";
import { FreeText, showCard } from "../ui/index.ts";
import { shiftForm, shiftValues } from "./shift-forms.ts";
import type { ShiftValues } from "./shift-forms.ts";

/** The sheet that is handed to the next shift: collected, then edited by whoever hands it over. */
export function ShiftDialog({ onClose }: { onClose: () => void }) {
  const { now } = useCoreSession();
  const [at] = useState(() => momentOf(new Date(now())));
  const { data } = useCoreQuery("shift.collect", { now: at });
  return data ? <Sheet collected={data} onClose={onClose} /> : null;
}

function Sheet({ collected, onClose }: { collected: readonly ShiftItem[]; onClose: () => void }) {
  const t = useText("shift");
  // As it was collected when the sheet was begun: what changes meanwhile is the writer's to say.
  const [first] = useState(collected);
  const [initial] = useState(() => shiftValues(first));
  return (
    <ActDialog<ShiftValues>
      title={t("act.write")}
      size="lg"
      writes="shift.write"
      about={null}
      asking={shiftForm(first)}
      initial={initial}
      foot={t("collected")}
      onDone={(id) => id !== null && showCard("shift", id)}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          {SHIFT_SECTIONS.map((section, index) => (
            <FreeText
              key={section}
              label={t(`section.${section}`)}
              value={values[section]}
              error={errors[section]}
              minRows={2}
              data-autofocus={index === 0 || undefined}
              onChange={(event) => set(section, event.currentTarget.value)}
            />
          ))}
          <FreeText
            label={t("field.note")}
            value={values.note}
            error={errors.note}
            maxLength={2000}
            minRows={2}
            onChange={(event) => set("note", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
