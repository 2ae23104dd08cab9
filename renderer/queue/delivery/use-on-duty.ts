import { dutyAt } from "../../../shared/domain/definition/duty.ts";
import type { DutyLine } from "../../../shared/domain/definition/duty-sheet.ts";
import { useNow } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useDefinitions } from "../../records/index.ts";

/** Who is on duty now, by name and number; null where no sheet says. */
export function useOnDuty(
  site: string | null,
  line: DutyLine,
): { name: string; phone: string; until: number | null } | null {
  const sheets = useDefinitions("duty").rows;
  const calendars = useDefinitions("calendar").rows;
  const members = useDeskRows("member");
  const now = useNow();
  if (sheets.length === 0) return null;
  const duty = dutyAt([...sheets, ...calendars], site, line, now);
  if (!duty) return null;
  const name = members.find(({ id }) => id === duty.member)?.name ?? "";
  return name === "" && duty.phone === "" ? null : { name, phone: duty.phone, until: duty.until };
}
