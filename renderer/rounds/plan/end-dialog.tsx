import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FreeText } from "../../ui/index.ts";

const UNSAID = { endReason: "" };

/** Ends a plan: it falls due no more, and somebody says why. */
export function EndDialog({ round, onClose }: { round: string; onClose: () => void }) {
  const t = useText("rounds");
  return (
    <ActDialog<typeof UNSAID>
      title={t("end")}
      submit={t("end")}
      writes="round.end"
      about={round}
      asking={{
        asks: ({ endReason }) => ["round.end", { round, endReason: endReason.trim() }],
        places: { endReason: "endReason" },
      }}
      initial={UNSAID}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <FreeText
          label={t("round:field.endReason")}
          value={values.endReason}
          error={errors.endReason}
          maxLength={400}
          minRows={2}
          required
          data-autofocus
          onChange={(event) => set("endReason", event.currentTarget.value)}
        />
      )}
    </ActDialog>
  );
}
