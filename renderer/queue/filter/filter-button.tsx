import { ActionIcon, Tooltip } from "@mantine/core";
import { IconFilter, IconFilterFilled } from "@tabler/icons-react";
import { partsSet } from "../../../shared/ipc/ticket-filter.ts";
import { useCoreSession, useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useActions, useKeyOf } from "../../ui/index.ts";
import { useQueue } from "../queue-state.ts";
import { exportFound } from "./export-found.ts";

const KEY = "f";

const toggle = () => useQueue.setState(({ filtering }) => ({ filtering: !filtering }));

/** Opens and closes what the list is filtered by, and says whether it is. */
export function FilterButton() {
  const t = useText("queue");
  const keyOf = useKeyOf();
  const session = useCoreSession();
  const mayExport = useMay("export.run");
  const filtering = useQueue((state) => state.filtering);
  const count = useQueue((state) => partsSet(state.filter).length);
  const write = (format: "xlsx" | "csv") => void exportFound(session, useQueue.getState(), format);
  useActions([
    { id: "ticket.filter", group: "ticket", shortcuts: [KEY], run: toggle },
    ...(["xlsx", "csv"] as const).map((format) => ({
      id: `ticket.${format}`,
      group: "ticket" as const,
      shortcuts: [],
      disabled: !mayExport,
      run: () => write(format),
    })),
  ]);
  const label = count === 0 ? t("filter.title") : t("filter.titleSet", { count });
  return (
    <Tooltip label={t(keyOf(KEY) ? "filter.hint" : "filter.hintKeysOff", { label })}>
      <ActionIcon
        size="lg"
        variant={count > 0 || filtering ? "light" : "subtle"}
        aria-label={label}
        aria-expanded={filtering}
        aria-keyshortcuts={keyOf(KEY)}
        onClick={toggle}
      >
        {count > 0 ? <IconFilterFilled size="1.125rem" /> : <IconFilter size="1.125rem" />}
      </ActionIcon>
    </Tooltip>
  );
}
