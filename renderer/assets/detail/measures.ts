import type { Format } from "../../i18n/index.ts";

const STEPS = ["bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"] as const;

/** A line speed in bit/s in the unit people use: 1000000000 → 1 Gbit/s. */
export function bitRate(format: Pick<Format, "number">, speed: number): string {
  const step = speed < 1000 ? 0 : Math.min(STEPS.length - 1, Math.floor(Math.log10(speed) / 3 + 1e-9));
  return `${format.number(speed / 1000 ** step)} ${STEPS[step]}`;
}

/** MHz as processors are advertised: 2100 → 2.1 GHz. */
export function clockRate(format: Pick<Format, "number">, mhz: number): string {
  return mhz < 1000 ? `${format.number(mhz)} MHz` : `${format.number(Math.round(mhz / 100) / 10)} GHz`;
}
