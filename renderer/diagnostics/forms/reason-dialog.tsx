import { useState } from "react";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FreeText } from "../../ui/index.ts";

interface Values {
  reason: string;
}

interface Props {
  run: string;
  /** Given up; or its ticket is let pass although it is not finished. */
  act: "abandon" | "override";
  onClose: () => void;
}

/** What is done to a run with a reason, and for good. */
export function ReasonDialog({ run, act, onClose }: Props) {
  const t = useText("run");
  const [initial] = useState<Values>({ reason: "" });
  const field = act === "abandon" ? "reason" : "override";
  return (
    <ActDialog<Values>
      title={t(`act.${act}`)}
      submit={t(`act.${act}`)}
      danger={act === "abandon"}
      writes={`run.${act}`}
      about={run}
      initial={initial}
      asking={{
        asks: ({ reason }) =>
          act === "abandon"
            ? ["run.abandon", { run, reason: reason.trim() }]
            : ["run.override", { run, override: reason.trim() }],
        places: { [field]: "reason" },
      }}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <FreeText
          label={t(`field.${field}`)}
          value={values.reason}
          error={errors.reason}
          maxLength={400}
          minRows={2}
          required
          data-autofocus
          onChange={(event) => set("reason", event.currentTarget.value)}
        />
      )}
    </ActDialog>
  );
}
