import { getDocumentProxy } from "unpdf";
import type { DocumentText, Fact } from "../../../shared/documents/document.ts";

/** Where lines end is the layout's; what is compared is every character that is none of blank. */
export const squeezed = (text: string): string => text.replace(/\s+/gu, "");

/** What pdf.js reads of each page, without blanks. */
export async function pagesIn(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const pages: string[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    pages.push(squeezed(items.map((item) => ("str" in item ? item.str : "")).join("")));
  }
  return pages;
}

/** The files inside, as text, by their names. */
export async function filesIn(bytes: Uint8Array): Promise<Record<string, string>> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const names = [...((await pdf.getAttachments()) as unknown as Map<string, unknown>).keys()];
  const texts = names.map(async (name) => {
    const content = await pdf.getAttachmentContent(name);
    return [name, Buffer.from(content as Uint8Array).toString("utf8")] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

/** All that a description says, in the order of the page, without blanks; feet apart. */
export function saidIn(document: DocumentText): string {
  const facts = (list: readonly Fact[]) => list.map(({ label, value }) => label + value);
  const { tables, terms, signatures, receipt } = document;
  return squeezed(
    [
      document.organisation,
      document.title,
      document.numberLabel + document.number,
      ...document.marks,
      ...facts(document.facts),
      ...tables.flatMap(({ title, columns, rows }) => [
        title,
        ...columns.map(({ head }) => head),
        ...rows.flat(),
      ]),
      ...(terms ? [terms.title, terms.text] : []),
      ...signatures.flatMap((place) => [
        place.role,
        place.strokes.length > 0 ? "" : place.none,
        ...facts(place.facts),
      ]),
      ...document.notes,
      ...(receipt ? [receipt.title, ...receipt.lines] : []),
      ...facts(document.proof),
    ].join(""),
  );
}

/** Title and head of each table, which stand on each of its pages. */
export const headsOf = ({ tables }: DocumentText): string[] =>
  tables.map(({ title, columns }) => squeezed([title, ...columns.map(({ head }) => head)].join("")));

/** What the pages say, with foot and number of each taken off, and the repeated head of a table. */
export function bodyOf(pages: readonly string[], document: DocumentText): string {
  const heads = headsOf(document);
  const begun = new Set<string>();
  return pages
    .map((page, index) => {
      const words = document.pageOf.replace("{page}", `${index + 1}`).replace("{pages}", `${pages.length}`);
      const foot = squeezed(document.foot + words);
      if (!page.endsWith(foot)) throw new Error(`page ${index + 1} has no foot: …${page.slice(-200)}`);
      const body = page.slice(0, -foot.length);
      const goesOn = heads.find((head) => begun.has(head) && body.startsWith(head)) ?? "";
      for (const head of heads) if (body.includes(head)) begun.add(head);
      return body.slice(goesOn.length);
    })
    .join("");
}
