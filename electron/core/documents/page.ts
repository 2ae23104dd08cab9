import { PAD, pathOf } from "../../../shared/domain/custody/strokes.ts";
import type {
  DocumentText,
  Fact,
  Lines,
  ReceiptPlace,
  SignaturePlace,
} from "../../../shared/documents/document.ts";
import { filled } from "../../../shared/documents/printed.ts";
import { codeOf } from "./code.ts";
import type { Code } from "./code.ts";

/** Name of the family, as pdfmake knows it. */
export const FONT = "NotoSansSC";

/** A4, in points. */
const SHEET = { short: 595.28, long: 841.89, side: 45, top: 40, bottom: 58 };
/** What is written on: of a list that lies on its side more. */
const widthOf = ({ landscape }: DocumentText) => (landscape ? SHEET.long : SHEET.short) - 2 * SHEET.side;

const GREY = "#555555";
const RULE = "#8a8a8a";
const LABEL = "#f2f2f2";

/** Of running text; the font's own line is 1.45 times its size. */
const LINE_HEIGHT = 1.3;
/** Of what stands in cells. */
const CLOSE = 1.05;

const PADDING = 5;
const HAIR = 0.5;

/** What pdfmake lays out; its own types are none. */
type Node = Record<string, unknown>;

/** Lines of one strength round every cell. */
const GRID = {
  hLineWidth: () => HAIR,
  vLineWidth: () => HAIR,
  hLineColor: () => RULE,
  vLineColor: () => RULE,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => 3,
  paddingBottom: () => 3.5,
};

/** Fixed widths of columns, of which a long word does not widen any. */
function widthsOf(shares: readonly number[], width: number): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const free = width - shares.length * 2 * PADDING - (shares.length + 1) * HAIR;
  return shares.map((share) => (free * share) / whole);
}

/** Content, foot and styles of a page; what the file says of itself is not here. */
export function pageOf(document: DocumentText): Node {
  const { marks, facts, tables, terms, signatures, notes, receipt, proof } = document;
  const width = widthOf(document);
  return {
    pageSize: "A4",
    pageOrientation: document.landscape ? "landscape" : "portrait",
    pageMargins: [SHEET.side, SHEET.top, SHEET.side, SHEET.bottom],
    defaultStyle: { font: FONT, fontSize: 9.5, lineHeight: LINE_HEIGHT, color: "#000000" },
    content: [
      head(document, width),
      ...(marks.length === 0 ? [] : [marked(marks, width)]),
      ...(facts.length === 0 ? [] : [factTable(facts, width)]),
      ...tables.map((lines) => lineTable(lines, width)),
      signedTerms(terms, signatures, width),
      { unbreakable: true, margin: [0, 8, 0, 0], ...small(notes) },
      { unbreakable: true, stack: [...(receipt ? [receiptOf(receipt, width)] : []), checkedBy(proof)] },
    ],
    footer: (page: number, pages: number) => foot(document, page, pages, width),
  };
}

function head({ title, number, numberLabel, code, organisation }: DocumentText, width: number): Node {
  return {
    columnGap: 8,
    columns: [
      { width: 120, text: organisation, fontSize: 9, color: GREY, margin: [0, 4, 0, 0] },
      {
        width: width - 256,
        stack: [
          { text: title, bold: true, fontSize: 19, alignment: "center", lineHeight: 1 },
          { text: `${numberLabel} ${number}`, fontSize: 10.5, alignment: "center", margin: [0, 2, 0, 0] },
        ],
      },
      { width: 120, stack: code === "" ? [] : [{ ...squared(codeOf(code), 63), alignment: "right" }] },
    ],
    margin: [0, 0, 0, 10],
  };
}

/** In a frame above everything, so that nobody signs or files the page without having read it. */
function marked(marks: readonly string[], width: number): Node {
  return {
    table: {
      widths: [width - 2 * PADDING - 2.4],
      body: [[{ stack: marks.map((text) => ({ text, bold: true })) }]],
    },
    layout: {
      ...GRID,
      hLineWidth: () => 1.2,
      vLineWidth: () => 1.2,
      hLineColor: () => "#000000",
      vLineColor: () => "#000000",
    },
    margin: [0, 0, 0, 10],
  };
}

const labelled = (label: string): Node => ({ text: label, color: GREY, fillColor: LABEL });

/** Labels and values, two in a row: what is said of the one party stands beside what is said of the other. */
function factTable(facts: readonly Fact[], width: number): Node {
  const rows: Node[][] = [];
  for (let at = 0; at < facts.length; at += 2) {
    const [left, right] = facts.slice(at, at + 2);
    if (!left) break;
    rows.push(
      right
        ? [labelled(left.label), { text: left.value }, labelled(right.label), { text: right.value }]
        : [labelled(left.label), { text: left.value, colSpan: 3 }, {}, {}],
    );
  }
  return {
    lineHeight: CLOSE,
    table: { widths: widthsOf([15, 35, 15, 35], width), dontBreakRows: true, body: rows },
    layout: GRID,
  };
}

const heading = (text: string): Node => ({
  text,
  bold: true,
  fontSize: 10.5,
  margin: [0, 12, 0, 4],
  headlineLevel: 1,
});

