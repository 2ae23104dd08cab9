import qrEnc from "pdfmake/js/qrEnc.js";

/** Node hands over all that the file exports, the test runner its default alone. */
const encoder = "default" in qrEnc ? qrEnc.default : qrEnc;

/** A QR as one path of lines, each a run of dark modules; in modules, from the top left. */
export interface Code {
  path: string;
  /** Modules of a side. */
  side: number;
}

/**
 * The code of a text or of bytes, error correction M. Only which modules are dark is asked of pdfmake: it
 * would draw each as a square of its own, six thousand for a receipt, with hairs of white between.
 */
export function codeOf(said: string | readonly number[]): Code {
  const [whole, ...dark] = encoder.measure({ qr: said, eccLevel: "M" })._canvas;
  let path = "";
  let row = -1;
  let end = -1;
  for (const { x, y, w } of dark) {
    const [column, line] = [x / w, y / w];
    if (line !== row || column !== end) {
      path += `${path === "" ? "" : `H${end}`}M${column} ${line + 0.5}`;
      row = line;
    }
    end = column + 1;
  }
  return { path: `${path}H${end}`, side: whole.w / (dark[0]?.w ?? 1) };
}
