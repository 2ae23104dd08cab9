import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import {
  definitionRow,
  definitionsOf,
  termsTextOf,
} from "../../../shared/domain/definition/definition-view.ts";
import { definition as definitionKind } from "../../../shared/domain/definition/definition.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import { modelOf } from "../../../shared/domain/asset/asset-view.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { DocumentLanguage, DocumentText } from "../../../shared/documents/document.ts";
import { blankSlip, toSignByHand } from "../../../shared/documents/slip/paper-slip.ts";
import type { PrintedTerms } from "../../../shared/documents/slip/paper-slip.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { asAuthorHad } from "../queries/as-author-had.ts";
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
        // Who photographs it filled in finds here which terms were on the paper.
        ...{ act: "access.print", what: "slip", count: 1, filter: { number, ...said.value.terms } },
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
  /** Which terms stand on it that no record holds. */
  terms: { terms?: string; version?: string };
}

function slipOf(
  { findDocument, saidAsSlip }: typeof import("../documents/print.ts"),
  store: Store,
  number: string,
  act: "handOver" | "return",
  language: DocumentLanguage,
): Outcome<Described> {
  const found = findDocument(store, number, undefined);
  if (found.ok && found.value.name === "slip") {
    const { op } = found.value;
    const { said, names, isReturn } = saidAsSlip(store, found.value, language);
    const offered = isReturn ? null : termsOffered(termsThen(store, op), language);
    const text = toSignByHand(said, names, offered);
    const terms = said.terms === null ? namesOf(offered) : {};
    return success({ text, blank: false, records: op.touches.slice(0, 100), terms });
  }
  const scan = scanQueries({ store: readStore(store) })["scan.resolve"]({ code: number });
  const hit = scan.ok ? scan.value : null;
  const row = hit?.kind === "asset" ? (store.source.row(assetKind.name, hit.id) as AssetRow | null) : null;
  if (!row) return failure("notFound", "this laptop knows no slip and no asset of this number", "number");
  const asset = { ...row, model: modelOf(row), financeNo: "" };
  const organisation = store.identity().workspaceName;
  const offered = termsOffered(store.source.rows(definitionKind.name) as DefinitionRow[], language);
  const text = blankSlip({ act, organisation, number: row.number, asset, terms: offered }, language);
  const terms = act === "handOver" ? namesOf(offered) : {};
  return success({ text, blank: true, records: [`asset:${row.id}`], terms });
}

const namesOf = (terms: Offered) => (terms ? { terms: terms.key, version: terms.version } : {});

type Offered = (NonNullable<PrintedTerms> & { key: string }) | null;

function termsOffered(rows: readonly DefinitionRow[], language: DocumentLanguage): Offered {
  const offered = definitionsOf("terms", rows).find(({ retired }) => !retired);
  if (!offered) return null;
  const { key, version } = offered;
  return { key, version: String(version), text: inLanguage(termsTextOf(offered), language) };
}

/**
 * What a team had made of its terms when a document was recorded: of one that holds none itself, every print
 * says the same, whatever the terms have become since.
 */
function termsThen(store: Store, op: Operation): DefinitionRow[] {
  const reading = readStore(store);
  return (store.source.rows(definitionKind.name) as DefinitionRow[])
    .filter(({ family }) => family === "terms")
    .map(({ id }) => asAuthorHad(reading, op, definitionKind.name, id))
    .filter(({ exists }) => exists)
    .map(definitionRow);
}
