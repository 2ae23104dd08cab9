import { Button } from "@mantine/core";
import { useEffect, useId } from "react";
import { create } from "zustand";
import type { Word } from "../../core/index.ts";
import { actOf, useCoreSession, useHere, whileHere } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useKeyOf } from "../actions/single-keys.ts";
import { showCard } from "../navigation.ts";
import css from "./notice.module.css";
import { useNoticeHeld, useWord } from "./notice-state.ts";
import { useNoticeWords } from "./notice-words.ts";

interface Place {
  id: string;
  last: boolean;
}

/** Where a notice may stand now; the newest place of a pane goes before the window's own. */
const usePlaces = create<{ places: readonly Place[] }>(() => ({ places: [] }));

interface Props {
  /** The window's own, below every pane: only where no pane has a place. */
  last?: boolean;
}

/**
 * A strip in which the notice stands: it takes its own room, above the foot of a pane, so it lies over
 * nothing. Of all places on screen one shows it.
 */
export function NoticePlace({ last = false }: Props) {
  const id = useId();
  const here = useHere();
  useEffect(
    () =>
      whileHere(here, () => {
        usePlaces.setState(({ places }) => ({ places: [...places, { id, last }] }));
        return () =>
          usePlaces.setState(({ places }) => ({ places: places.filter((each) => each.id !== id) }));
      }),
    [id, last, here],
  );
  const shows = usePlaces(({ places }) => (places.findLast((each) => !each.last) ?? places.at(-1))?.id);
  // The status stands there before it says something, or nobody hears it.
  return (
    <div role="status" className={css.place}>
      {shows === id ? <Shown /> : null}
    </div>
  );
}

function Shown() {
  const t = useText("ui");
  const { acts } = useCoreSession();
  const word = useWord();
  const words = useNoticeWords(word);
  const { hold, release } = useNoticeHeld();
  const alone = useKeyOf()("z") !== undefined;
  if (!word || !words) return null;
  return (
    <div
      className={css.notice}
      data-tone={"error" in word ? "warn" : "ok"}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <span className={css.words}>{words.text}</span>
      <OpenLeft word={word} />
      {words.done ? (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-keyshortcuts={alone ? "z" : "Control+Z"}
          onClick={() => void acts.undo(words.done ?? undefined)}
        >
          {t("notice.undo")}
          <kbd className={css.key}>{alone ? "Z" : `${t("actions:key.mod")}+Z`}</kbd>
        </Button>
      ) : null}
    </div>
  );
}

/** The way to the document that an act leaves. */
function OpenLeft({ word }: { word: Word }) {
  const t = useText("ui");
  const done = word.says === "done" ? word.done : null;
  const leaves = done ? actOf(done.type)?.leaves : undefined;
  const operation = done?.steps.at(-1)?.operation;
  if (!leaves || operation === undefined) return null;
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => showCard(leaves, operation)}>
      {t(`notice.openLeft.${leaves}`)}
    </Button>
  );
}
