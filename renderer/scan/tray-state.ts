import { create } from "zustand";
import type { ScanAnswer, ScanEntry } from "./entries.ts";
import { answered, without } from "./entries.ts";

interface Tray {
  entries: readonly ScanEntry[];
  /** What was cleared last, until something else is scanned. */
  cleared: readonly ScanEntry[];
  /** Counts up with every scan. */
  scans: number;
}

export const useTray = create<Tray>(() => ({ entries: [], cleared: [], scans: 0 }));

/** Puts a scan at the end. @returns its id, under which it is answered */
export function addScan(code: string): number {
  const id = useTray.getState().scans + 1;
  useTray.setState(({ entries }) => ({
    scans: id,
    cleared: [],
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
  useTray.setState(({ cleared }) => ({ entries: cleared, cleared: [] }));
}

/** The records of a kind have gone where they were wanted. */
export function takeFromTray(kind: string): void {
  useTray.setState(({ entries }) => ({ entries: without(entries, kind) }));
}
