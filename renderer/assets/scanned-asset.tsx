import type { PreviewProps } from "../contributions/index.ts";
import ScannedGone from "../custody/gone-note.tsx";
import { InTours } from "../runs/in-tour.tsx";

/** What must be known at once of an asset that was scanned: it is gone, or it is waited for on a tour. */
export default function ScannedAsset({ id }: PreviewProps) {
  return (
    <>
      <ScannedGone id={id} />
      <InTours asset={id} />
    </>
  );
}
