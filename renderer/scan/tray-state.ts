import { create } from "zustand";
import type { ScanAnswer, ScanEntry } from "./entries.ts";
import { answered, without } from "./entries.ts";

interface Tray {
  entries: readonly ScanEntry[];
  /** What was cleared last, until something else is scanned. */
  cleared: readonly ScanEntry[];
  /** What went into a form last, until something else is scanned: the form may be left without a trace. */
  taken: readonly ScanEntry[];
  /** Counts up with every scan. */
  scans: number;
}

export const useTray = create<Tray>(() => ({ entries: [], cleared: [], taken: [], scans: 0 }));

/** Puts a scan at the end. @returns its id, under which it is answered */
export function addScan(code: string): number {
  const id = useTray.getState().scans + 1;
  useTray.setState(({ entries }) => ({
    scans: id,
    cleared: [],
    taken: [],
    entries: [...entries, { id, code, answer: { is: "asking" } }],
  }));
  return id;
}

export function answerScan(id: number, answer: ScanAnswer): void {
  useTray.setState(({ entries, cleared }) => ({
    entries: answered(entries, id, answer),
    cleared: answered(cleared, id, answer),
  }));
}

export function removeScan(id: number): void {
  useTray.setState(({ entries }) => ({ entries: entries.filter((entry) => entry.id !== id) }));
}

export function clearTray(): void {
  useTray.setState(({ entries }) => ({ entries: [], cleared: entries }));
}

export function bringBackTray(): void {
  useTray.setState(({ entries, cleared, taken }) => ({
    entries: cleared.length > 0 ? cleared : [...taken, ...entries],
    cleared: [],
    taken: cleared.length > 0 ? taken : [],
  }));
}

/** The records of a kind have gone where they were wanted. */
export function takeFromTray(kind: string): void {
  useTray.setState(({ entries }) => {
    const left = without(entries, kind);
    return { entries: left, taken: entries.filter((entry) => !left.includes(entry)) };
  });
}
