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
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import { noteAccess } from "../commands/note-access.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { scanQueries } from "../queries/scan.ts";
import { readStore } from "../store/read-store.ts";
import { targetFile } from "../session/target-file.ts";
import { writeWhole } from "../session/whole-file.ts";
import type { Store } from "../store/store.ts";
import type { Job } from "./job.ts";

/** A slip of paper: a recorded one to be signed by hand, or a blank one with the code of an asset. */
export const paperSlip: Job<"paperSlip"> = async (
  { number, act, locale, replaceMissing = false, file, overwrite = false },
  { profile: { store, folder } },
) => {
  const target = targetFile(file, folder, overwrite);
  if (!target.ok) return target;
  const said = await slipOf(store, number, act, locale);
  if (!said.ok) return said;
  const { draw, printed } = await import("../documents/print.ts");
  const { document, missing } = printed(said.value.text);
  if (missing.length > 0 && !replaceMissing) {
    return failure("notAllowed", "the font lacks characters of this document", "replaceMissing", {
      rule: "fontLacks",
      characters: missing,
    });
  }
  const noted = noteAccess(store, "access.print", {
    ...{ what: "slip", count: 1, format: "pdf", filter: { number } },
    records: said.value.records,
  });
  if (!noted.ok) return noted;
  const bytes = await draw(document, { at: store.environment.now(), files: [] });
  const written = writeWhole(target.value, bytes, overwrite, store.environment.randomBytes);
  if (!written.ok) return written;
  const result: JobResults["paperSlip"] = {
    ...{ file: target.value, number: document.number, title: document.title },
    blank: said.value.blank,
    bytes: bytes.length,
    replaced: missing,
  };
  return success(result);
};

interface Described {
  text: DocumentText;
  blank: boolean;
  records: string[];
}

async function slipOf(
  store: Store,
  number: string,
  act: "handOver" | "return",
  language: DocumentLanguage,
): Promise<Outcome<Described>> {
  const { findDocument, saidAsSlip } = await import("../documents/print.ts");
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
