import type { EpochRow } from "../../store/hub-store.ts";
import type { DeviceRow } from "../devices/device-rows.ts";
import type { Report } from "./report.ts";

interface Place {
  deviceSeq: number;
  feed: number;
  reoffered: boolean;
}

/** deviceSeq: 1, 2, 3 … per device; holes only where a restore explains them (I7). */
export class DeviceSequences {
  readonly #devices = new Map<string, Place[]>();
  readonly #firstRestored: number;

  constructor(epochs: readonly EpochRow[]) {
    const ends = epochs.flatMap(({ gapTo }) => (gapTo === null ? [] : [gapTo]));
    this.#firstRestored = Math.min(...ends, Number.POSITIVE_INFINITY);
  }

  add(device: string, place: Place): void {
    const places = this.#devices.get(device) ?? [];
    places.push(place);
    this.#devices.set(device, places);
  }

  /** Answers how many numbers only a lost hub knew. */
  check(devices: ReadonlyMap<string, DeviceRow>, report: Report): number {
    let explained = 0;
    for (const [device, places] of this.#devices) {
      places.sort((a, b) => a.deviceSeq - b.deviceSeq);
      let before = 0;
      for (const place of places) {
        const restored = place.reoffered || place.feed >= this.#firstRestored;
        const hole = place.deviceSeq - before - 1;
        if (hole !== 0 && !restored && !(hole < 0 && places.some((each) => each.reoffered))) {
          report("deviceSeq", `device ${device}: ${place.deviceSeq} follows ${before}`);
        }
        if (hole > 0 && restored) explained += hole;
        before = place.deviceSeq;
      }
      const row = devices.get(device);
      if (row && row.nextDeviceSeq <= before) {
        report("deviceSeq", `device ${device}: next is ${row.nextDeviceSeq}, but ${before} is taken`);
      }
    }
    return explained;
  }
}
