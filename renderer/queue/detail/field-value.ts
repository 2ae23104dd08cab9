import { useCallback } from "react";
import { useFormat, useText } from "../../i18n/index.ts";
import { useTicket } from "./ticket-context.ts";

const ENUMS: Record<string, string> = {
  type: "ticketType",
  channel: "channel",
  impact: "impact",
  urgency: "urgency",
  category: "category",
  status: "ticketStatus",
  resolutionCode: "resolutionCode",
  rootCause: "rootCause",
  confirmation: "confirmation",
};

/** How a field's value reads; '' for none. */
export function useTicketValue(): (field: string, value: unknown) => string {
  const t = useText("domain");
  const format = useFormat();
  const { sites, members } = useTicket();
  return useCallback(
    (field, value) => {
      if (value === null || value === undefined || value === "") return "";
      if (typeof value === "boolean") return t(value ? "yes" : "no");
      if (field === "site") return sites.find((site) => site.id === value)?.name ?? "";
      if (field === "assignee") {
        return members.find((member) => member.id === value)?.name ?? t("unknown.member");
      }
      if (field === "startedAt") return format.dateTime(Date.parse(String(value)));
      const words = ENUMS[field];
      if (words === "category") {
        const group = String(value).split(".")[0] ?? "";
        return `${t(`categoryGroup.${group}`)} / ${t(`category.${String(value)}`)}`;
      }
      return words ? t(`${words}.${String(value)}`) : String(value);
    },
    [t, format, sites, members],
  );
}
