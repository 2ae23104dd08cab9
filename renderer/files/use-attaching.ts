import { useEffect, useEffectEvent } from "react";
import type { RefObject } from "react";
import { localMinute, useCoreSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { takesText } from "../ui/actions/shortcut-rules.ts";
import { hasLayer } from "../ui/layers.ts";
import { useActions } from "../ui/index.ts";
import { chooseFiles } from "./choose-files.ts";
import { isUnnamed } from "./intake/file-names.ts";
import { takeFiles } from "./intake/taking.ts";
import { takingPorts } from "./intake/taking-ports.ts";

/** A record that files may be attached to, while it is on the screen. */
export interface Attaching {
  /** Key of the record. */
  about: string;
  /** Asks for files with the system's dialog. */
  choose: () => void;
  take: (files: readonly File[]) => void;
}

interface Record {
  kind: "ticket" | "asset" | "medium" | "disposal";
  id: string;
  /** May be attached to now. */
  open: boolean;
  /** Where files may be dropped. */
  pane: RefObject<HTMLElement | null>;
}

/**
 * The ways in: the act of the palette, what is pasted while the record is shown, what is dropped on its pane.
 * A file that is dropped anywhere else is refused as ever.
 */
export function useAttaching({ kind, id, open, pane }: Record): Attaching | null {
  const t = useText("files");
  const { client, acts, now } = useCoreSession();
  const about = `${kind}:${id}`;

  function take(files: readonly File[]): void {
    if (!open || files.length === 0) return;
    const unnamed = t("pasted", { when: minuteIn(now()) });
    const named = files.map((file) => ({ about, file, name: isUnnamed(file.name) ? unnamed : file.name }));
    void takeFiles(takingPorts(client, acts), named);
  }

  useActions([
    {
      id: `${kind}.attach`,
      of: id,
      group: kind,
      shortcuts: [],
      disabled: !open,
      run: () => chooseFiles(take),
    },
  ]);
  usePasted(take);
  useDropped(pane, open, take);
  return open ? { about, choose: () => chooseFiles(take), take } : null;
}

/** Without a colon, which no file system takes. */
const minuteIn = (ms: number) => localMinute(new Date(ms)).replace("T", " ").replace(":", ".");

/** Ctrl+V, wherever the focus is; what is a text for a field stays one. */
function usePasted(take: (files: readonly File[]) => void): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || hasLayer()) return;
      if (takesText(document.activeElement) && event.clipboardData?.getData("text/plain")) return;
      event.preventDefault();
      taken(files);
    };
    document.addEventListener("paste", pasted);
    return () => document.removeEventListener("paste", pasted);
  }, []);
}

/** Dropped on the pane, which shows that it takes it while something is above it (`data-dropping`). */
function useDropped(
  pane: RefObject<HTMLElement | null>,
  open: boolean,
  take: (files: readonly File[]) => void,
): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const element = pane.current;
    if (!element || !open) return;
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;
    const show = (over: boolean) => element.toggleAttribute("data-dropping", over);
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      show(true);
    };
    const left = ({ relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) show(false);
    };
    const dropped = (event: DragEvent) => {
      show(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      taken([...(event.dataTransfer?.files ?? [])]);
    };
    element.addEventListener("dragover", over);
    element.addEventListener("dragleave", left);
    element.addEventListener("drop", dropped);
    return () => {
      show(false);
      element.removeEventListener("dragover", over);
      element.removeEventListener("dragleave", left);
      element.removeEventListener("drop", dropped);
    };
  }, [pane, open]);
}
