import { uniqueClaims } from "../../../../shared/domain/asset/asset-view.ts";
import { uniqueForm } from "../../../../shared/domain/asset/asset-fields.ts";
import type { Port } from "../../../../shared/domain/asset/asset-fields.ts";
import type { EntityState } from "../../../../shared/log/state.ts";

/** Something a record is known by, in the form in which it is compared. */
export interface RecordMark {
  kind: string;
  field: string;
  value: string;
  /** Nobody else may have it: a second record with it is a conflict. */
  claims: boolean;
}

/** A switch has some hundred ports; a document that lists more is not indexed by all of them. */
const INDEXED_PORTS = 1024;

/** Marks of a record. One that was merged keeps them, to be found by, but claims nothing any more. */
export function marksOf(state: EntityState): RecordMark[] {
  if (!state.exists) return [];
  const marks = uniqueClaims(state).map((claim) => ({ kind: state.kind, ...claim, claims: true }));
  if (state.kind !== "asset") return marks;
  const finding: [string, string][] = [["uuid", lower(state.fields.uuid)]];
  if (state.fields.mergedInto) {
    finding.push(["tag", uniqueForm(state.fields.tag)], ["serial", uniqueForm(state.fields.serial)]);
  }
  const ports = (state.fields.ports as Port[] | undefined) ?? [];
  const addresses = new Set(ports.slice(0, INDEXED_PORTS).map(({ mac }) => lower(mac)));
  for (const mac of addresses) finding.push(["mac", mac]);
  for (const [field, value] of finding) {
    if (value !== "") marks.push({ kind: "asset", field, value, claims: false });
  }
  return marks;
}

const lower = (value: unknown): string => (typeof value === "string" ? value.trim().toLowerCase() : "");
