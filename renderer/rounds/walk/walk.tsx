import { createElement, useState } from "react";
import type { TourDetail } from "../../../shared/ipc/rounds.ts";
import { useContributions } from "../../contributions/index.ts";
import { useCommand, useMay, useSession } from "../../core/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { ConflictNotes } from "../../settling/conflict-notes.tsx";
import { useActions, useScans } from "../../ui/index.ts";
import { CurrentTarget } from "./current-target.tsx";
import { FinishDialog } from "./finish-dialog.tsx";
import { MissDialog } from "./miss-dialog.tsx";
import { firstOpen, nextOpen } from "./next-target.ts";
import { TargetList } from "./target-list.tsx";
import { useGoto } from "./use-goto.ts";
import css from "./walk.module.css";

interface Props {
  detail: TourDetail;
  /** The target it was opened at. */
  begin: string | null;
}

/** The run that stands in place of its target. */
interface Shown {
  run: string;
  key: string;
}

/** The targets at the side, and at the one where it stands its run, or what came of it. */
export function Walk({ detail, begin }: Props) {
  const { row, targets } = detail;
  const tour = row.id;
  const locale = useLocale();
  const me = useSession()?.member.name;
  const mayWalk = useMay("run.write") && row.status === "open";
  /** It goes on where it was left: in the run that was under way. */
  const [shown, show] = useState<Shown | null>(() => {
    const mine = targets.find(({ state, run }) => state === "running" && run?.byName === me);
    const at = begin === null ? mine : targets.find(({ key, state }) => key === begin && state === "running");
    return at?.run ? { run: at.run.id, key: at.key } : null;
  });
  const [chosen, choose] = useState<string | null>(begin ?? shown?.key ?? null);
  /** What was looked at just now. */
  const [last, setLast] = useState<string | null>(null);
  const [dialog, setDialog] = useState<"miss" | "finish" | null>(null);
  const at = targets.find(({ key }) => key === (chosen ?? firstOpen(targets))) ?? null;
  const lastTarget = targets.find(({ key }) => key === last) ?? null;

  const { run: execute, busy: raising, error: notRaised } = useCommand();
  const { scan, goTo, said, error, busy } = useGoto(tour, {
    onTarget(key) {
      choose(key);
      if (key !== shown?.key) show(null);
    },
    onRun: (run, key) => show({ run, key }),
  });

  // A run that came to its end leads back to the tour, with what is next in view.
  const running = shown && targets.find(({ key, run }) => key === shown.key && run?.id === shown.run);
  const state = running?.state ?? null;
  const now = shown && `${shown.run} ${state}`;
  const [before, setBefore] = useState<string | null>(now);
  if (now !== before) {
    setBefore(now);
    if (shown && before === `${shown.run} running`) {
      setLast(state === "walked" ? shown.key : null);
      show(null);
      choose(nextOpen(targets, shown.key));
    }
  }

  const toRaise = [lastTarget, at].find(
    (each) => each?.outcome === "abnormal" && each.raised === null && each.run !== null,
  );
  const raise = () => {
    if (toRaise?.run && !raising) void execute("run.raise", { run: toRaise.run.id, locale });
  };
  const open = () => {
    if (!at || busy) return;
    if (at.state === "walked" && at.run) show({ run: at.run.id, key: at.key });
    else goTo(at.key);
  };
  const own = { of: tour, group: "tour" };
  const inRun = shown !== null;
  useActions([
    { id: "tour.open", ...own, shortcuts: ["Enter"], disabled: inRun || at === null, run: open },
    { id: "tour.miss", ...own, shortcuts: ["m"], disabled: inRun || !mayWalk, run: () => setDialog("miss") },
    {
      id: "tour.finish",
      ...own,
      shortcuts: ["f"],
      disabled: inRun || !mayWalk,
      run: () => setDialog("finish"),
    },
    { id: "tour.raise", ...own, shortcuts: ["r"], disabled: inRun || !toRaise || !mayWalk, run: raise },
  ]);

  return (
    <div className={css.walk} data-run={inRun || undefined}>
      {dialog === null && <TakesScans onScan={scan} />}
      <TargetList
        detail={detail}
        selected={at?.key ?? null}
        said={said}
        error={error}
        onScan={scan}
        onSelect={(key) => {
          choose(key);
          if (key !== shown?.key) show(null);
        }}
        onOpen={goTo}
      />
      <div className={css.main}>
        <ConflictNotes conflicts={detail.conflicts} />
        {shown ? (
          <RunHere key={shown.run} run={shown.run} onClose={() => show(null)} />
        ) : (
          <CurrentTarget
            key={at?.key ?? ""}
            target={at}
            last={lastTarget?.key === at?.key ? null : lastTarget}
            finished={row.status === "done"}
            note={row.note}
            mayWalk={mayWalk}
            busy={busy}
            error={notRaised}
            onOpen={open}
            onMiss={() => setDialog("miss")}
            onFinish={() => setDialog("finish")}
            onRaise={toRaise && mayWalk ? raise : null}
          />
        )}
      </div>
      {dialog === "miss" && (
        <MissDialog
          detail={detail}
          chosen={at?.key ?? null}
          onClose={(missed) => {
            setDialog(null);
            if (missed)
              choose(
                at &&
                  nextOpen(
                    targets.filter(({ key }) => !missed.includes(key)),
                    at.key,
                  ),
              );
          }}
        />
      )}
      {dialog === "finish" && (
        <FinishDialog detail={detail} onMiss={() => setDialog("miss")} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

/** Takes what is scanned anywhere on the tour. */
function TakesScans({ onScan }: { onScan: (code: string) => void }) {
  useScans(onScan);
  return null;
}

/** The run of a target, as diagnostics shows it; Escape leads back to the tour. */
function RunHere({ run, onClose }: { run: string; onClose: () => void }) {
  const { run: Part } = useContributions().tasks;
  useActions([{ id: "go.back", group: "go", shortcuts: ["Escape"], hidden: true, run: onClose }]);
  return Part ? createElement(Part, { records: [run], onClose }) : null;
}