/** Title and head are rows of the table: both stand on every page, and neither is left behind on one. */
function lineTable({ title, columns, rows }: Lines, width: number): Node {
  const border = [false, true, false, true];
  const blank = columns.slice(1).map(() => ({}));
  const named = {
    text: title,
    bold: true,
    fontSize: 10.5,
    colSpan: columns.length,
    border,
    margin: [-PADDING, 0],
  };
  const headRow = columns.map(({ head: text }) => ({ text, bold: true, fillColor: LABEL }));
  return {
    fontSize: 8.5,
    lineHeight: CLOSE,
    margin: [0, 10, 0, 0],
    table: {
      widths: widthsOf(
        columns.map(({ share }) => share),
        width,
      ),
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body: [[named, ...blank], headRow, ...rows.map((row) => row.map((text) => ({ text })))],
    },
    layout: { ...GRID, hLineWidth: (line: number) => (line === 0 ? 0 : HAIR) },
  };
}

/** Terms that are longer go on to a page of their own. */
const TERMS_ON_ONE_PAGE = 1500;

/** What is agreed to stands on the page that is signed. */
function signedTerms(
  terms: DocumentText["terms"],
  signatures: DocumentText["signatures"],
  width: number,
): Node {
  return {
    unbreakable: (terms?.text.length ?? 0) <= TERMS_ON_ONE_PAGE && signatures.length <= 2 * BESIDE,
    stack: [
      ...(terms ? [heading(terms.title), { text: terms.text }] : []),
      ...(signatures.length === 0 ? [] : [signed(signatures, width)]),
    ],
  };
}

/** More places than these stand in a further row: their ink would be too small to be compared. */
const BESIDE = 3;

function signed(places: readonly SignaturePlace[], width: number): Node {
  const columns = Math.min(places.length, BESIDE);
  const widths = widthsOf(
    Array.from({ length: columns }, () => 1),
    width,
  );
  const size = Math.min(1, (widths[0] ?? INK.width) / INK.width);
  const rows = Array.from({ length: Math.ceil(places.length / columns) }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const here = places[row * columns + column];
      return here ? place(here, size) : {};
    }),
  );
  return {
    unbreakable: places.length <= 2 * BESIDE,
    margin: [0, 10, 0, 0],
    table: { widths, dontBreakRows: true, body: rows },
    layout: { ...GRID, paddingTop: () => 5, paddingBottom: () => 5 },
  };
}

const INK = { width: 165, height: 59.4 };

/** A drawing: what pdfmake draws on a canvas it moves, so that one that is used twice stands elsewhere. */
const PEN_LINE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${INK.width} 1"><rect width="${INK.width}" height="0.6"/></svg>`;

function place({ role, facts, strokes, none, pen }: SignaturePlace, size: number): Node {
  return {
    stack: [
      { text: role, bold: true },
      strokes.length > 0
        ? { svg: ink(strokes), width: INK.width * size, height: INK.height * size, margin: [0, 2, 0, 2] }
        : // Room for a pen: what nobody signed here may be signed on the paper.
          { text: none, color: GREY, margin: [0, 2, 0, INK.height - 12] },
      ...(pen ? [{ svg: PEN_LINE, width: INK.width * size, height: 1, margin: [0, 0, 0, 4] }] : []),
      ...facts.map(({ label, value }) => ({
        text: [{ text: `${label}  `, color: GREY }, { text: value }],
        fontSize: 8.5,
        lineHeight: CLOSE,
      })),
    ],
  };
}

/** The strokes as lines, not as a picture: they are as sharp as they were drawn. */
function ink(strokes: SignaturePlace["strokes"]): string {
  const paths = strokes.map((stroke) => `<path d="${pathOf(stroke)}"/>`).join("");
  const pen = 'stroke="#000000" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"';
  return svgOf(PAD.width, PAD.height, `<g fill="none" ${pen}>${paths}</g>`);
}

function svgOf(width: number, height: number, drawn: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${drawn}</svg>`;
}

/** One paragraph: each is a sentence. */
const small = (texts: readonly string[]): Node => ({
  fontSize: 8,
  lineHeight: 1.1,
  color: "#333333",
  text: texts.join(" "),
});

/** A code in whole points for each module, which printers and cameras keep sharp. */
function squared({ path, side }: Code, fit: number): Node {
  const size = side * Math.floor(fit / side);
  const lines = `<path d="${path}" stroke="#000000" stroke-width="1"/>`;
  return { svg: svgOf(side, side, lines), width: size, height: size };
}

/** Version 25 has 117 squares a side; a point each is as fine as paper and a phone's camera keep. */
const CODE = { fit: 117, width: 129 };

/** The code beside the words that it holds. */
function receiptOf({ title, lines, code }: ReceiptPlace, width: number): Node {
  return {
    margin: [0, 8, 0, 0],
    columnGap: 0,
    columns: [
      // As bytes: of a text pdfmake would write half characters where a name is rarer than the basic plane.
      { width: CODE.width, stack: [squared(codeOf([...Buffer.from(code, "utf8")]), CODE.fit)] },
      {
        width: width - CODE.width,
        fontSize: 6.5,
        lineHeight: 0.88,
        color: "#333333",
        stack: [{ text: title, bold: true, margin: [0, 0, 0, 2] }, ...lines.map((text) => ({ text }))],
      },
    ],
  };
}

function checkedBy(proof: readonly Fact[]): Node {
  return {
    margin: [0, 5, 0, 0],
    fontSize: 6.5,
    lineHeight: 0.95,
    color: GREY,
    stack: proof.map(({ label, value }) => ({ text: `${label}  ${value}` })),
  };
}

function foot({ foot: text, pageOf: words }: DocumentText, page: number, pages: number, width: number): Node {
  return {
    margin: [SHEET.side, 14, SHEET.side, 0],
    fontSize: 7.5,
    lineHeight: CLOSE,
    color: GREY,
    columns: [
      { width: width - 110, text },
      { width: 110, text: filled(words, { page, pages }), alignment: "right" },
    ],
  };
}
