import type { ReactNode } from "react";
import { useEffect, useEffectEvent, useState } from "react";
import { useCoreSession, useHere, whileHere } from "../../core/index.ts";
import { useDeskNow } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { takesText } from "../../ui/actions/shortcut-rules.ts";
import { hasLayer } from "../../ui/layers.ts";
import type { Brought } from "../queue-state.ts";
import { NEW_TICKET, useQueue } from "../queue-state.ts";
import { broughtIn, carriesSome } from "./brought-anywhere.ts";
import css from "./intake.module.css";

/** The open ticket: a file that is brought to it is attached to it, and its place says so. */
const OWN_PLACE = "[data-drop]";

/**
 * What is pasted or dropped anywhere on the queue opens the form of a new ticket, filled with it. A field that is
 * being written in keeps its paste, an open dialog all of them, and a ticket in which somebody is its files.
 *
 * @returns what is shown while something is held above the queue
 */
export function useBroughtAnywhere(mayWrite: boolean): ReactNode {
  const t = useText("queue");
  const here = useHere();
  const desk = useDeskNow();
  const { now } = useCoreSession();
  const [over, setOver] = useState(false);
  const begin = (brought: Brought) => {
    // Another fault never runs into one that is half written.
    const isTaken = desk.draft.get(NEW_TICKET) !== undefined;
    useQueue.setState({ brought, opening: isTaken ? `${NEW_TICKET}:${now()}` : NEW_TICKET });
  };
  const isFree = (target: EventTarget | null) =>
    mayWrite && !hasLayer() && !(target instanceof Element && takesText(target));
  /** Over the screen itself, and not beside it, where there is nothing of the queue. */
  const isOnQueue = ({ target }: DragEvent) => target instanceof Element && target.closest("main") !== null;

  const pasted = useEffectEvent((event: ClipboardEvent) => {
    if (!event.clipboardData || !isFree(document.activeElement)) return;
    const brought = broughtIn(event.clipboardData);
    const inTicket = document.activeElement?.closest(OWN_PLACE) != null;
    if (!brought || (inTicket && brought.files.length > 0)) return;
    event.preventDefault();
    // Nor does the ticket that is open beside it take it.
    event.stopImmediatePropagation();
    begin(brought);
  });
  const isOver = useEffectEvent((event: DragEvent) => {
    const isTaken = event.defaultPrevented || !isOnQueue(event);
    const takes = !isTaken && isFree(event.target) && carriesSome(event.dataTransfer);
    if (takes) event.preventDefault();
    setOver(takes);
  });
  const dropped = useEffectEvent((event: DragEvent) => {
    setOver(false);
    if (event.defaultPrevented || !event.dataTransfer) return;
    if (!isOnQueue(event) || !isFree(event.target)) return;
    const brought = broughtIn(event.dataTransfer);
    if (!brought) return;
    event.preventDefault();
    begin(brought);
  });
  useEffect(
    () =>
      whileHere(here, () => {
        const onPaste = (event: ClipboardEvent) => pasted(event);
        const onOver = (event: DragEvent) => isOver(event);
        const onDrop = (event: DragEvent) => dropped(event);
        const onLeave = ({ relatedTarget }: DragEvent) => {
          if (relatedTarget === null) setOver(false);
        };
        // Before the open ticket hears of a paste, and after it has taken what is dropped on it.
        document.addEventListener("paste", onPaste, true);
        document.addEventListener("dragover", onOver);
        document.addEventListener("dragleave", onLeave);
        document.addEventListener("drop", onDrop);
        return () => {
          document.removeEventListener("paste", onPaste, true);
          document.removeEventListener("dragover", onOver);
          document.removeEventListener("dragleave", onLeave);
          document.removeEventListener("drop", onDrop);
        };
      }),
    [here],
  );
  return over ? <div className={css.over}>{t("intake.dropAnywhere")}</div> : null;
}
