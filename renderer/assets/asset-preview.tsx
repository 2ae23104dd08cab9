import { modelOf } from "../../shared/domain/asset/asset-view.ts";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import type { PreviewProps } from "../contributions/index.ts";
import { ClockMark } from "../clock/clock-mark.tsx";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { HiddenIn, Said, SaidInLine, useDefinitions } from "../records/index.ts";
import { KeyValues } from "../ui/index.ts";

/** An asset at a glance: what it is, who has it, where it stands. */
export default function AssetPreview({ id }: PreviewProps) {
  const t = useText("asset");
  const kinds = useDefinitions("assetkind");
  const { data } = useCoreQuery("asset.get", { id });
  if (!data) return null;
  const { row, tickets } = data;
  const model = modelOf(row);
  return (
    <HiddenIn detail={data}>
      <strong>
        {row.tag || row.number} <SaidInLine text={row.name || model} />
      </strong>
      <KeyValues
        items={[
          { label: t("field.kind"), value: kinds.word(row.kind) },
          { label: t("field.model"), value: <Said text={model} field="model" /> },
          { label: t("field.serial"), value: <Said text={row.serial} field="serial" /> },
          {
            label: t("field.holder"),
            value: row.holder === null ? t(`status.${row.status}`) : <Said text={row.holder} />,
          },
          { label: t("field.place"), value: <Said text={row.place} field="place" /> },
          ...(tickets[0] ? [{ label: t("ticket:noun"), value: <OpenTicket ticket={tickets[0]} /> }] : []),
        ]}
      />
    </HiddenIn>
  );
}

/** The ticket that it has last, and how much time that has. */
function OpenTicket({ ticket }: { ticket: TicketRow }) {
  return (
    <>
      <Said text={ticket.title} /> <ClockMark ticket={ticket} />
    </>
  );
}
