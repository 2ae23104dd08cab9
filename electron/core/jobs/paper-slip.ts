import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { definitionsOf, termsTextOf } from "../../../shared/domain/definition/definition-view.ts";
import { definition as definitionKind } from "../../../shared/domain/definition/definition.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import { modelOf } from "../../../shared/domain/asset/asset-view.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { DocumentLanguage, DocumentText } from "../../../shared/documents/document.ts";
import { blankSlip, toSignByHand } from "../../../shared/documents/slip/paper-slip.ts";
import type { PrintedTerms } from "../../../shared/documents/slip/paper-slip.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { scanQueries } from "../queries/scan.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { Job } from "./job.ts";
import { writePdf } from "./write-pdf.ts";

/** A slip of paper: a recorded one to be signed by hand, or a blank one with the code of an asset. */
export const paperSlip: Job<"paperSlip"> = async ({ number, act, locale, ...asked }, context) => {
  const { store } = context.profile;
  let blank = false;
  const written = await writePdf(asked, context, (print) => {
    const said = slipOf(print, store, number, act, locale);
    if (!said.ok) return said;
    ({ blank } = said.value);
    const printable = print.inPrint(said.value.text, { at: store.environment.now(), files: [] });
    return success({
      printable,
      access: {
        ...{ act: "access.print", what: "slip", count: 1, filter: { number } },
        records: said.value.records,
      },
    });
  });
  return written.ok ? success({ ...written.value, blank }) : written;
};

interface Described {
  text: DocumentText;
  blank: boolean;
  records: string[];
}

function slipOf(
  { findDocument, saidAsSlip }: typeof import("../documents/print.ts"),
  store: Store,
  number: string,
  act: "handOver" | "return",
  language: DocumentLanguage,
): Outcome<Described> {
  const terms = termsOf(store, language);
  const found = findDocument(store, number, undefined);
  if (found.ok && found.value.name === "slip") {
    const { said, names, isReturn } = saidAsSlip(store, found.value, language);
    const text = toSignByHand(said, names, isReturn ? null : terms);
    return success({ text, blank: false, records: found.value.op.touches.slice(0, 100) });
  }
  const scan = scanQueries({ store: readStore(store) })["scan.resolve"]({ code: number });
  const hit = scan.ok ? scan.value : null;
  const row = hit?.kind === "asset" ? (store.source.row(assetKind.name, hit.id) as AssetRow | null) : null;
  if (!row) return failure("notFound", "this laptop knows no slip and no asset of this number", "number");
  const asset = { ...row, model: modelOf(row), financeNo: "" };
  const organisation = store.identity().workspaceName;
  const text = blankSlip({ act, organisation, number: row.number, asset, terms }, language);
  return success({ text, blank: true, records: [`asset:${row.id}`] });
}

function termsOf(store: Store, language: DocumentLanguage): PrintedTerms {
  const rows = store.source.rows(definitionKind.name) as DefinitionRow[];
  const offered = definitionsOf("terms", rows).find(({ retired }) => !retired);
  if (!offered) return null;
  return { version: String(offered.version), text: inLanguage(termsTextOf(offered), language) };
}
