import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { TicketFilter } from "../../../shared/ipc/ticket-filter.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { EmptyState, Row } from "../../ui/index.ts";
import type { View } from "../views.ts";
import { otherViewsWith } from "../views.ts";

interface Props {
  asked: string;
  filter: TicketFilter;
  view: View;
  onView: (view: View) => void;
}

/** Nothing of what is searched for is in this view; where it is, and the way there. */
export function NotHere({ asked, filter, view, onView }: Props) {
  const t = useText("queue");
  const format = useFormat();
  const counts = useCoreQuery("ticket.counts", { text: asked, filter }).data;
  if (!counts) return null;
  const { total, views } = otherViewsWith(counts, view);
  if (total === 0) {
    return (
      <EmptyState icon={<IconSearch size="1em" />} title={t("nothing.title")}>
        {t("nothing.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconSearch size="1em" />}
      title={t("notHere.title", { view: t(`view.${view}`) })}
      action={
        <Row>
          {views.map(({ id, count }, index) => (
            <Button key={id} variant={index === 0 ? "filled" : "default"} onClick={() => onView(id)}>
              {t("notHere.show", { view: t(`view.${id}`), count: format.number(count) })}
            </Button>
          ))}
        </Row>
      }
    >
      {t("notHere.text", { count: total })}
    </EmptyState>
  );
}
