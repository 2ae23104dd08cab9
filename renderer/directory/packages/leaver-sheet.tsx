import { Button, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { LeaverSources } from "../../../shared/ipc/addresses.ts";
import { useOpener } from "../../contributions/index.ts";
import { localDate, useCoreQuery, useCoreSession } from "../../core/index.ts";
import { PrintButton } from "../../custody/slip/print-button.tsx";
import { usePdf } from "../../custody/slip/use-pdf.tsx";
import { useFormat, useText } from "../../i18n/index.ts";
import { SaidInLine } from "../../records/index.ts";
import { AppDialog, ErrorNote, Note, Row, Stack, StatusMark, useActions } from "../../ui/index.ts";
import css from "./packages.module.css";

interface Props {
  id: string;
  name: string;
  onClose: () => void;
}

/** What of somebody who leaves is back, closed and missing: on the screen, as PDF, on paper. */
export function LeaverSheet({ id, name, onClose }: Props) {
  const t = useText("packages");
  const { now } = useCoreSession();
  const today = localDate(new Date(now()));
  const { data, error } = useCoreQuery("person.leaving", { id, today });
  const { write, print, running, dialog } = usePdf();
  const asked = {
    job: "leaverSheet" as const,
    about: { person: id, today },
    defaultName: `${t("sheet.title")} ${name}.pdf`,
  };
  return (
    <AppDialog title={`${t("sheet.title")} · ${name}`} size="xl" onClose={onClose}>
      <Stack>
        {error && <ErrorNote error={error} />}
        {data && <Sheet sheet={data} />}
        <Row end>
          {print && <PrintButton onClick={() => print(asked)} />}
          {write && (
            <Button loading={running} onClick={() => write(asked)}>
              {t("sheet.save")}
            </Button>
          )}
        </Row>
      </Stack>
      {dialog}
    </AppDialog>
  );
}

function Sheet({ sheet: { lines, day } }: { sheet: LeaverSources }) {
  const t = useText("packages");
  const format = useFormat();
  const missing = lines.filter(({ state }) => state === "missing").length;
  return (
    <>
      <Note
        tone={missing > 0 ? "warn" : "note"}
        title={
          lines.length === 0
            ? t("sheet.nothing")
            : t(missing > 0 ? "sheet.missing" : "sheet.clear", { count: missing })
        }
      >
        {day === "" ? t("sheet.noDay") : t("sheet.day", { day: format.date(Date.parse(`${day}T12:00:00`)) })}
      </Note>
      {lines.length > 0 && (
        <table className={css.lines}>
          <thead>
            <tr>
              {(["kind", "thing", "state", "on", "detail"] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`sheet.head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.what} ${line.id}`}>
                <td>{t(`sheet.what.${line.what}`)}</td>
                <td>
                  <Opened line={line} />
                </td>
                <td>
                  <StatusMark
                    tone={line.state === "missing" ? "warn" : "ok"}
                    icon={
                      line.state === "missing" ? <IconAlertTriangle size="1em" /> : <IconCheck size="1em" />
                    }
                  >
                    {t(`sheet.state.${line.state}`)}
                  </StatusMark>
                </td>
                <td>{line.on === "" ? "–" : format.date(Date.parse(`${line.on}T12:00:00`))}</td>
                <td className={css.soft}>{line.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={css.soft}>{t("sheet.known")}</p>
    </>
  );
}

const KIND = { asset: "asset", account: "ticket", address: "address", ticket: "ticket" } as const;

function Opened({ line }: { line: LeaverSources["lines"][number] }) {
  const open = useOpener(KIND[line.what]);
  const words = (
    <>
      <span className={css.number}>{line.number}</span> <SaidInLine text={line.title} />
    </>
  );
  return open ? <UnstyledButton onClick={() => open(line.id)}>{words}</UnstyledButton> : words;
}

/** The acts of a person that are done here. */
export function usePackageActs(id: string, begin: () => void, show: () => void, may: boolean): void {
  useActions([
    { id: "person.package", of: id, group: "person", shortcuts: [], disabled: !may, run: begin },
    { id: "person.leaverSheet", of: id, group: "person", shortcuts: [], run: show },
  ]);
}
