import { useCallback } from "react";
import { groupOf } from "../../../shared/domain/definition/definition-view.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useFormat, useLocale, useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { useTicket } from "./ticket-context.ts";

/** Fields whose values are words of the catalogue. */
const WORDED = ["type", "channel", "impact", "urgency", "status", "confirmation"];

/** How a field's value reads; '' for none. */
export function useTicketValue(): (field: string, value: unknown) => string {
  const t = useText("ticket");
  const format = useFormat();
  const { sites, members, detail } = useTicket();
  const locale = useLocale();
  const groups = useDefinitions("categorygroup");
  const categories = useDefinitions("category");
  const codes = useDefinitions("resolution");
  const causes = useDefinitions("cause");
  return useCallback(
    (field, value) => {
      if (value === null || value === undefined || value === "") return "";
      if (typeof value === "boolean") return t(value ? "domain:yes" : "domain:no");
      if (field === "site") return sites.find((site) => site.id === value)?.name ?? "";
      if (field === "assignee") {
        return members.find((member) => member.id === value)?.name ?? t("domain:unknown.member");
      }
      if (field === "startedAt") return format.dateTime(Date.parse(String(value)));
      const defined = { category: categories, resolutionCode: codes, rootCause: causes }[field];
      if (defined) {
        const key = String(value);
        const taken = detail.uses[field];
        // As it was called when the ticket took it; what stood before by its name of today.
        const word = taken?.key === key ? inLanguage(taken.title, locale) : defined.word(key);
        const category = field === "category" && categories.rows.find((row) => row.key === key);
        return category ? `${groups.word(groupOf(category))} / ${word}` : word;
      }
      return WORDED.includes(field) ? t(`${field}.${String(value)}`) : String(value);
    },
    [t, format, sites, members, detail, locale, groups, categories, codes, causes],
  );
}
