import { Radio, SegmentedControl } from "@mantine/core";
import { useId, useState } from "react";
import { CONFIRMATIONS } from "../../../shared/domain/ticket/ticket-fields.ts";
import { useText } from "../../i18n/index.ts";
import { FormDialog, Stack } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { useSending } from "./use-sending.ts";

type Confirmation = (typeof CONFIRMATIONS)[number];
const RATINGS = ["5", "4", "3", "2", "1"];

/** Closes with the user's word and, if given, the rating. */
export function CloseDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const words = useText("ticket");
  const { detail, act } = useTicket();
  const [confirmation, setConfirmation] = useState<Confirmation>("verbal");
  const [rating, setRating] = useState("");
  const { busy, error, send } = useSending(onClose);
  const ratingLabel = useId();

  return (
    <FormDialog
      title={t("close.title", { number: detail.row.number })}
      submit={t("act.close")}
      busy={busy}
      error={error}
      onSubmit={() =>
        send(() => act("ticket.close", { confirmation, rating: rating === "" ? null : Number(rating) }))
      }
      onClose={onClose}
    >
      <Radio.Group
        label={words("field.confirmation")}
        value={confirmation}
        onChange={(value) => setConfirmation(value as Confirmation)}
      >
        <Stack>
          {CONFIRMATIONS.map((each) => (
            <Radio key={each} value={each} label={words(`confirmation.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <div>
        <p id={ratingLabel}>{words("field.rating")}</p>
        <SegmentedControl
          aria-labelledby={ratingLabel}
          value={rating}
          onChange={setRating}
          data={[
            { value: "", label: t("close.noRating") },
            ...RATINGS.map((value) => ({ value, label: value })),
          ]}
        />
      </div>
    </FormDialog>
  );
}
