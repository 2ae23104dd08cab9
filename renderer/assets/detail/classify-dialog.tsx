import { useState } from "react";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FreeText, Note } from "../../ui/index.ts";

interface Values {
  reason: string;
}

interface Props {
  asset: string;
  name: string;
  act: "classify" | "declassify";
  onClose: () => void;
}

/** An asset is marked as classified, or the mark is taken away: either with a reason. */
export function ClassifyDialog({ asset, name, act, onClose }: Props) {
  const t = useText("assets");
  const [initial] = useState<Values>({ reason: "" });
  return (
    <ActDialog<Values>
      title={t(`classified.${act}.title`, { name })}
      submit={t(`asset:act.${act}`)}
      writes={`asset.${act}`}
      about={asset}
      initial={initial}
      asking={{
        asks: ({ reason }) => [`asset.${act}`, { asset, reason: reason.trim() }],
        places: { reason: "reason" },
      }}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Note tone="note" title={t(`classified.${act}.hint`)} />
          <FreeText
            label={t("classified.reason")}
            value={values.reason}
            error={errors.reason}
            maxLength={400}
            minRows={2}
            required
            data-autofocus
            onChange={(event) => set("reason", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
