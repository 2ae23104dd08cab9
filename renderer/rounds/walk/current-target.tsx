import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { TourTarget } from "../../../shared/ipc/rounds.ts";
import { useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { ActionFoot, EmptyState, ErrorNote, KeyHint, KeyValues, Note, Spacer } from "../../ui/index.ts";
import { WhatWasFound } from "./what-was-found.tsx";
import { TargetMark } from "./target-list.tsx";
import css from "./walk.module.css";

interface Props {
  /** Null where nothing is left. */
  target: TourTarget | null;
  /** What was looked at just before. */
  last: TourTarget | null;
  finished: boolean;
  note: string;
  mayWalk: boolean;
  busy: boolean;
  error: CoreError | null;
  onOpen: () => void;
  onMiss: () => void;
  onFinish: () => void;
  /** Null where there is nothing to open a ticket for. */
  onRaise: (() => void) | null;
}

/** Where the tour stands, large; above it what was looked at just now. */
export function CurrentTarget(props: Props) {
  const { target, last, finished, note, mayWalk, busy, error, onOpen, onMiss, onFinish, onRaise } = props;
  const t = useText("rounds");
  const forward = useRef<HTMLButtonElement>(null);
  // Enter goes on, wherever the focus was left.
  useEffect(() => forward.current?.focus({ preventScroll: true }), []);
  const open = target !== null && (target.state !== "walked" || target.run !== null);
  const walks = target !== null && target.state !== "walked";
  return (
    <>
      <div className={css.pane}>
        {finished && note !== "" && <Note tone="quiet" title={note} />}
        {last && (
          <section className={css.last} aria-label={t("lastOne")}>
            <p className={css.lastHead}>
              <span className={css.soft}>{t("lastOne")}</span> <strong>{last.label}</strong>{" "}
              <TargetMark target={last} />
            </p>
            <WhatWasFound target={last} onRaise={onRaise} />
          </section>
        )}
        {error && <ErrorNote error={error} />}
        {target === null ? (
          <EmptyState title={t("allWalked")}>{mayWalk ? t("allWalkedHint") : undefined}</EmptyState>
        ) : (
          <Target target={target} onRaise={last?.outcome === "abnormal" && !last.raised ? null : onRaise} />
        )}
      </div>
      <ActionFoot label={t("acts")}>
        {mayWalk && (
          <>
            <Button variant="default" onClick={onMiss}>
              {t("miss")} <KeyHint shortcut="m" />
            </Button>
            <Button {...(target === null ? { ref: forward } : { variant: "default" })} onClick={onFinish}>
              {t("finish")} <KeyHint shortcut="f" />
            </Button>
          </>
        )}
        <Spacer />
        {open && (mayWalk || !walks) && (
          <Button ref={forward} variant={walks ? "filled" : "default"} loading={busy} onClick={onOpen}>
            {t(target.state === "running" ? "goOnRun" : walks ? "beginRun" : "lookRun")}{" "}
            <KeyHint shortcut="Enter" />
          </Button>
        )}
      </ActionFoot>
    </>
  );
}

function Target({ target, onRaise }: { target: TourTarget; onRaise: (() => void) | null }) {
  const t = useText("rounds");
  const format = useFormat();
  const now = useNow();
  const { label, asset, number, tag, serial, place, run, missed, state } = target;
  return (
    <section aria-label={label}>
      <h2 className={css.large}>{label}</h2>
      <p className={css.lastHead}>
        <TargetMark target={target} />
        {run && state !== "missed" && (
          <span className={css.soft}>
            {t("by", { name: run.byName, when: format.dateTime(run.at, now) })} · {run.number}
          </span>
        )}
      </p>
      {missed && (
        <Note tone="warn" title={missed.reason}>
          {t("by", { name: missed.byName, when: format.dateTime(Date.parse(missed.at), now) })}
        </Note>
      )}
      <WhatWasFound target={target} onRaise={onRaise} />
      {asset !== null && (
        <KeyValues
          items={[
            { label: t("asset:field.tag"), value: tag },
            { label: t("asset:field.number"), value: number },
            { label: t("asset:field.serial"), value: serial },
            { label: t("asset:field.place"), value: place },
          ]}
        />
      )}
    </section>
  );
}
