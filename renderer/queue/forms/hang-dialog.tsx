import { isOpenTicket } from "../../../shared/domain/ticket/ticket-view.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { hangForm } from "./fault-forms.ts";
import type { HangValues } from "./fault-forms.ts";

/** Under which fault a caller's ticket hangs. The newest come first: who calls now mostly speaks of one of today. */
export function HangDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  const faults = useDeskRows("ticket")
    .filter((each) => isOpenTicket(each) && each.id !== row.id && each.main === null)
    .sort((a, b) => b.openedAt - a.openedAt);
  return (
    <ActDialog<HangValues>
      title={t("hang.title", { number: row.number })}
      submit={t("act.hang")}
      writes="ticket.hang"
      about={row.id}
      asking={hangForm(row.id)}
      initial={{ main: null }}
      wrong={({ main }) => (main === null ? { main: t("hang.needMain") } : null)}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <Choice<string>
          label={t("hang.main")}
          description={t("hang.hint")}
          data={faults.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
          value={values.main}
          error={errors.main}
          required
          opened
          data-autofocus
          onChange={(main) => set("main", main)}
        />
      )}
    </ActDialog>
  );
}
