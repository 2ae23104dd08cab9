import { Modal, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { RecordRef } from "../contributions/index.ts";
import { openerOf, useContributions, workerOf } from "../contributions/index.ts";
import { useCore, useCoreSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { useScansInto } from "../ui/actions/scans.ts";
import { isComposing } from "../ui/actions/shortcut-rules.ts";
import { useReadings } from "../ui/finding/use-readings.ts";
import { Soon, runWhenOffered, useFocusReturn, useTopEscape, useWindowWidth } from "../ui/index.ts";
import { FoundList } from "./found-list.tsx";
import type { Line, Step } from "./lines.tsx";
import { recordLines } from "./lines.tsx";
import css from "./palette.module.css";
import { remember } from "./recent.ts";
import { sectionsOf } from "./sections.ts";
import { useLines } from "./use-lines.ts";
import { useUsed } from "./use-used.ts";

/** Least width of the window for a look at the record beside the list, rem. */
const BESIDE = 80;

/** One box that finds records and does things, in Chinese, pinyin, initials and English. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText("actions");
  const wide = useWindowWidth() >= BESIDE;
  useFocusReturn();
  useTopEscape(onClose);
  return (
    <Modal.Root
      opened
      closeOnEscape={false}
      onClose={onClose}
      size={wide ? "60rem" : "lg"}
      yOffset="10vh"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t("palette.name")}>
        <Box wide={wide} onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Inside the dialog: its field stands from the first moment on, and scans find it. */
function Box({ wide, onClose }: { wide: boolean; onClose: () => void }) {
  const t = useText("actions");
  const [text, setText] = useState("");
  const [step, setStep] = useState<Step | null>(null);
  const [at, setAt] = useState(0);
  const entered = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const core = useCore();
  const { acts } = useCoreSession();
  /** Why what was scanned opened nothing. */
  const [missed, setMissed] = useState<string | null>(null);
  const id = useId();
  const [used, countUse] = useUsed();
  const { lines, settled, none } = useLines(text, step, used);
  const readings = useReadings(lines.flatMap(({ title, subtitle }) => [title, ...subtitle.split("\n")]));
  const sections = sectionsOf(lines, text, readings);
  const found = sections.flatMap((section) => section.found);
  const current = Math.min(at, found.length - 1);

  // The dialog gives the focus a moment later, and the first letters would be nobody's.
  useLayoutEffect(() => field.current?.focus(), []);
  const looked = found[current]?.candidate.record;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current]);

  function ask(next: Step | null) {
    setStep(next);
    setText("");
    setAt(0);
    setMissed(null);
  }

  const contributions = useContributions();
  const open = ({ kind, id: record }: RecordRef) => openerOf(contributions, kind)?.(record);

  function choose(line: Line | undefined) {
    if (!line) return;
    const { does, record } = line;
    const asks = "asks" in does ? does.asks : null;
    if (!record && line.section !== "choice") countUse(asks && "act" in asks ? asks.act : line.key);
    if (record) remember({ ...record, title: line.title || null });
    if (asks) {
      if (asks.step === "choice") open(asks.record);
      return ask(asks);
    }
    onClose();
    // The dialog gives the focus back first; what the action opens may take it.
    setTimeout(() => carryOut(does), 0);
  }

  function carryOut(does: Line["does"]) {
    if ("run" in does) does.run();
    if (!("act" in does)) return;
    const { act, of, first } = does;
    workerOf(contributions, of.kind)?.(of.id);
    first?.();
    runWhenOffered(act, of.id, () => acts.say("actions:palette.refused", {}, { act: `actions:${act}.name` }));
  }

  // What bears exactly this code; of anything else it is only said that nothing does.
  useScansInto(
    field,
    (code) => core.query("scan.resolve", { code }),
    (code, answer) => {
      const hit = answer.ok ? answer.value : null;
      const fits = hit !== null && hit.kind !== null && (step?.step !== "which" || step.kind === hit.kind);
      if (!fits || !openerOf(contributions, hit.kind)) {
        setMissed(
          t(`palette.scanned.${answer.ok ? (hit === null ? "unknown" : "other") : "failed"}`, { code }),
        );
        return false;
      }
      const act = step?.step === "which" ? step.act : undefined;
      const [line] = recordLines([{ kind: hit.kind, id: hit.id, title: null }], "recent", {
        contributions,
        act,
      });
      flushSync(() => choose(line));
      return true;
    },
  );

  // Enter came before the answer: it is kept until what is chosen from is what was asked for.
  const chooseCurrent = useEffectEvent(() => choose(found[current]?.candidate));
  useEffect(() => {
    if (!settled || !entered.current) return;
    entered.current = false;
    chooseCurrent();
  }, [settled]);

  /** Opens a record beneath and asks what is to be done to it. */
  function showVerbs(line: Line | undefined) {
    const record = line?.record;
    const part = record && contributions.records[record.kind];
    if (!line || !record || !part?.acts || step !== null) return;
    open(record);
    ask({ step: "verbs", record, title: line.title });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event.nativeEvent)) return;
    const back = () => ask(null);
    const acts: Record<string, (() => void) | undefined> = {
      Backspace: step !== null && text === "" ? back : undefined,
      Escape: step === null ? undefined : back,
      ArrowDown: () => setAt(Math.min(found.length - 1, current + 1)),
      ArrowUp: () => setAt(Math.max(0, current - 1)),
      Tab: () => showVerbs(found[current]?.candidate),
      Enter: () => {
        if (settled) choose(found[current]?.candidate);
        else entered.current = true;
      },
    };
    const act = event.shiftKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  const hint = hintOf(step, t);
  const nothing = none ? `palette.${none}` : settled ? "palette.nothing" : "palette.looking";
  return (
    <>
      <TextInput
        ref={field}
        className={css.input}
        variant="unstyled"
        leftSection={<IconSearch size="1.125rem" aria-hidden />}
        placeholder={hint}
        aria-label={hint}
        data-scan="takes"
        value={text}
        onChange={(event) => {
          entered.current = false;
          setMissed(null);
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? id : undefined}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        // Escape goes back a step; only then it closes.
        data-mantine-stop-propagation={step !== null || undefined}
        data-autofocus
      />
      {missed !== null && (
        <p className={css.missed} role="status">
          {missed}
        </p>
      )}
      {found.length > 0 ? (
        <div className={css.beside}>
          <FoundList
            id={id}
            sections={sections}
            current={current}
            list={list}
            onPoint={setAt}
            onChoose={choose}
          />
          {wide && (
            <aside className={css.preview} aria-label={t("palette.preview")}>
              <Soon>{looked && <PreviewOf record={looked} />}</Soon>
            </aside>
          )}
        </div>
      ) : (
        <p className={css.nothing} role="status">
          {t(nothing)}
        </p>
      )}
    </>
  );
}

/** The record at a glance, where its kind shows one. */
function PreviewOf({ record: { kind, id } }: { record: RecordRef }) {
  const Preview = useContributions().records[kind]?.Preview;
  return Preview ? <Preview key={id} id={id} /> : null;
}

function hintOf(step: Step | null, t: ReturnType<typeof useText>): string {
  if (step === null) return t("palette.placeholder");
  if (step.step === "verbs") return t("palette.verbs", { title: step.title });
  const act = t(`${step.act}.name`);
  if (step.step === "which") return t("palette.which", { act });
  return step.title === "" ? act : t("palette.choice", { act, title: step.title });
}
