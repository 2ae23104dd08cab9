import { Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { Fragment, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { openerOf, useContributions } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { isComposing } from "../ui/actions/shortcut-rules.ts";
import { useReadings } from "../ui/finding/use-readings.ts";
import { useCurrentActions, useFocusReturn } from "../ui/index.ts";
import { KeyCaps } from "./key-caps.tsx";
import type { Line, Step } from "./lines.tsx";
import { actionLines, askingLines, recordLines } from "./lines.tsx";
import { Marked } from "./marked.tsx";
import css from "./palette.module.css";
import { remember, useRecentRecords } from "./recent.ts";
import { sectionsOf } from "./sections.ts";
import { useUsed } from "./use-used.ts";

/** The dialog gives the focus a moment later, and the first letters would be nobody's. */
function focusAtOnce(field: HTMLInputElement | null) {
  field?.focus();
}

/** One box that finds records and does things, in Chinese, pinyin, initials and English. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText("actions");
  useFocusReturn();
  const [text, setText] = useState("");
  const [step, setStep] = useState<Step | null>(null);
  const [at, setAt] = useState(0);
  const entered = useRef(false);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [used, countUse] = useUsed();
  const { lines, settled } = useLines(text, step, used);
  const readings = useReadings(lines.flatMap(({ title, subtitle }) => [title, ...subtitle.split("\n")]));
  const sections = sectionsOf(lines, text, readings);
  const found = sections.flatMap((section) => section.found);
  const current = Math.min(at, found.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current]);

  function ask(next: Step | null) {
    setStep(next);
    setText("");
    setAt(0);
  }

  function choose(line: Line | undefined) {
    if (!line) return;
    if (!line.record) countUse(line.asks?.step === "which" ? line.asks.act : line.key);
    if (line.asks) return ask(line.asks);
    if (line.record) remember({ ...line.record, title: line.title });
    onClose();
    // The dialog gives the focus back first; what the action opens may take it.
    setTimeout(line.run, 0);
  }

  // Enter came before the answer: it is kept until what is chosen from is what was asked for.
  const chooseCurrent = useEffectEvent(() => choose(found[current]?.candidate));
  useEffect(() => {
    if (!settled || !entered.current) return;
    entered.current = false;
    chooseCurrent();
  }, [settled]);

  const contributions = useContributions();
  /** Opens a record beneath and asks what is to be done to it. */
  function showVerbs(line: Line | undefined) {
    const record = line?.record;
    const part = record && contributions.records[record.kind];
    if (!line || !record || !part?.acts || step !== null) return;
    openerOf(contributions, record.kind)?.(record.id);
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
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size="lg"
      yOffset="10vh"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t("palette.name")}>
        <TextInput
          ref={focusAtOnce}
          className={css.input}
          variant="unstyled"
          leftSection={<IconSearch size="1.125rem" aria-hidden />}
          placeholder={hint}
          aria-label={hint}
          data-scan="takes"
          value={text}
          onChange={(event) => {
            entered.current = false;
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
        {found.length > 0 ? (
          <div ref={list} id={id} className={css.list} role="listbox" aria-label={t("palette.results")}>
            {sections.map(({ section, found: mine }) => (
              <Fragment key={section}>
                <div className={css.section} role="presentation">
                  {t(`palette.section.${section}`)}
                </div>
                {mine.map((one) => {
                  const { candidate: line, title, subtitle } = one;
                  const place = found.indexOf(one);
                  return (
                    <div
                      key={line.key}
                      id={`${id}-${place}`}
                      className={css.item}
                      role="option"
                      aria-selected={place === current}
                      onMouseMove={() => setAt(place)}
                      onClick={() => choose(line)}
                    >
                      <span className={css.icon}>{line.icon}</span>
                      <span className={css.title}>
                        <Marked text={line.title} marks={title} />
                      </span>
                      <span className={css.subtitle}>
                        <Marked text={line.subtitle} marks={subtitle} />
                      </span>
                      {line.shortcut ? <KeyCaps shortcut={line.shortcut} /> : null}
                    </div>
                  );
                })}
              </Fragment>
            ))}
          </div>
        ) : (
          <p className={css.nothing} role="status">
            {t(settled ? "palette.nothing" : "palette.looking")}
          </p>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}

function hintOf(step: Step | null, t: ReturnType<typeof useText>): string {
  if (step === null) return t("palette.placeholder");
  return step.step === "which"
    ? t("palette.which", { act: t(`${step.act}.name`) })
    : t("palette.verbs", { title: step.title });
}

/** What can be chosen now, before what was typed is held against it. */
function useLines(text: string, step: Step | null, used: Readonly<Record<string, number>>) {
  const t = useText("actions");
  const contributions = useContributions();
  const actions = useCurrentActions().filter((action) => !action.hidden && !action.disabled);
  const recent = useRecentRecords(contributions);
  const [asked] = useDebouncedValue(text.trim(), 80);
  const searched = step?.step === "verbs" || asked === "" ? null : { text: asked, limit: step ? 50 : 20 };
  const answer = useCoreQuery("search.all", searched);
  const settled = step?.step === "verbs" || (asked === text.trim() && !answer.loading);
  const hits = asked === "" ? [] : (answer.data ?? []);
  const context = { t, contributions, used };

  if (step?.step === "verbs") {
    const verbs = contributions.records[step.record.kind]?.acts ?? [];
    const offered = actions.filter((action) => verbs.includes(action.id));
    return { lines: actionLines(offered, context), settled: offered.length > 0 };
  }
  const act = step?.act;
  const ofKind = <R extends { kind: string }>(records: readonly R[]) =>
    step ? records.filter(({ kind }) => kind === step.kind) : records;
  const lines = [
    ...(step ? [] : actionLines(actions, context)),
    ...(text.trim() === "" ? recordLines(ofKind(recent), "recent", { contributions, act }) : []),
    ...recordLines(ofKind(hits), "records", { contributions, act }),
    ...(step || text.trim() === "" ? [] : askingLines(actions, context)),
  ];
  return { lines, settled };
}
