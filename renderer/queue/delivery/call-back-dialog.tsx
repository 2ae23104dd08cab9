import { Radio } from "@mantine/core";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FreeText, Stack } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { callBackForm } from "./delivery-forms.ts";
import type { CallBackValues } from "./delivery-forms.ts";

const ENDS = ["content", "notContent", "notReached"] as const;

/** What came of asking the user again. */
export function CallBackDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  return (
    <ActDialog<CallBackValues>
      title={t("callBack.title", { number: row.number })}
      submit={t("callBack.save")}
      writes="ticket.callBack"
      about={row.id}
      asking={callBackForm(row.id)}
      initial={{ end: null, said: "" }}
      wrong={({ end }) => (end === null ? { end: t("callBack.needEnd") } : null)}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Radio.Group
            label={t("callBack.end")}
            value={values.end}
            error={errors.end}
            required
            onChange={(end) => set("end", end as CallBackValues["end"])}
          >
            <Stack>
              {ENDS.map((value) => (
                <Radio key={value} value={value} label={t(`callBack.${value}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <FreeText
            label={t("callBack.said")}
            value={values.said}
            error={errors.said}
            maxLength={1000}
            minRows={2}
            onChange={(event) => set("said", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
