import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { OwnField, OwnValue } from "../../../shared/domain/definition/own-field.ts";
import type { Text } from "../../i18n/index.ts";

/** How the value of an own field reads; '' for none. */
export function ownText({ form, unit, choices }: OwnField, value: OwnValue, locale: string, t: Text): string {
  if (value === null) return "";
  if (typeof value === "boolean") return t(value ? "domain:yes" : "domain:no");
  const choice = form === "choice" && choices.find(({ key }) => key === value);
  if (choice) return inLanguage(choice.title, locale);
  return [String(value), unit].filter(Boolean).join(" ");
}
