import { Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { usePdf } from "../../custody/slip/use-pdf.tsx";
import type { PageAsked } from "../../custody/slip/use-pdf.tsx";
import { useText } from "../../i18n/index.ts";
import { KeyHint, useActions, useKeyOf } from "../../ui/index.ts";
import { useTicket } from "./ticket-context.ts";

const PRINT_KEY = "mod+p";

/** The paper of the open ticket: its lines of a menu, none for whom it is not allowed, and what they open. */
export function useTicketPaper(): { items: ReactNode; dialog: ReactNode } {
  const t = useText("queue");
  const keyOf = useKeyOf();
  const { id, number } = useTicket().detail.row;
  const { write, print, dialog } = usePdf();
  const asked = (forUser: boolean): PageAsked => ({
    job: "document",
    about: { number, forUser },
    defaultName: `${t(forUser ? "paper.titleForUser" : "paper.title")} ${number}.pdf`,
  });
  const [save, onPaper, forUser] = [
    () => write?.(asked(false)),
    () => print?.(asked(false)),
    () => print?.(asked(true)),
  ];
  const own = { of: id, group: "ticket" as const, disabled: !write };
  useActions([
    { id: "ticket.savePdf", shortcuts: [], ...own, run: save },
    { id: "ticket.print", shortcuts: [PRINT_KEY], ...own, run: onPaper },
    { id: "ticket.printForUser", shortcuts: [], ...own, run: forUser },
  ]);
  return {
    items: write ? (
      <>
        <Menu.Item onClick={save}>{t("paper.save")}</Menu.Item>
        <Menu.Item
          rightSection={<KeyHint shortcut={PRINT_KEY} />}
          aria-keyshortcuts={keyOf(PRINT_KEY)}
          onClick={onPaper}
        >
          {t("paper.print")}
        </Menu.Item>
        <Menu.Item onClick={forUser}>{t("paper.forUser")}</Menu.Item>
      </>
    ) : null,
    dialog,
  };
}
