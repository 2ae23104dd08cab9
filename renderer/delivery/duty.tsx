import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import type { DefinitionRow } from "../../shared/domain/definition/definition-view.ts";
import { dutyAt, dutyIn } from "../../shared/domain/definition/duty.ts";
import { useCoreQuery, useMay, useNow } from "../core/index.ts";
import { useDeskRows } from "../desk/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { useDefinitions } from "../records/index.ts";
import { Row, Stack, showCard } from "../ui/index.ts";
import { DutyDialog } from "./duty-dialog.tsx";
import { closeDelivery, useDelivery } from "./open.ts";
import { ShiftDialog } from "./shift-dialog.tsx";
import css from "./duty.module.css";

/** Who is on duty, and what was handed from shift to shift: everybody reads it, whoever defines things changes it. */
export default function Duty() {
  const t = useText("duty");
  const may = useMay("definition.write");
  const mayWrite = useMay("ticket.write");
  const sheets = useDefinitions("duty").rows.filter(({ retired }) => !retired);
  const calendars = useDefinitions("calendar").rows;
  const [editing, setEditing] = useState<DefinitionRow | null>(null);
  const open = useDelivery((state) => state.open);
  return (
    <Stack>
      {sheets.length === 0 ? (
        <p className={css.soft}>{t("noSheets")}</p>
      ) : (
        <table className={css.table} aria-label={t("title")}>
          <thead>
            <tr>
              <th scope="col">{t("site")}</th>
              <th scope="col">{t("lineLabel")}</th>
              <th scope="col">{t("now")}</th>
              <th scope="col">{t("phone")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {sheets.map((row) => (
              <Sheet key={row.id} row={row} all={[...sheets, ...calendars]}>
                {may && (
                  <Button variant="default" size="compact-sm" onClick={() => setEditing(row)}>
                    {t("change")}
                  </Button>
                )}
              </Sheet>
            ))}
          </tbody>
        </table>
      )}
      <Row>
        {may && (
          <Button variant="default" onClick={() => useDelivery.setState({ open: "duty" })}>
            {t("new")}
          </Button>
        )}
        {mayWrite && (
          <Button variant="default" onClick={() => useDelivery.setState({ open: "shift" })}>
            {t("shift:act.write")}
          </Button>
        )}
      </Row>
      <Sheets />
      {editing && <DutyDialog row={editing} onClose={() => setEditing(null)} />}
      {open === "duty" && <DutyDialog row={null} onClose={closeDelivery} />}
      {open === "shift" && <ShiftDialog onClose={closeDelivery} />}
    </Stack>
  );
}

interface SheetProps {
  row: DefinitionRow;
  all: readonly DefinitionRow[];
  children: ReactNode;
}

function Sheet({ row, all, children }: SheetProps) {
  const t = useText("duty");
  const now = useNow();
  const members = useDeskRows("member");
  const sites = useDeskRows("site");
  const sheet = dutyIn(row);
  if (!sheet) return null;
  const duty = dutyAt(all, sheet.site, sheet.line, now);
  const who = members.find(({ id }) => id === duty?.member)?.name;
  return (
    <tr>
      <th scope="row">{sites.find(({ id }) => id === sheet.site)?.name ?? t("everySite")}</th>
      <td>{t(`line.${sheet.line}`)}</td>
      <td>{who ?? t("nobody")}</td>
      <td>{duty?.phone || sheet.phone || "–"}</td>
      <td>{children}</td>
    </tr>
  );
}

/** The last sheets that one shift handed to the next. */
function Sheets() {
  const t = useText("duty");
  const format = useFormat();
  const { data = [] } = useCoreQuery("shift.list", {});
  if (data.length === 0) return null;
  return (
    <ul className={css.plain} aria-label={t("sheets")}>
      {data.map(({ row, giverName, receiverName }) => (
        <li key={row.id}>
          <Button variant="subtle" size="compact-sm" onClick={() => showCard("shift", row.id)}>
            {t("shift:of", { when: format.dateTime(row.at) })}
          </Button>
          {giverName} → {receiverName ?? t("shift:nobodyYet")}
        </li>
      ))}
    </ul>
  );
}
