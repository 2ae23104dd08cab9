/**
 * What a spreadsheet makes of a text when it saves what it took for a number: digits behind the
 * fifteenth become noughts or powers of ten, leading noughts go. An encoding that lacks a character
 * leaves a question mark. Such a cell is nobody's word.
 *
 * @param lossy the file is in an encoding that lacks characters
 */
export function isSpoilt(cell: string, known: string, lossy: boolean): boolean {
  if (cell === known || cell === "") return false;
  return isRounded(cell, known) || (lossy && hasLost(cell, known));
}

const NUMBER = /^[+-]?(?:\d+(?:[.,](?<part>\d+))?)(?<power>e[+-]?\d+)?$/i;

function isRounded(cell: string, known: string): boolean {
  const [shown, meant] = [NUMBER.exec(cell.trim()), NUMBER.exec(known.trim())];
  if (!shown || !meant) return false;
  const value = (text: string) => Number(text.trim().replace(",", "."));
  const [now, was] = [value(cell), value(known)];
  if (!Number.isFinite(was)) return false;
  const places = Math.min(shown.groups?.part?.length ?? 0, 15);
  return now === (shown.groups?.power ? Number(was.toExponential(places)) : Number(was.toPrecision(15)));
}

function hasLost(cell: string, known: string): boolean {
  // One question mark for a character, or one for each of its halves.
  const fits = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((each, index) => each === b[index] || each === "?");
  return cell.includes("?") && (fits([...cell], [...known]) || fits(cell.split(""), known.split("")));
}
