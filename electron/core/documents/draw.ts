import pdfmake from "pdfmake";
import type { DocumentOrigin, DocumentText } from "../../../shared/documents/document.ts";
import { documentFonts } from "./fonts.ts";
import { FONT, pageOf } from "./page.ts";

const fonts = documentFonts();
pdfmake.setFonts({ [FONT]: fonts });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === fonts.normal || path === fonts.bold);

/** A description as PDF; its characters are all in the font. The same description gives the same bytes. */
export async function draw(document: DocumentText, origin: DocumentOrigin): Promise<Uint8Array> {
  const { title, number, organisation, language } = document;
  const created = new Date(origin.at);
  return pdfmake
    .createPdf({
      ...pageOf(document),
      version: "1.7",
      language,
      // pdfmake writes no structure: a file that said it is tagged would be read out as an empty page.
      tagged: false,
      displayTitle: true,
      info: {
        title: `${title} ${number}`,
        subject: number,
        author: organisation,
        creator: "Deskside",
        // The file's id is reckoned from these; no clock and no chance have a part in it.
        creationDate: created,
      },
      files: Object.fromEntries(
        origin.files.map(({ name, text, description }) => [
          name,
          {
            src: `data:application/json;base64,${Buffer.from(text).toString("base64")}`,
            name,
            type: "application/json",
            description,
            relationship: "Source",
            creationDate: created,
            modifiedDate: created,
          },
        ]),
      ),
    })
    .getBuffer();
}
