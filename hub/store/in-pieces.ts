/** Lists of any length in pieces that both engines take as parameters of one statement. */
export function inPieces<T>(values: readonly T[], size = 500): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < values.length; at += size) pieces.push(values.slice(at, at + size));
  return pieces;
}
