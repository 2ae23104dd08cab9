import { Button, Kbd } from "@mantine/core";
import { IconBarcode } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { may } from "../../shared/domain/permission/permission.ts";
import type { ScanVerb, TaskProps } from "../contributions/index.ts";
import { openerOf, useContributions } from "../contributions/index.ts";
import { useCore, usePreference, useSession } from "../core/index.ts";
import { useDeskNow } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import type { Late } from "../ui/index.ts";
import { Spacer, useActions, useKeyOf, useScans } from "../ui/index.ts";
import { askScan } from "./ask-scan.ts";
import { outcomesOf, scannedIds } from "./entries.ts";
import { OutcomeMark, ScanLine } from "./scan-lines.tsx";
import css from "./scan-tray.module.css";
import { sound } from "./tone.ts";
import { addScan, answerScan, bringBackTray, clearTray, takeFromTray, useTray } from "./tray-state.ts";

/** How long what was cleared can be brought back, ms. */
const CLEARED_MS = 10_000;

/** What is shown, and below it, as soon as something is scanned that no field asked for, the tray. */
export function ScanTray({ children }: { children: ReactNode }) {
  const { records } = useContributions();
  const core = useCore();
  const desk = useDeskNow();
  const [loud] = usePreference<boolean>("scan.sound", true);
  const [dialog, setDialog] = useState<Begun | null>(null);
  const shown = useTray(({ entries, cleared }) => entries.length + cleared.length > 0);

  useScans((code) => {
    const id = addScan(code);
    void askScan({ core, desk, records }, code).then((answer) => {
      answerScan(id, answer);
      const { entries } = useTray.getState();
      const outcome = outcomesOf(entries)[entries.findIndex((entry) => entry.id === id)];
      if (loud) sound(outcome === "found" ? "good" : "bad");
    });
  });

  return (
    <div className={css.frame}>
      <div className={css.screen}>{children}</div>
      {shown && <Tray onDialog={setDialog} />}
      {dialog && <dialog.Dialog records={dialog.records} onClose={() => setDialog(null)} />}
    </div>
  );
}

/** What was begun above the screen; the tray may be empty by then. */
interface Begun {
  Dialog: Late<TaskProps>;
  records: readonly string[];
}

function Tray({ onDialog }: { onDialog: (begun: Begun) => void }) {
  const t = useText("scan");
  const all = useContributions();
  const { entries, cleared, taken } = useTray();
  const role = useSession()?.member.role;
  const [loud, setLoud] = usePreference<boolean>("scan.sound", true);
  const list = useRef<HTMLOListElement>(null);
  const outcomes = outcomesOf(entries);
  const last = entries.at(-1);
  const answer = last?.answer;
  const record = answer?.is === "record" ? answer.record : null;
  const open = record ? openerOf(all, record.kind) : null;
  const offers = all.scanned
    .filter(({ permission }) => role !== undefined && may(role, permission))
    .map((verb) => ({ verb, ids: scannedIds(entries, verb.kind) }))
    .filter(({ verb, ids }) => ids.length === 1 || (ids.length > 1 && !verb.one));

  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [entries.length]);
  useEffect(() => {
    if (entries.length > 0) return;
    const timer = setTimeout(() => useTray.setState({ cleared: [] }), CLEARED_MS);
    return () => clearTimeout(timer);
  }, [entries.length]);

  function start({ kind, does }: ScanVerb, ids: readonly string[]) {
    takeFromTray(kind);
    if ("run" in does) does.run(ids);
    else onDialog({ Dialog: does.Dialog, records: ids });
  }
  const keyOf = useKeyOf();
  const openLast = () => record && open?.(record.id);

  useActions([
    ...offers.map(({ verb, ids }) => ({
      id: `scan.${verb.id}`,
      group: "scan",
      shortcuts: [verb.key],
      above: true,
      run: () => start(verb, ids),
    })),
    {
      id: "scan.open",
      group: "scan",
      shortcuts: ["Enter"],
      above: true,
      disabled: !open,
      hidden: true,
      run: openLast,
    },
    {
      id: "scan.clear",
      group: "scan",
      shortcuts: ["Escape"],
      above: true,
      disabled: entries.length === 0,
      run: clearTray,
    },
    {
      id: "scan.bringBack",
      group: "scan",
      shortcuts: ["0"],
      disabled: taken.length === 0 && (entries.length > 0 || cleared.length === 0),
      run: bringBackTray,
    },
  ]);

  return (
    <section className={css.tray} aria-label={t("title")}>
      {last ? (
        <>
          <div className={css.last} role="status">
            <p className={css.said}>
              <IconBarcode size="1.125rem" aria-hidden />
              <OutcomeMark outcome={outcomes.at(-1) ?? "asking"} />
              <code className={css.code}>{last.code}</code>
              {record && <span className={css.name}>{record.title}</span>}
            </p>
            {answer?.is === "unknown" && <p className={css.sub}>{t("unknownHint")}</p>}
            {answer?.is === "failed" && <p className={css.sub}>{t("failedHint")}</p>}
            {answer?.is === "several" && <p className={css.sub}>{t("severalHint")}</p>}
          </div>
          <ol ref={list} className={css.lines} aria-label={t("lines")}>
            {entries.map((entry, index) => (
              <ScanLine key={entry.id} entry={entry} outcome={outcomes[index] ?? "asking"} />
            ))}
          </ol>
        </>
      ) : (
        <p className={css.cleared} role="status">
          {t("cleared", { count: cleared.length })}
        </p>
      )}
      <div className={css.acts}>
        {offers.map(({ verb, ids }) => (
          <Button
            key={verb.id}
            variant="default"
            leftSection={<verb.Icon size="1rem" aria-hidden />}
            rightSection={keyOf(verb.key) && <Kbd>{verb.key}</Kbd>}
            onClick={() => start(verb, ids)}
          >
            {t(`verb.${verb.id}`, { count: ids.length })}
          </Button>
        ))}
        {open && (
          <Button variant="default" rightSection={<Kbd>{t("actions:key.Enter")}</Kbd>} onClick={openLast}>
            {t("open")}
          </Button>
        )}
        <Spacer />
        <Button variant="subtle" onClick={() => setLoud(!loud)}>
          {t(loud ? "mute" : "unmute")}
        </Button>
        {last ? (
          <Button variant="subtle" rightSection={<Kbd>{t("actions:key.Escape")}</Kbd>} onClick={clearTray}>
            {t("clear")}
          </Button>
        ) : (
          <Button variant="subtle" rightSection={keyOf("0") && <Kbd>0</Kbd>} onClick={bringBackTray}>
            {t("bringBack")}
          </Button>
        )}
      </div>
    </section>
  );
}
