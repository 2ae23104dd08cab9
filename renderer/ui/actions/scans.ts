import type { RefObject } from "react";
import { useEffect, useEffectEvent } from "react";
import { scanSeries } from "./scan-series.ts";

type TakeScan = (code: string) => void;

/** The latest takes what is scanned; when it goes, the one before does again. */
let takers: readonly TakeScan[] = [];

/** Takes the scans that no field asked for, as long as the component is on screen. */
export function useScans(onScan: TakeScan): void {
  const take = useEffectEvent(onScan);
  useEffect(() => takeScans((code) => take(code)), []);
}

/** @returns what ends it */
export function takeScans(take: TakeScan): () => void {
  takers = [...takers, take];
  return () => {
    takers = takers.filter((each) => each !== take);
  };
}

/** Null before the desk, where a burst of keys is a password manager's. */
export function scanTaker(): TakeScan | null {
  return takers.at(-1) ?? null;
}

/** Said to a field that asks for things that are scanned, before anything is written into it. */
const SCANNED = "desk-scanned";

/** A word in small letters: somebody typed it (a driver of tests, a text expander), nobody prints it as a code. */
const WORD = /^[a-z]+$/;

/** Offers a code to the field it was scanned into. @returns whether the field sees to it */
export function offerScan(field: EventTarget, code: string): boolean {
  if (WORD.test(code)) return false;
  return !field.dispatchEvent(new CustomEvent(SCANNED, { detail: code, cancelable: true }));
}

/**
 * Takes what is scanned into a field, exactly that and one after the other, however fast they come. What is
 * not taken stays in the tray, as does what comes after the field is gone.
 *
 * @param ask what the code means; never rejects
 * @param take false: it is nothing for this field
 */
export function useScansInto<A>(
  field: RefObject<HTMLElement | null>,
  ask: (code: string) => Promise<A>,
  take: (code: string, answer: A) => boolean,
): void {
  const asking = useEffectEvent(ask);
  const taking = useEffectEvent(take);
  useEffect(
    () =>
      takeScansInto(
        field.current,
        (code) => asking(code),
        (code, answer) => taking(code, answer),
      ),
    [field],
  );
}

/** @returns what ends it */
export function takeScansInto<A>(
  field: EventTarget | null,
  ask: (code: string) => Promise<A>,
  take: (code: string, answer: A) => boolean,
): () => void {
  let here = true;
  const keep = (code: string) => scanTaker()?.(code);
  const series = scanSeries(
    ask,
    (code, answer) => {
      if (!here || !take(code, answer)) keep(code);
    },
    keep,
  );
  const scanned = (event: Event) => {
    event.preventDefault();
    void series((event as CustomEvent<string>).detail);
  };
  field?.addEventListener(SCANNED, scanned);
  return () => {
    here = false;
    field?.removeEventListener(SCANNED, scanned);
  };
}
