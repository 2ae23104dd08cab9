import { useCallback } from "react";
import { useFormat, useText } from "../../i18n/index.ts";
import { useTicket } from "./ticket-context.ts";

/** Fields whose values are words of the catalogue. */
const WORDED = [
  "type",
  "channel",
  "impact",
  "urgency",
  "category",
  "status",
  "resolutionCode",
  "rootCause",
  "confirmation",
];

/** How a field's value reads; '' for none. */
export function useTicketValue(): (field: string, value: unknown) => string {
  const t = useText("ticket");
  const format = useFormat();
  const { sites, members } = useTicket();
  return useCallback(
    (field, value) => {
      if (value === null || value === undefined || value === "") return "";
      if (typeof value === "boolean") return t(value ? "domain:yes" : "domain:no");
      if (field === "site") return sites.find((site) => site.id === value)?.name ?? "";
      if (field === "assignee") {
        return members.find((member) => member.id === value)?.name ?? t("domain:unknown.member");
      }
      if (field === "startedAt") return format.dateTime(Date.parse(String(value)));
      if (field === "category") {
        const group = String(value).split(".")[0] ?? "";
        return `${t(`categoryGroup.${group}`)} / ${t(`category.${String(value)}`)}`;
      }
      return WORDED.includes(field) ? t(`${field}.${String(value)}`) : String(value);
    },
    [t, format, sites, members],
  );
}
