import { missingOf } from "../../../shared/domain/custody/accessories.ts";
import type { Accessory } from "../../../shared/domain/custody/line-forms.ts";
import { serialForm } from "../../../shared/domain/kind/unique-form.ts";
import { namedInFull } from "../asset-names.ts";
import type { Line } from "../lines/custody-lines.ts";
import { accessoriesOf, liabilityOf, saidOf } from "../lines/line-said.ts";
import type { SlipLine } from "./slip-paper.tsx";

/**
 * A line of the form as it stands on the document.
 * @param out what went out with it, of a return
 */
export function slipLineOf(line: Line, out: readonly Accessory[] = []): SlipLine {
  const { asset, condition, note } = line;
  const said = saidOf(line);
  const { missing = {}, serialRead = "", unreadable, declined = null, photos = [], noPhoto = "" } = said;
  const unreturned = said.unreturned?.trim() ?? null;
  const read = serialForm(serialRead);
  const { verdict } = liabilityOf(line);
  const accessories = accessoriesOf(line);
  return {
    asset: asset.id,
    ...namedInFull(asset),
    condition,
    states: [
      ...(["works", "dataState", "encrypted", "locksRemoved", "dataMoved", "next"] as const).flatMap(
        (field) => (said[field] ? [`${field}.${said[field]}`] : []),
      ),
      ...(said.hold ? ["hold.yes"] : []),
      ...(verdict === null ? [] : [`verdict.${verdict}`]),
      ...(unreadable ? ["serialMatch.unreadable"] : []),
      ...(read !== "" && read !== serialForm(asset.serial) ? ["serialMatch.differs"] : []),
    ],
    accessories,
    missing: missingOf(
      unreturned === null ? out : [],
      accessories,
      Object.entries(missing).map(([name, { outcome = null, words = "" }]) => ({ name, outcome, words })),
    ),
    photos: photos.length,
    noPhoto: photos.length === 0 ? noPhoto.trim() : "",
    declined,
    unreturned,
    note: note.trim(),
  };
}
