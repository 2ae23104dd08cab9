import { Button, TextInput } from "@mantine/core";
import {
  IconAlertTriangle,
  IconBarcode,
  IconCircle,
  IconCircleCheck,
  IconCircleX,
  IconProgress,
} from "@tabler/icons-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { TourDetail, TourTarget } from "../../../shared/ipc/rounds.ts";
import { useText } from "../../i18n/index.ts";
import { ErrorNote, ProgressBar, StatusMark, VirtualList } from "../../ui/index.ts";
import type { Tone } from "../../ui/index.ts";
import { isComposing } from "../../ui/actions/shortcut-rules.ts";
import type { Said } from "./use-goto.ts";
import css from "./walk.module.css";

interface Props {
  detail: TourDetail;
  selected: string | null;
  said: Said | null;
  error: CoreError | null;
  onScan: (code: string) => void;
  onSelect: (key: string) => void;
  onOpen: (key: string) => void;
}

const keyOf = ({ key }: TourTarget) => key;
const render = (target: TourTarget) => <TargetLine target={target} />;

/** How far the tour is, the field for a code, and all that it visits. */
export function TargetList({ detail, selected, said, error, onScan, onSelect, onOpen }: Props) {
  const t = useText("rounds");
  const { targets, progress } = detail;
  const [code, setCode] = useState("");
  const rowAt = useCallback((index: number) => targets[index], [targets]);
  return (
    <aside className={css.side} aria-label={t("targets")}>
      <div className={css.sideHead}>
        <ProgressBar
          label={t("walkedSoFar")}
          done={progress.walked + progress.missed}
          total={progress.targets}
        />
        {detail.row.status === "open" && (
          <TextInput
            aria-label={t("code")}
            placeholder={t("code")}
            leftSection={<IconBarcode size="1.125rem" aria-hidden />}
            value={code}
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            data-scan="codes"
            data-unkept=""
            onChange={(event) => setCode(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || isComposing(event.nativeEvent)) return;
              event.preventDefault();
              const typed = event.currentTarget.value.trim();
              setCode("");
              if (typed === "") return;
              // What is asked next is asked by keys, not in this field.
              event.currentTarget.blur();
              onScan(typed);
            }}
          />
        )}
        <div role="status" className={css.said}>
          {said && (
            <StatusMark tone={said.is === "walked" ? "note" : "warn"} icon={<IconAlertTriangle size="1em" />}>
              {t(`said.${said.is}`, { code: said.code })}
            </StatusMark>
          )}
          {said?.is === "several" && (
            <Several
              key={said.code}
              targets={targets.filter(({ key }) => said.targets.includes(key))}
              onOpen={onOpen}
            />
          )}
        </div>
        {error && <ErrorNote error={error} />}
      </div>
      <VirtualList<TourTarget>
        label={t("targets")}
        count={targets.length}
        rowAt={rowAt}
        keyOf={keyOf}
        render={render}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
        height="single"
        main
      />
    </aside>
  );
}

/** Which of those that bear a code is meant: answered by keys, as everything on a tour. */
function Several({ targets, onOpen }: { targets: readonly TourTarget[]; onOpen: (key: string) => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return targets.map(({ key, label, place }, index) => (
    <Button key={key} ref={index === 0 ? first : null} variant="default" onClick={() => onOpen(key)}>
      {[...new Set([label, place])].filter(Boolean).join(" · ")}
    </Button>
  ));
}

/** How a target stands: icon, colour and word. */
export function TargetMark({ target: { state, outcome } }: { target: TourTarget }) {
  const t = useText("rounds");
  const word = state === "walked" && outcome !== null ? outcome : state;
  const { tone, Icon } = LOOKS[word];
  return (
    <StatusMark tone={tone} icon={<Icon size="1em" />}>
      {state === "walked" && outcome !== null ? t(`run:outcome.${outcome}`) : t(`targetState.${state}`)}
    </StatusMark>
  );
}

type Word = TourTarget["state"] | NonNullable<TourTarget["outcome"]>;
const LOOKS: Record<Word, { tone: Tone; Icon: typeof IconCircle }> = {
  waiting: { tone: "quiet", Icon: IconCircle },
  running: { tone: "note", Icon: IconProgress },
  walked: { tone: "ok", Icon: IconCircleCheck },
  missed: { tone: "warn", Icon: IconCircleX },
  normal: { tone: "ok", Icon: IconCircleCheck },
  abnormal: { tone: "bad", Icon: IconAlertTriangle },
  notDone: { tone: "warn", Icon: IconCircleX },
  notApplicable: { tone: "quiet", Icon: IconCircle },
};

function TargetLine({ target }: { target: TourTarget }) {
  const t = useText("rounds");
  return (
    <span className={css.target}>
      <span className={css.label} title={target.label}>
        {target.label}
      </span>
      {target.extra && <span className={css.soft}>{t("extra")}</span>}
      <TargetMark target={target} />
    </span>
  );
}
