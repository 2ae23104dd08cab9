import { Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useErasing } from "../../records/index.ts";
import { ActionFoot, ConfirmDialog, useActions } from "../../ui/index.ts";
import { AssignDialog } from "../forms/assign-dialog.tsx";
import { CloseDialog } from "../forms/close-dialog.tsx";
import { ReopenDialog } from "../forms/reopen-dialog.tsx";
import { ResolveDialog } from "../forms/resolve-dialog.tsx";
import type { Act } from "../next-step.ts";
import { mayAct, nextSteps } from "../next-step.ts";
import { useTicket } from "./ticket-context.ts";

const SHORTCUTS: Partial<Record<Act, string>> = { accept: "a", resolve: "r", assign: "g" };
const LISTED: readonly Act[] = ["accept", "assign", "resolve", "close", "reopen", "archive", "bringBack"];

/** The one next step, low right, and the others in a menu beside it. */
export function ActFoot() {
  const t = useText("queue");
  const common = useText("common");
  const { detail, act } = useTicket();
  const [dialog, setDialog] = useState<Act | null>(null);
  const rights = { write: useMay("ticket.write"), archive: useMay("ticket.archive") };
  const { status } = detail.row;
  const { primary, others } = nextSteps(status, rights);

  function begin(chosen: Act) {
    if (chosen === "accept") void act("ticket.accept", {});
    else setDialog(chosen);
  }

  const erasing = useErasing("ticket", detail.row.id, detail.row.number);
  useActions(
    LISTED.map((each) => ({
      id: `ticket.${each}`,
      group: "ticket" as const,
      shortcuts: SHORTCUTS[each] ? [SHORTCUTS[each]] : [],
      disabled: !mayAct(each, status, rights),
      run: () => begin(each),
    })),
  );

  const close = () => setDialog(null);
  return (
    <>
      {primary || others.length > 0 || erasing.begin ? (
        <ActionFoot label={t("steps")}>
          {others.length > 0 || erasing.begin ? (
            <Menu position="top-end">
              <Menu.Target>
                <Button variant="default" leftSection={<IconDots size="1rem" />}>
                  {common("more")}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {others.map((each) => (
                  <Menu.Item key={each} onClick={() => begin(each)}>
                    {t(`act.${each}`)}
                  </Menu.Item>
                ))}
                {erasing.begin ? (
                  <Menu.Item onClick={erasing.begin}>{t("records:erase.act")}</Menu.Item>
                ) : null}
              </Menu.Dropdown>
            </Menu>
          ) : null}
          {primary ? <Button onClick={() => begin(primary)}>{t(`act.${primary}`)}</Button> : null}
        </ActionFoot>
      ) : null}
      {erasing.dialog}
      {dialog === "assign" ? <AssignDialog onClose={close} /> : null}
      {dialog === "resolve" ? <ResolveDialog onClose={close} /> : null}
      {dialog === "close" ? <CloseDialog onClose={close} /> : null}
      {dialog === "reopen" ? <ReopenDialog onClose={close} /> : null}
      {dialog === "archive" ? (
        <ConfirmDialog
          title={t("archive.title", { number: detail.row.number })}
          confirm={t("act.archive")}
          onClose={close}
          onConfirm={() => {
            close();
            void act("ticket.archive", {});
          }}
        >
          {t("archive.text")}
        </ConfirmDialog>
      ) : null}
      {dialog === "bringBack" ? (
        <ConfirmDialog
          title={t("bringBack.title", { number: detail.row.number })}
          confirm={t("act.bringBack")}
          onClose={close}
          onConfirm={() => {
            close();
            void act("ticket.bringBack", {});
          }}
        >
          {t("bringBack.text")}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
