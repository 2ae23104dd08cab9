import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { partsSet } from "../../../shared/ipc/ticket-filter.ts";
import { useText } from "../../i18n/index.ts";
import { useQueue } from "../queue-state.ts";
import { chooseTickets, clearFilter } from "./choose.ts";
import { usePartWords } from "./part-words.ts";
import css from "./filter.module.css";

/** What the list is filtered by, each part with its way out. */
export default function FilterChips() {
  const t = useText("queue");
  const words = usePartWords();
  const filter = useQueue((state) => state.filter);
  const parts = partsSet(filter);
  return (
    <div className={css.chips} role="group" aria-label={t("filter.set")}>
      {parts.map((part) => (
        <Button
          key={part}
          size="compact-sm"
          variant="light"
          rightSection={<IconX size="0.875rem" aria-hidden />}
          aria-label={t("filter.remove", { what: words(filter, part) })}
          onClick={() => chooseTickets({ [part]: undefined })}
        >
          {words(filter, part)}
        </Button>
      ))}
      {parts.length > 1 ? (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={clearFilter}>
          {t("filter.clear")}
        </Button>
      ) : null}
    </div>
  );
}
