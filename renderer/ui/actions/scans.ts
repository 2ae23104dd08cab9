import { useEffect, useEffectEvent } from "react";

type TakeScan = (code: string) => void;

let taker: TakeScan | null = null;

/** Takes the scans that no field asked for, as long as the component is on screen. */
export function useScans(onScan: TakeScan): void {
  const take = useEffectEvent(onScan);
  useEffect(() => takeScans((code) => take(code)), []);
}

/** @returns what ends it */
export function takeScans(take: TakeScan): () => void {
  taker = take;
  return () => {
    if (taker === take) taker = null;
  };
}

/** Null before the desk, where a burst of keys is a password manager's. */
export function scanTaker(): TakeScan | null {
  return taker;
}
