import type { Fit } from "../ui/finding/fit.ts";

/** A text with what was meant of it in bold. */
export function Marked({ text, marks }: { text: string; marks: Fit["marks"] }) {
  return piecesOf(text, marks).map(({ at, piece, meant }) =>
    meant ? <b key={at}>{piece}</b> : <span key={at}>{piece}</span>,
  );
}

/** The text in pieces that are meant or not; marks may overlap. */
function piecesOf(text: string, marks: Fit["marks"]): { at: number; piece: string; meant: boolean }[] {
  const pieces: { at: number; piece: string; meant: boolean }[] = [];
  [...text].forEach((character, at) => {
    const meant = marks.some(([from, to]) => from <= at && at < to);
    const last = pieces.at(-1);
    if (last?.meant === meant) last.piece += character;
    else pieces.push({ at, piece: character, meant });
  });
  return pieces;
}
