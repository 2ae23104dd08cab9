import type { Smart } from "./smart.ts";

/**
 * What each disk is called in its readings: its serial, by which a series on the asset stays with the
 * disk when it moves; else its model, else the device, told apart where two are alike.
 */
export function diskNames(disks: readonly Smart[]): string[] {
  const plain = disks.map(({ serial, model, device }) => serial || model || device);
  return plain.map((name, index) =>
    plain.indexOf(name) === plain.lastIndexOf(name) ? name : `${name} (${disks[index]?.device ?? index})`,
  );
}
