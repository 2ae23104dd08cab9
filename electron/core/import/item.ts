import type { ImportCandidate, ImportItem } from "../../../shared/ipc/import-report.ts";
import type { Candidate } from "./identify.ts";
import type { Rejection } from "./inventory.ts";

export function itemOf(file: string, outcome: ImportItem["outcome"], label: string): ImportItem {
  return { file, outcome, asset: null, label, changes: [], kept: [], candidates: [], reason: null };
}

export function rejected(file: string, reason: Rejection, label = ""): ImportItem {
  return { ...itemOf(file, "rejected", label), reason };
}

export function candidateOf(
  { asset: { id, fields }, agrees, contradicts }: Candidate,
  shownId: (id: string) => string | null,
): ImportCandidate {
  const texts = ["name", "model", "serial"].map((name) => fields[name]);
  const title = texts.find((each) => typeof each === "string" && each !== "") ?? "";
  const number = typeof fields.number === "string" ? fields.number : null;
  return {
    kind: "asset",
    id: shownId(id),
    number,
    title: String(title),
    agrees: [...agrees],
    contradicts: [...contradicts],
  };
}
