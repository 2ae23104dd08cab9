import type { FilterPart, TicketFilter } from "../../../shared/ipc/ticket-filter.ts";
import { MY_GROUPS, NOBODY } from "../../../shared/ipc/ticket-filter.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";

/** What each part of a filter says, as words of a chip. */
export function usePartWords(): (filter: TicketFilter, part: FilterPart) => string {
  const t = useText("queue");
  const categories = useDefinitions("category");
  const groups = useDefinitions("categorygroup");
  const workgroups = useDefinitions("group");
  const members = useDeskRows("member");
  const sites = useCoreQuery("site.list", {}).data ?? [];
  return (filter, part) => {
    switch (part) {
      case "priorities":
        return (filter.priorities ?? [])
          .map((each) => t(`ticket:priority.${each}`))
          .join(t("filter.between"));
      case "group":
        return t("filter.wholeGroup", { group: groups.word(filter.group ?? "") });
      case "category":
        return categories.word(filter.category ?? "");
      case "type":
        return filter.type ? t(`ticket:type.${filter.type}`) : "";
      case "site":
        return sites.find(({ id }) => id === filter.site)?.name ?? t("filter.unknown");
      case "assignee":
        return filter.assignee === NOBODY
          ? t("assignedToNobody")
          : (members.find(({ id }) => id === filter.assignee)?.name ?? t("filter.unknown"));
      case "workgroup":
        return filter.workgroup === MY_GROUPS
          ? t("filter.myGroups")
          : workgroups.word(filter.workgroup ?? "");
      case "from":
        return t("filter.fromDay", { day: filter.from });
      case "until":
        return t("filter.untilDay", { day: filter.until });
      case "security":
        return t("mark.security");
      case "conflicts":
        return t("mark.conflict");
    }
  };
}
