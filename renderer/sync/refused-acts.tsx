import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { OutboxRow } from "../../shared/ipc/change-batch.ts";
import type { Retrying } from "../../shared/ipc/queries.ts";
import { useSession } from "../core/index.ts";
import type { CommandRun } from "../core/index.ts";
import { useDeskRows } from "../desk/index.ts";
import { actWords, useFormat, useText } from "../i18n/index.ts";
import { Row, copyText } from "../ui/index.ts";
import type { EnteredItem } from "../fields/index.ts";
import css from "./sync.module.css";

interface RefusedProps {
  row: OutboxRow;
  retrying: Retrying | null;
  items: readonly EnteredItem[];
  /** What the hub gave as its reason, in words. */
  reason: string;
  run: CommandRun["run"];
  busy: boolean;
  /** Leads to the record it was about. */
  open: ReactNode;
}

/** What can be done with work that the hub refused: take it along, hand it on, try it again, or let it be. */
export function RefusedActs({ row, retrying, items, reason, run, busy, open }: RefusedProps) {
  const t = useText("sync");
  const format = useFormat();
  const session = useSession();
  const leads = useDeskRows("member").filter(({ role, active }) => role === "lead" && active);
  const [said, setSaid] = useState("");
  const act = actWords(t, row.type);
  const lines = items.map((item) => t("copy.line", { ...item })).join("\n");

  async function copy(text: string, done: string) {
    setSaid((await copyText(text)) ? done : t("copy.failed"));
  }
  function askLead() {
    const by = { name: session?.member.name ?? "", when: format.dateTime(Date.parse(row.at)), reason };
    const names = leads.map(({ name }) => name).join(t("domain:entered.between"));
    const text = [t("lead.ask", { act, label: row.label }), lines, t("lead.by", by)].join("\n");
    void copy(text, names ? t("lead.done", { names }) : t("lead.doneAlone"));
  }

  return (
    <>
      {retrying && retrying !== "possible" ? <p className={css.faint}>{t(`retry.${retrying}`)}</p> : null}
      <Row end>
        <span role="status" className={css.faint}>
          {said}
        </span>
        {row.acknowledged ? null : (
          <Button
            variant="subtle"
            disabled={busy}
            onClick={() => void run("refusal.acknowledge", { operation: row.id })}
          >
            {t("acknowledge")}
          </Button>
        )}
        {open}
        <Button
          variant="default"
          leftSection={<IconCopy size="1rem" />}
          onClick={() => void copy(`${act} ${row.label}\n${lines}`, t("copy.done"))}
        >
          {t("copy.act")}
        </Button>
        <Button variant="default" onClick={askLead}>
          {t("lead.act")}
        </Button>
        {retrying === "possible" ? (
          <Button loading={busy} onClick={() => void run("refusal.retry", { operation: row.id })}>
            {t("retry.act")}
          </Button>
        ) : null}
      </Row>
    </>
  );
}
