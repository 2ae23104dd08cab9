import { atHand } from "../../../shared/log/parts.ts";
import { useCoreQuery } from "../../core/index.ts";
import type { Party } from "../forms/custody-acts.ts";

/**
 * A party that is known by name alone, as the document shows it: department and staff number stand there
 * only where the directory has one person of exactly this name.
 */
export function useSlipParty(name: string): Party {
  const asked = name.trim();
  const rows = useCoreQuery("person.page", asked === "" ? null : { text: asked, limit: 8 }).data?.rows ?? [];
  const [only, another] = rows.map(atHand).filter((row) => row.name === asked && row.active);
  const known = another ? undefined : only;
  return {
    person: known?.id ?? null,
    name: asked,
    employeeNo: known?.employeeNo ?? "",
    dept: known?.dept ?? "",
  };
}
