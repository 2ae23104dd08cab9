import { Button } from "@mantine/core";
import type { DeliveryResults } from "../../shared/ipc/delivery.ts";
import { useText } from "../i18n/index.ts";
import { Said } from "../records/index.ts";
import { KeyValues, openRecord } from "../ui/index.ts";

interface Props {
  row: DeliveryResults["problem.get"]["row"];
  tickets: DeliveryResults["problem.get"]["tickets"];
  ownerName: string | null;
  /** Its number stands nowhere else. */
  numbered?: boolean;
}

/** What is known of a problem, and the tickets that it gathers. */
export function ProblemFacts({ row, tickets, ownerName, numbered = false }: Props) {
  const t = useText("problem");
  return (
    <>
      <KeyValues
        items={[
          { label: t("field.number"), value: numbered ? row.number : "" },
          { label: t("field.state"), value: t(`state.${row.state}`) },
          { label: t("field.owner"), value: ownerName ?? t("nobody") },
          { label: t("field.changeNo"), value: row.changeNo },
          { label: t("field.knownError"), value: row.knownError, wide: true },
          { label: t("field.workaround"), value: row.workaround, wide: true },
        ].filter(({ value }) => value !== "")}
      />
      <div>
        <strong>{t("gathers", { count: tickets.length })}</strong>
        {tickets.map((each) => (
          <Button
            key={each.id}
            variant="subtle"
            size="compact-sm"
            display="block"
            onClick={() => openRecord("queue", each.id)}
          >
            <Said text={`${each.number} ${each.title}`} />
          </Button>
        ))}
      </div>
    </>
  );
}
